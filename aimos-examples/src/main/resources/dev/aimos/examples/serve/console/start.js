/** Starting a run: of a plan on offer, or of one that is pasted, which is checked first. */

import { get, send } from './api.js';
import { go, to } from './address.js';
import { h, line, prose, show } from './dom.js';
import { handlerChoice, rolesOf, workers } from './handlers.js';
import { readAll, typedField } from './typed.js';
import { badge, button, empty, facts, failure, field, form, heading, input, load, loading, say, section, select } from './ui.js';
import { json, many } from './words.js';

export function render({ path, signal }) {
  const [, name] = path;
  return name === '' ? pasted(signal) : offered(name, signal);
}

function offered(name, signal) {
  const region = h('div', {});
  load(region, () => Promise.all([get('/plans', {}, { signal }), workers(signal)]), ([found, server]) => {
    const one = found.items.find((item) => item.name === name);
    if (!one) return empty('The server offers no plan of this name.');
    return [
      one.sound && one.plan ? startForm(one.plan, { plan: one.name }, server) : [
        h('p', {}, 'It cannot be run before what is wrong with it is mended.'),
        check(one.text, /ya?ml$/.test(one.file) ? 'yaml' : 'acl', signal)],
      h('details', {}, h('summary', {}, 'The plan'), h('pre', { tabindex: '0' }, prose(one.text))),
    ];
  });
  return [heading(['Start ', line(name)], h('a', { href: to(['runs']) }, '← All runs')), region];
}

// A plan that is pasted

function pasted(signal) {
  const text = h('textarea', { name: 'text', rows: 14, class: 'code', required: true, spellcheck: 'false' });
  const syntax = select([['acl', 'ACL'], ['yaml', 'YAML']], 'acl', { name: 'syntax' });
  const result = h('div', { id: 'checked', 'aria-live': 'polite' });
  const changed = () => result.firstChild && show(result, h('p', { class: 'small' }, 'The plan has changed since it was checked.'));
  text.addEventListener('input', changed);
  syntax.addEventListener('change', changed);
  return [
    heading('Start a plan of your own', h('a', { href: to(['runs']) }, '← All runs')),
    form({ class: 'stack' }, (given) => show(result, check(given.text, given.syntax, signal)),
      field('The plan', text, 'It is checked before it is run; it is kept with the run alone.'),
      h('div', { class: 'options' }, field('Written in', syntax), h('button', { type: 'submit', class: 'primary', id: 'check-plan' }, 'Check'))),
    result,
  ];
}

/** What is wrong with a plan; if nothing is, the form that starts it. */
function check(text, syntax, signal) {
  const region = h('div', {});
  load(region, () => Promise.all([send('POST', '/plans/check', { text, syntax }, { signal }), workers(signal)]), ([checked, server]) => [
    h('p', { class: 'judged' }, badge(checked.sound ? 'sound' : 'not sound', checked.sound ? 'good' : 'bad'), ' ', problemCount(checked.problems)),
    checked.problems.length > 0 && h('ul', { class: 'problems' }, checked.problems.map(problem)),
    checked.sound && checked.plan && startForm(checked.plan, { text, syntax }, server),
  ]);
  return region;
}

function problemCount(problems) {
  const errors = problems.filter((one) => one.severity === 'error').length;
  const words = [errors > 0 && many(errors, 'error'), problems.length > errors && many(problems.length - errors, 'warning')].filter(Boolean);
  return words.length === 0 ? 'Nothing is wrong with it.' : words.join(', ');
}

/** As a compiler shows it: where, what, the line and carets below the place, and what to do. */
function problem({ severity, code, message, line: row, column, length, source, suggestion }) {
  const before = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return h('li', {},
    h('p', {}, badge(severity, severity === 'error' ? 'bad' : 'warn'), row > 0 && ` line ${row}, column ${column}: `, ' ', line(message), ' ', h('code', { class: 'small' }, line(code))),
    row > 0 && h('pre', { tabindex: '0', class: 'caret' }, singles(source), '\n', before, h('span', { class: 'carets', 'aria-hidden': 'true' }, '^'.repeat(Math.max(1, length)))),
    suggestion && h('p', { class: 'small' }, line(suggestion)));
}

/** The line with one character for each that is counted, for the carets to stand below their place. */
const singles = (source) => [...source].map((one) => (/[\p{C}\p{M}\p{Extended_Pictographic}]/u.test(one) && one !== '\t' ? '\ufffd'.repeat(one.length) : one)).join('');

// What it is started with

function startForm(plan, how, server) {
  const inputs = plan.inputs.map((one) => typedField({
    ...one, hint: [one.description, one.default !== undefined && one.default !== null && `without it: ${JSON.stringify(one.default)}`].filter(Boolean).join('; ') }));
  const roles = handlerChoice(rolesOf(plan), server);
  const wrong = h('div', {});
  return form({ class: 'stack', id: 'start-run' }, async (given) => {
    const filled = readAll(inputs);
    const mocked = filled && readAll(roles.fields);
    if (!filled || !mocked) return;
    show(wrong, loading('Starting'));
    try {
      const { handlers, mock } = roles.read(mocked);
      const run = await send('POST', '/runs', {
        ...how, inputs: filled, ...(given['#id'] ? { id: given['#id'] } : {}), ...(handlers.length > 0 ? { handlers } : {}), ...(Object.keys(mock).length > 0 ? { mock } : {}) });
      say(`Run ${run.run} began.`);
      go(['runs', run.run]);
    } catch (error) {
      show(wrong, failure(error));
      wrong.scrollIntoView({ block: 'nearest' });
    }
  },
    plan.description && h('p', {}, line(plan.description)),
    section('Inputs', inputs.length === 0 ? empty('It takes none.') : h('div', { class: 'stack' }, inputs.map((one) => one.node))),
    section('Who works', roles.nodes),
    results(plan),
    field('Name of the run', input({ name: '#id' }), 'without it, one is made; a name that is taken is refused'),
    wrong,
    h('div', { class: 'actions', 'data-write': true }, h('button', { type: 'submit', class: 'primary' }, 'Start')));
}

const results = (plan) => plan.results.length > 0 && section('What it gives', facts(plan.results.map((one) => [
  line(one.name), [`${one.type}, from `, h('code', {}, line(json(one.value)))]])));
