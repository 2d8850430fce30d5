/** Atoms: a list by prefix, and one atom with its history on both time axes, its differences and what used it. */

import { at, get, send } from './api.js';
import { format, go, to } from './address.js';
import { ask } from './dialog.js';
import { diff } from './diff.js';
import { flowing, h, line, outward, show } from './dom.js';
import { momentParameters } from './moment.js';
import { plane, untimed } from './plane.js';
import { button, empty, facts, field, form, heading, input, load, longTable, longText, pages, picture, say, section, select, table, tags } from './ui.js';
import { bytes, during, many, when } from './words.js';
import { basis } from './search.js';
import { witnessTable } from './witnesses.js';

const MODALITIES = [['', 'any'], 'text', 'code', 'data', 'event', 'image', 'audio', 'video', 'binary'];
const TONES = 6;

export function render(context) {
  return context.path.length > 0 ? one(context) : list(context);
}

// The list

function list({ parameters, signal }) {
  const region = h('div', { 'aria-live': 'polite' });
  const { prefix = '', tag = '', modality = '', cursor = '' } = parameters;
  load(region, () => get('/atoms', { prefix, tag, modality, cursor, limit: 50, ...(cursor ? {} : momentParameters()) }, { signal }), (found) => [
    h('p', { class: 'summary' }, `${many(found.items.length, 'atom')} on this page; ${basis(found.basis)}`),
    found.items.length === 0 ? empty('No atom is visible at this moment with these filters.') : atomTable(found.items),
    pages(found.next && to(['atoms'], { prefix, tag, modality, cursor: found.next })),
  ]);
  return [
    heading('Atoms', 'What the memory holds, in the order of the keys.', button('New atom', newAtom, { 'data-write': true })),
    form({ class: 'options' }, (given) => go(['atoms'], given),
      field('Keys that begin with', input({ name: 'prefix', value: prefix })),
      field('Tag', input({ name: 'tag', value: tag })),
      field('Modality', select(MODALITIES, modality, { name: 'modality' })),
      h('button', { type: 'submit' }, 'Filter')),
    region,
  ];
}

function atomTable(items) {
  return table('Atoms', ['Key', { name: 'What', kind: 'wide' }, { name: 'True', kind: 'when' }, { name: 'Recorded', kind: 'when' }, { name: 'Size', kind: 'number' }], items.map((atom) => [
    h('a', { href: to(['atoms', atom.key]) }, line(atom.key)),
    [line(atom.title ?? ''), tags(atom.tags)],
    during(atom.valid),
    `tx ${atom.recorded.tx}, ${when(atom.recorded.at)}`,
    bytes(atom.contentLength),
  ]));
}

// One atom

function one(context) {
  const key = context.path.join('/'); // a key that was typed may have plain slashes
  const { cite } = context.parameters;
  const shown = h('div', {});
  const cited = h('div', {});
  const past = h('div', {});
  const used = h('div', {});
  load(shown, () => showing(key, momentParameters(), context.signal), (atom) => (atom.key ? content(atom) : empty('This key shows nothing at this moment. Its history may show what it was.')));
  if (cite) load(cited, () => quoted(key, cite, context.signal), (text) => citation(cite, text));
  load(past, async () => {
    const [{ items }, { basis: looked }] = await Promise.all([
      get(at('/history', key), { content: true }, { signal: context.signal }),
      get('/atoms', { prefix: key, limit: 1, ...momentParameters() }, { signal: context.signal })]);
    const times = await Promise.all(untimed(items).map((tx) => get('/transactions', { from: tx, to: tx, limit: 1 }, { signal: context.signal })));
    return { items, looked, times: new Map(times.flatMap((found) => found.items).map((one) => [one.tx, one.at])) };
  }, (found) => history(key, found, context.parameters));
  load(used, () => get('/reach', { key }, { signal: context.signal }), reach);
  return [
    heading(line(key), h('a', { href: to(['atoms']) }, '← All atoms'),
      button('Correct', () => correct(key, context), { 'data-write': true }),
      button('Retract', () => retract(key, context), { 'data-write': true }),
      button('Erase', () => erase(key, context), { tone: 'danger', 'data-write': true })),
    cite && section('Cited', cited),
    section('What it shows', shown),
    section('History', past),
    section('Which answers used it', used),
  ];
}

/** The words at an address of the atom, as it is at the moment looked at. */
async function quoted(key, address, signal) {
  const { text } = await showing(key, momentParameters(), signal);
  if (typeof text !== 'string') return null;
  const { nodes } = await get(at('/outline', key), momentParameters(), { signal });
  const node = nodes.find((one) => one.address === address);
  return node ? text.slice(node.span.start, node.span.end) : null;
}

const citation = (address, text) => (text === null
  ? empty('Nothing stands at this address at this moment.')
  : [h('blockquote', { id: 'cited' }, longText(text)), h('p', { class: 'cite' }, line(address))]);

function content(atom) {
  return [
    atom.uri !== null && atom.uri !== undefined && h('p', {}, 'Lies elsewhere: ', outward(atom.uri)),
    typeof atom.text === 'string' && longText(atom.text),
    typeof atom.base64 === 'string' && h('p', { class: 'state' }, `${bytes(atom.contentLength)} of ${atom.mediaType}, not shown as text.`),
    facts([
      ['True', during(atom.valid)],
      ['Recorded', `transaction ${atom.recorded.tx}, ${when(atom.recorded.at)}`],
      ['Tags', tags(atom.tags)],
      ['Policies', tags(atom.policies)],
      ['Kind', [line(atom.mediaType), ` · ${atom.modality} · ${bytes(atom.contentLength)}`]],
      ['Witness', atom.witness && h('a', { href: to(['witnesses', atom.witness]) }, line(atom.witness))],
      ['Metadata', Object.keys(atom.metadata ?? {}).length > 0 && metadata(atom.metadata)],
      ['Hash', h('code', { class: 'hash' }, atom.contentHash)],
    ]),
  ];
}

function metadata(values) {
  return h('ul', { class: 'pairs' }, Object.entries(values).map(([name, value]) =>
    h('li', {}, h('span', { class: 'small' }, line(name), ' '), line(typeof value === 'string' ? value : JSON.stringify(value)))));
}

// Its history

/** Versions of one record are one, however many rectangles they are in. */
function named(items) {
  const seqs = [...new Set(items.map((item) => item.atom.recorded.seq))].sort((a, b) => a - b);
  return items.map((item) => {
    const number = seqs.indexOf(item.atom.recorded.seq);
    return { ...item, label: `v${number + 1}`, tone: number % TONES, text: item.atom.text ?? item.atom.uri ?? item.atom.mediaType };
  });
}

const SCALES = [['time', 'to scale'], ['even', 'evenly spaced']];

function history(key, { items, times, looked }, { scale = 'time' }) {
  if (items.length === 0) return empty('Nothing was ever recorded of this key, or it is erased.');
  const versions = named(items);
  const drawn = h('div', {});
  const draw = (chosen) => show(drawn, picture('History on both time axes', plane(versions, times, looked, chosen, (version) => lookAt(key, version))));
  const choice = select(SCALES, scale, { id: 'history-scale' });
  choice.addEventListener('change', () => draw(choice.value));
  draw(scale);
  return [
    h('div', { class: 'options' }, field('Both axes', choice)),
    drawn,
    h('p', { class: 'small' }, 'Each rectangle is what the key showed, to some transactions, of some stretch of time. The crossing lines are the moment looked at. The arrow keys go from one to another; Enter looks at it as of then.'),
    longTable('Versions', ['Version', 'Shown by transactions', { name: 'True', kind: 'when' }, { name: 'Says', kind: 'wide' }, '.Look'], versions, (version) => [
      h('span', { class: `swatch tone-${version.tone}` }, version.label),
      version.shownUntil === null ? `${version.shownFrom} on` : `${version.shownFrom} to ${version.shownUntil - 1}`,
      during(version.valid),
      line(version.text.slice(0, 120)),
      h('a', { href: lookAt(key, version) }, 'Look', h('span', { class: 'sr' }, ` at ${version.label} as of then`)),
    ]),
    differences(versions),
  ];
}

/** The same atom, at a moment when it showed this. */
function lookAt(key, version) {
  return format(['atoms', key], { as_of: version.shownUntil === null ? '' : version.shownUntil - 1, valid_at: version.valid.from });
}

function differences(versions) {
  const distinct = versions.filter((version, at) => versions.findIndex((other) => other.label === version.label) === at && typeof version.atom.text === 'string')
    .sort((a, b) => a.atom.recorded.seq - b.atom.recorded.seq);
  if (distinct.length < 2) return null;
  const names = distinct.map((version, at) => [at, `${version.label}, recorded by tx ${version.atom.recorded.tx}`]);
  const from = select(names, distinct.length - 2, { id: 'diff-from' });
  const until = select(names, distinct.length - 1, { id: 'diff-to' });
  const result = h('div', { id: 'diff', 'aria-live': 'polite' });
  const compare = () => show(result, difference(distinct[from.value].atom.text, distinct[until.value].atom.text));
  from.addEventListener('change', compare);
  until.addEventListener('change', compare);
  compare();
  return h('div', { class: 'differences' }, h('h3', {}, 'What changed'),
    h('div', { class: 'options' }, field('From', from), field('To', until)), result);
}

/** Characters of a change that are shown at once; of more, a piece at a time. */
const MOST_AT_ONCE = 20000;

const FALLBACKS = { line: 'The texts differ in too many words; they are compared line by line.', whole: 'The texts differ in too much to compare; both are shown whole.' };

/** Two texts as one, what went struck out and what came underlined. */
export function difference(before, after) {
  const { by, pieces } = diff(before, after);
  if (pieces.every((piece) => piece.kind === 'same')) return h('p', { class: 'small' }, 'The same text.');
  return [
    by !== 'word' && h('p', { class: 'small' }, FALLBACKS[by]),
    h('div', { class: 'text diff', dir: 'auto' }, pieces.map((piece, at) => {
      if (piece.kind === 'same') return flowing(around(piece.text, at, pieces.length));
      return h(piece.kind === 'added' ? 'ins' : 'del', {},
        h('span', { class: 'sr' }, piece.kind === 'added' ? ' added: ' : ' removed: '), piece.text.length > MOST_AT_ONCE ? longText(piece.text) : flowing(piece.text));
    })),
  ];
}

/** Of long stretches that did not change, only what is next to a change. */
function around(text, at, last) {
  const near = 400;
  if (text.length <= 2 * near) return text;
  const head = at === 0 ? '' : text.slice(0, near);
  const tail = at === last - 1 ? '' : text.slice(-near);
  return `${head}\n… ${text.length - head.length - tail.length} characters as before …\n${tail}`;
}

function reach(found) {
  const all = [...found.direct, ...found.indirect];
  if (all.length === 0) return empty('No witnessed answer used it.');
  return [
    h('p', { class: 'summary' }, `${found.direct.length} directly, ${found.indirect.length} through others`),
    witnessTable(all),
  ];
}

// Writing

async function newAtom() {
  const given = await ask({
    title: 'New atom', action: 'Put', act: async ({ key, ...body }) => ({ key, ...(await put(key, body)) }),
    fields: [
      field('Key', input({ name: 'key', required: true })),
      field('Text', h('textarea', { name: 'text', rows: 6, required: true })),
      field('True from', input({ name: 'validFrom', placeholder: 'now, or 2024-01-31' })),
      field('True to', input({ name: 'validTo', placeholder: 'open' })),
    ],
  });
  if (given) go(['atoms', given.key]);
}

async function correct(key, context) {
  const now = await showing(key);
  const given = await ask({
    title: 'Correct what it shows', action: 'Put', text: 'The earlier text stays in the history.',
    act: (filled) => put(key, { ...filled, tags: now.tags, metadata: now.metadata, policies: now.policies }),
    fields: [
      field('Text', h('textarea', { name: 'text', rows: 8, required: true, text: now.text ?? '' })),
      field('True from', input({ name: 'validFrom', placeholder: 'now, or 2024-01-31' })),
      field('True to', input({ name: 'validTo', placeholder: 'open' })),
    ],
  });
  if (!given) return;
  context.wrote();
  context.again();
}

/** What a key shows at a moment, now without one; an empty object if that is nothing. */
async function showing(key, parameters = {}, signal = undefined) {
  try {
    return await get(at('/atoms', key), parameters, { signal });
  } catch (error) {
    if (error.status === 404) return {};
    throw error;
  }
}

async function put(key, body) {
  const filled = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== undefined));
  const written = await send('PUT', at('/atoms', key), filled);
  say(`${written.outcome} ${key} in transaction ${written.recorded.tx}`);
  return written;
}

async function retract(key, context) {
  const written = await ask({
    title: 'Retract this atom?', action: 'Retract', tone: 'danger',
    text: 'It shows nothing from now on. Its history stays, and earlier moments show what they showed.',
    act: () => send('DELETE', at('/atoms', key)),
  });
  if (!written) return;
  say(`${written.outcome} ${key} in transaction ${written.recorded.tx}`);
  context.wrote();
  context.again();
}

async function erase(key, context) {
  const word = input({ name: 'word', required: true, pattern: 'erase' });
  const erased = await ask({
    title: 'Erase this atom for good?', action: 'Erase', tone: 'danger', act: () => send('POST', '/erasures', { keys: [key] }),
    text: 'Every byte of it is removed from every file of the store, history included. It cannot be undone.',
    fields: [field('Type “erase” to go on', word)],
  });
  if (!erased) return;
  say(`erased ${many(erased.versions, 'version')} of ${key}`);
  context.wrote();
  context.again();
}
