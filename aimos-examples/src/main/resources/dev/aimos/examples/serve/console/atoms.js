/** Atoms: a list by prefix, and one atom with its history on both time axes, its differences and what used it. */

import { at, get, send } from './api.js';
import { format, go, to } from './address.js';
import { diff } from './diff.js';
import { h, line, outward, prose, show } from './dom.js';
import { moment, momentParameters } from './moment.js';
import { plane } from './plane.js';
import { ask, button, empty, facts, field, form, heading, input, load, longText, pages, picture, say, section, select, table, tags } from './ui.js';
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
  const [key] = context.path;
  const shown = h('div', {});
  const past = h('div', {});
  const used = h('div', {});
  load(shown, async () => {
    try {
      return await get(at('/atoms', key), momentParameters(), { signal: context.signal });
    } catch (error) {
      if (error.status === 404) return null;
      throw error;
    }
  }, (atom) => (atom ? content(atom) : empty('This key shows nothing at this moment. Its history may show what it was.')));
  load(past, () => get(at('/history', key), { content: true }, { signal: context.signal }), (found) => history(key, found.items));
  load(used, () => get('/reach', { key }, { signal: context.signal }), reach);
  return [
    heading(line(key), h('a', { href: to(['atoms']) }, '← All atoms'),
      button('Correct', () => correct(key, context), { 'data-write': true }),
      button('Retract', () => retract(key, context), { 'data-write': true }),
      button('Erase', () => erase(key, context), { tone: 'danger', 'data-write': true })),
    section('What it shows', shown),
    section('History', past),
    section('Which answers used it', used),
  ];
}

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

function history(key, items) {
  const versions = named(items);
  const { asOf, validAt } = moment();
  const looked = { tx: /^(tx:)?\d+$/.test(asOf) ? Number(asOf.replace('tx:', '')) : null, validAt: validAt || new Date().toISOString() };
  return [
    picture('History on both time axes', plane(versions, looked)),
    h('p', { class: 'small' }, 'Each rectangle is what the key showed; boundaries are evenly spaced, not to scale. The crossing lines are the moment looked at.'),
    table('Versions', ['Version', 'Shown by transactions', { name: 'True', kind: 'when' }, { name: 'Says', kind: 'wide' }, ''], versions.map((version) => [
      h('span', { class: `swatch tone-${version.tone}` }, version.label),
      version.shownUntil === null ? `${version.shownFrom} on` : `${version.shownFrom} to ${version.shownUntil - 1}`,
      during(version.valid),
      line(version.text.slice(0, 120)),
      h('a', { href: lookAt(key, version) }, 'Look', h('span', { class: 'sr' }, ` at ${version.label} as of then`)),
    ])),
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

const FALLBACKS = { line: 'The texts differ in too many words; they are compared line by line.', whole: 'The texts differ in too much to compare; both are shown whole.' };

/** Two texts as one, what went struck out and what came underlined. */
export function difference(before, after) {
  const { by, pieces } = diff(before, after);
  if (pieces.every((piece) => piece.kind === 'same')) return h('p', { class: 'small' }, 'The same text.');
  return [
    by !== 'word' && h('p', { class: 'small' }, FALLBACKS[by]),
    h('div', { class: 'text diff', dir: 'auto' }, pieces.map((piece, at) => {
      if (piece.kind === 'same') return prose(around(piece.text, at, pieces.length));
      return h(piece.kind === 'added' ? 'ins' : 'del', {},
        h('span', { class: 'sr' }, piece.kind === 'added' ? ' added: ' : ' removed: '), prose(piece.text.slice(0, 20000)));
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
    title: 'New atom', action: 'Put',
    fields: [
      field('Key', input({ name: 'key', required: true })),
      field('Text', h('textarea', { name: 'text', rows: 6, required: true })),
      field('True from', input({ name: 'validFrom', placeholder: 'now, or 2024-01-31' })),
      field('True to', input({ name: 'validTo', placeholder: 'open' })),
    ],
  });
  if (!given) return;
  const { key, ...body } = given;
  await put(key, body);
  go(['atoms', key]);
}

async function correct(key, context) {
  const now = await get(at('/atoms', key), {}, {}).catch(() => ({ text: '' }));
  const given = await ask({
    title: 'Correct what it shows', action: 'Put', text: 'The earlier text stays in the history.',
    fields: [
      field('Text', h('textarea', { name: 'text', rows: 8, required: true, text: now.text ?? '' })),
      field('True from', input({ name: 'validFrom', placeholder: 'now, or 2024-01-31' })),
      field('True to', input({ name: 'validTo', placeholder: 'open' })),
    ],
  });
  if (!given) return;
  await put(key, { ...given, tags: now.tags, metadata: now.metadata, policies: now.policies });
  context.wrote();
  context.again();
}

async function put(key, body) {
  const filled = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== undefined));
  const written = await send('PUT', at('/atoms', key), filled);
  say(`${written.outcome} ${key} in transaction ${written.recorded.tx}`);
}

async function retract(key, context) {
  const given = await ask({
    title: 'Retract this atom?', action: 'Retract', tone: 'danger',
    text: 'It shows nothing from now on. Its history stays, and earlier moments show what they showed.',
  });
  if (!given) return;
  const written = await send('DELETE', at('/atoms', key));
  say(`${written.outcome} ${key} in transaction ${written.recorded.tx}`);
  context.wrote();
  context.again();
}

async function erase(key, context) {
  const word = input({ name: 'word', required: true, pattern: 'erase' });
  const given = await ask({
    title: 'Erase this atom for good?', action: 'Erase', tone: 'danger',
    text: 'Every byte of it is removed from every file of the store, history included. It cannot be undone.',
    fields: [field('Type “erase” to go on', word)],
  });
  if (!given) return;
  const erased = await send('POST', '/erasures', { keys: [key] });
  say(`erased ${many(erased.versions, 'version')} of ${key}`);
  context.wrote();
  context.again();
}
