/** The audit trail: who did what, when, and what came of it. */

import { download, get } from './api.js';
import { go, to } from './address.js';
import { h, line, plain } from './dom.js';
import { moment } from './moment.js';
import { badge, button, empty, field, form, heading, input, load, longList, pages, select, table } from './ui.js';
import { many, when } from './words.js';

const FILTERS = ['correlation', 'key', 'witness', 'kind', 'since', 'until'];

export function render({ parameters, signal }) {
  const filters = Object.fromEntries(FILTERS.map((name) => [name, parameters[name] ?? '']));
  const order = parameters.order ?? 'newest';
  const { asOf } = moment();
  const region = h('div', { 'aria-live': 'polite' });
  load(region, () => get('/trail', { ...filters, order, as_of: asOf, cursor: parameters.cursor, limit: 100 }, { signal }), (found) => [
    asOf !== '' && h('p', { class: 'state now-only' }, 'Up to the moment chosen above; later transactions are left out, of exports too.'),
    h('p', { class: 'summary' }, `${many(found.items.length, 'transaction')} on this page`),
    found.items.length === 0 ? empty('Nothing in the trail meets these demands.') : trailTable(found.items),
    pages(found.next && to(['trail'], { ...filters, order, cursor: found.next })),
  ]);
  return [
    heading('Audit trail', 'Every write: whose request it was, what it did, when, and by which witness.',
      ...['jsonl', 'csv'].map((kind) => button(`Export ${kind}`, () => download(`/trail.${kind}`, { ...filters, order, as_of: asOf }, `trail.${kind}`), { id: `export-${kind}` }))),
    form({ class: 'options' }, (given) => go(['trail'], given),
      field('Correlation', input({ name: 'correlation', value: filters.correlation, placeholder: 'console:NAME' })),
      field('Key', input({ name: 'key', value: filters.key })),
      field('Witness', input({ name: 'witness', value: filters.witness })),
      field('Kind', input({ name: 'kind', value: filters.kind, placeholder: 'atom,erasure' })),
      field('Since', input({ name: 'since', value: filters.since, placeholder: '2024-01-31' })),
      field('Until', input({ name: 'until', value: filters.until, placeholder: '2024-12-31' })),
      field('Order', select([['newest', 'newest first'], ['oldest', 'oldest first']], order, { name: 'order' })),
      h('button', { type: 'submit' }, 'Filter')),
    region,
  ];
}

/** Changes of a transaction that are listed at first, and more of at a time. */
const LOT = 12;

function trailTable(items) {
  return table('Audit trail', [{ name: 'When', kind: 'when' }, 'Who', { name: 'What', kind: 'wide' }, 'Witnesses'], items.map((entry) => [
    [when(entry.at), h('br'), h('span', { class: 'small' }, `tx ${entry.tx}`)],
    who(entry),
    changes(entry.changes),
    entry.witnesses.length === 0 ? '–' : longList(entry.witnesses, (id) => h('a', { href: to(['witnesses', id]) }, h('code', {}, id.slice(0, 12))), {}, LOT),
  ]));
}

function who({ correlation, verb }) {
  return [
    correlation ? h('a', { href: to(['trail'], { correlation }) }, line(correlation)) : h('span', { class: 'small' }, 'not said'),
    verb && [h('br'), h('span', { class: 'small' }, line(verb))],
  ];
}

const changes = (all) => longList(all, (change) => [
  badge(change.kind), ' ', subject(change), ' ', h('span', { class: 'small' }, line(change.what)), change.erased && [' ', badge('erased since', 'warn')]], { class: 'changes' }, LOT);

const PLACES = { atom: 'atoms', run: 'runs', witness: 'witnesses', outcome: 'witnesses' };

function subject({ kind, subject: named }) {
  if (!named) return null;
  const place = /^(claim|entity|evidence|source|relation|predicate|resolution):/.test(named) ? 'graph' : PLACES[kind];
  const shown = line(named.replace(/\b([0-9a-f]{12})[0-9a-f]{20,52}\b/, '$1…'));
  return place ? h('a', { href: to([place, named]), title: plain(named) }, shown) : shown;
}
