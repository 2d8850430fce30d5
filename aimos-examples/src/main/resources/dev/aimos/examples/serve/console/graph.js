/** Graph: what is claimed, what it rests on and what speaks against it. */

import { at, get, send } from './api.js';
import { go, to } from './address.js';
import { ask } from './dialog.js';
import { flowing, h, line, outward, prose, show } from './dom.js';
import { graphPicture } from './graphpicture.js';
import { momentParameters } from './moment.js';
import { operator } from './session.js';
import { badge, button, empty, facts, field, form, heading, input, legend, limitOf, load, longList, longTable, picture, say, section, select, showMore } from './ui.js';
import { during, fixed, many, says, when } from './words.js';
import { basis } from './search.js';

const STANDINGS = { holds: 'good', rejected: 'bad', doubtful: 'warn', moved: 'warn', changed: 'warn', gone: 'bad', erased: 'bad' };

export function render(context) {
  return context.path.length > 0 ? one(context) : start(context);
}

/** What is found by words, laid out around a thing, and opposed to each other. */
const FOUND = { lot: 30, most: 200 };
const NEAR = { lot: 40, most: 2000 };
const OPPOSED = { lot: 100, most: 10000 };

// Where to begin

function start({ parameters, signal, again }) {
  const { q = '', resolved = '' } = parameters;
  const found = h('div', { 'aria-live': 'polite' });
  const opposed = h('div', {});
  const limit = limitOf(parameters.limit, FOUND);
  const opposing = limitOf(parameters.opposed, OPPOSED);
  const more = (change) => to(['graph'], { q, resolved, limit: parameters.limit, opposed: parameters.opposed, ...change });
  load(found, () => get('/graph/find', { q, limit, ...momentParameters() }, { signal }), ({ items }) => [
    items.length === 0 ? empty('No entity or claim is led to by these words at this moment.') : h('ul', { class: 'things' }, items.map(thing)),
    showMore(items.length, limit, FOUND, (next) => more({ limit: next }), 'thing')]);
  load(opposed, () => get('/graph/contradictions', { resolved: resolved || null, limit: opposing, ...momentParameters() }, { signal }), ({ items }) => [
    contradictionList(items, again), showMore(items.length, opposing, OPPOSED, (next) => more({ opposed: next }), 'contradiction')]);
  return [
    heading('Graph', 'What is claimed, what it rests on, and what speaks against it.'),
    form({ class: 'search' }, (given) => go(['graph'], { ...given, resolved }),
      h('div', { class: 'search-line' }, h('label', { for: 'graph-box', class: 'sr' }, 'Find an entity or a claim'),
        h('input', { type: 'search', id: 'graph-box', name: 'q', value: q, placeholder: 'An entity, or words of a claim' }),
        h('button', { type: 'submit', class: 'primary' }, 'Find'))),
    section(q ? 'Found' : 'Some claims', found),
    section('Contradictions',
      h('p', { class: 'small' }, resolved
        ? h('a', { href: to(['graph'], { q }) }, 'Show only those that are open')
        : h('a', { href: to(['graph'], { q, resolved: 'true' }) }, 'Show also those that were decided')),
      opposed),
  ];
}

function thing(item) {
  return h('li', {}, badge(item.kind), ' ', h('a', { href: to(['graph', item.id]) }, line(item.label)));
}

// Around one thing

function one({ path, parameters, signal, again }) {
  const [id] = path;
  const depth = parameters.depth ?? '2';
  const limit = limitOf(parameters.limit, NEAR);
  const around = h('div', {});
  const about = h('div', {});
  load(about, () => get(at('/graph/items', id), momentParameters(), { signal }), (item) => itself(item, signal));
  load(around, () => get(at('/graph/around', id), { depth, limit, ...momentParameters() }, { signal }), (given) => surroundings(given, again, limit < NEAR.most && to(['graph', id], { depth, limit: Math.min(NEAR.most, limit * 2) })));
  const depths = select([1, 2, 3, 4], depth);
  depths.addEventListener('change', () => go(['graph', id], { depth: depths.value }));
  return [
    heading(line(id.replace(/^(\w+):([0-9a-f]{12})[0-9a-f]+$/, '$1:$2…')), h('a', { href: to(['graph']) }, '← All of the graph'), field('Links away', depths)),
    section('What it says', about),
    section('Around it', around),
  ];
}

function itself(given, signal) {
  const { item, belief } = given;
  const key = keyOf(item?.at ?? given.id);
  return [
    h('p', { class: 'statement', dir: 'auto' }, flowing(item ? item.statement ?? item.name ?? says(item) : given.id)),
    h('p', {}, badge(given.kind), ' ', badge(given.standing, STANDINGS[given.standing])),
    item?.kind === 'evidence' && quote(item, signal),
    belief && beliefBar(belief),
    facts([
      ['True', item && during(item.valid)],
      ['Recorded', item && `transaction ${item.recorded.tx}, ${when(item.recorded.at)}`],
      ['Confidence', item && item.confidence !== undefined && fixed(item.confidence)],
      ['Reliability', item && item.reliability !== undefined && fixed(item.reliability)],
      ['Address', item?.properties?.url && outward(item.properties.url)],
      ['In', key && h('a', { href: to(['atoms', key]) }, line(item?.at ?? given.id))],
      ['Id', h('code', { class: 'hash' }, line(given.id))],
    ]),
  ];
}

const keyOf = (address) => /^doc:(.*?)(?:\/sec:\d+(?:\/par:\d+(?:\/sen:\d+)?)?)?$/s.exec(address ?? '')?.[1] ?? null;

/** The words that evidence points to; they stand in the atom alone. */
function quote(evidence, signal) {
  const body = h('blockquote', { dir: 'auto' }, '…');
  get(at('/atoms', keyOf(evidence.at)), momentParameters(), { signal }).then(
    (atom) => show(body, flowing(atom.text.slice(evidence.span.start, evidence.span.end))),
    () => show(body, h('span', { class: 'small' }, 'The words are not there at this moment.')));
  return body;
}

/** How far a claim is believed: for, against and open, as lengths, numbers and words. */
function beliefBar({ belief, disbelief, uncertainty, expectation, grounds }) {
  return h('div', { class: 'belief' },
    h('div', { class: 'belief-bars' },
      [['for', belief, 'for'], ['against', disbelief, 'against'], ['open', uncertainty, 'open']].map(([word, value, look]) =>
        h('div', {}, h('span', { class: 'belief-word' }, `${word} ${fixed(value)}`),
          h('meter', { class: look, min: 0, max: 1, value, 'aria-label': `belief ${word}` })))),
    h('p', { class: 'small' }, `expectation ${fixed(expectation)}; ${many(grounds.length, 'ground')}`));
}

/** @param more the address that shows more, if there may be more */
function surroundings(given, again, more) {
  const evidence = given.nodes.filter((node) => node.kind === 'evidence' && node.item);
  return [
    h('p', { class: 'summary' }, `${many(given.nodes.length, 'thing')}, ${many(given.links.length, 'link')}${given.complete === false ? ', the nearest only' : ''}; ${basis(given.basis)}`,
      given.complete === false && more && [' · ', h('a', { href: more, id: 'more-around' }, 'Show more')]),
    centred(picture('The graph around it', graphPicture(given))),
    legend([h('span', { class: 'key support' }), '✓ supports'], [h('span', { class: 'key against' }), '✕ contradicts'],
      [h('span', { class: 'key quote' }), 'quotes, source'], [h('span', { class: 'key resolved' }), 'resolved'], [h('span', { class: 'key plain' }), 'other links'],
      'Choose a thing to put it in the middle.'),
    given.contradictions.length > 0 && [h('h3', {}, 'Contradictions'), contradictionList(given.contradictions, again)],
    evidence.length > 0 && [h('h3', {}, 'Evidence'), evidenceList(evidence)],
    h('details', {}, h('summary', {}, 'All links as a table'), longTable('Links', ['From', 'Link', 'To'], given.links, (link) => {
      const name = (id) => line(given.nodes.find((node) => node.id === id)?.label ?? id);
      return [h('a', { href: to(['graph', link.from]) }, name(link.from)), link.label, h('a', { href: to(['graph', link.to]) }, name(link.to))];
    })),
  ];
}

/** Pieces of evidence with their words; each is asked for by itself, so that many are shown on demand. */
const evidenceList = (evidence) => longList(evidence, (node) =>
  [badge(node.standing, STANDINGS[node.standing]), ' ', h('a', { href: to(['graph', node.id]) }, line(node.item.at)), quote(node.item)], { class: 'things' }, 20);

/** Scrolls a picture so that what is in its middle is in sight. */
function centred(frame) {
  requestAnimationFrame(() => {
    const middle = frame.querySelector('.centre rect');
    if (!middle) return;
    frame.scrollLeft = Number(middle.getAttribute('x')) + Number(middle.getAttribute('width')) / 2 - frame.clientWidth / 2;
    frame.scrollTop = Number(middle.getAttribute('y')) - frame.clientHeight / 2;
  });
  return frame;
}

// Contradictions

function contradictionList(items, again) {
  if (items.length === 0) return empty('No contradiction is open at this moment.');
  return h('ul', { class: 'contradictions' }, items.map((one) => contradiction(one, again)));
}

function contradiction(one, again) {
  const side = (held, evidence) => h('div', { class: 'side' },
    h('a', { href: to(['graph', held.id]) }, line(says(held))),
    h('p', { class: 'small' }, `true ${during(held.valid)}; `, evidence.length === 0 ? 'rests on no evidence' : ['rests on ', evidence.map((piece, at) =>
      [at > 0 && ', ', h('a', { href: to(['graph', piece.id]) }, line(piece.at))])]));
  return h('li', { class: one.open ? 'open' : 'decided' },
    h('p', {}, badge(one.open ? 'open' : 'decided', one.open ? 'bad' : 'quiet'), ` ${one.reason}; both are true ${during(one.overlap)}`),
    h('div', { class: 'sides' }, side(one.first, one.firstEvidence), h('span', { class: 'versus', 'aria-label': 'contradicts' }, '✕'), side(one.second, one.secondEvidence)),
    h('details', {}, h('summary', {}, 'Why'), h('p', { class: 'explanation small' }, prose(one.explanation))),
    one.resolution && h('p', { class: 'small' }, 'Decided: ', line(`${one.resolution.decision}${one.resolution.note ? `, ${one.resolution.note}` : ''}`)),
    one.open
      ? button('Resolve', () => resolve(one, again), { 'data-write': true })
      : one.resolution && button('Take the decision back', () => undo(one, again), { 'data-write': true }));
}

async function resolve(one, again) {
  const { first, second } = one;
  const given = await ask({
    title: 'Resolve this contradiction', action: 'Decide', text: 'The claim that loses is rejected and nothing else; the decision can be taken back.',
    fields: [
      field('Decision', select([
        [`keep ${first.id}`, `Keep: ${says(first)}`], [`keep ${second.id}`, `Keep: ${says(second)}`],
        ['by-validity', 'By validity: the later one holds from its beginning on'], ['escalate', 'Escalate: somebody else has to decide']], '', { name: 'decision' })),
      field('Why', input({ name: 'note', value: operator.get() ? `by ${operator.get()}: ` : '' })),
    ],
    act: ({ decision: chosen, note }) => {
      const [decision, prevails] = chosen.split(/ (.*)/s);
      return send('POST', '/graph/resolutions', { first: first.id, second: second.id, decision, ...(prevails ? { prevails } : {}), note });
    },
  });
  if (!given) return;
  say('The contradiction is decided.');
  again();
}

async function undo(one, again) {
  const done = await ask({
    title: 'Take the decision back?', text: 'The contradiction is open again from now on.', action: 'Take back', tone: 'danger',
    act: () => send('DELETE', at('/graph/items', one.resolution.id)),
  });
  if (!done) return;
  say('The decision is taken back.');
  again();
}
