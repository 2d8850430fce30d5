/** The audit trail: who did what, when, and what came of it. */

import { download, get } from './api.js';
import { go, to } from './address.js';
import { h, line } from './dom.js';
import { badge, button, empty, field, form, heading, input, load, pages, select, table } from './ui.js';
import { many, when } from './words.js';

const FILTERS = ['correlation', 'key', 'witness', 'kind', 'since', 'until'];

export function render({ parameters, signal }) {
  const filters = Object.fromEntries(FILTERS.map((name) => [name, parameters[name] ?? '']));
  const order = parameters.order ?? 'latest';
  const region = h('div', { 'aria-live': 'polite' });
  load(region, () => get('/trail', { ...filters, order, cursor: parameters.cursor, limit: 100 }, { signal }), (found) => [
    h('p', { class: 'summary' }, `${many(found.items.length, 'entry', 'entries')} on this page`),
    found.items.length === 0 ? empty('Nothing in the trail meets these demands.') : trailTable(found.items),
    pages(found.next && to(['trail'], { ...filters, order, cursor: found.next })),
  ]);
  return [
    heading('Audit trail', 'Every write: whose request it was, what it did, when, and by which witness.',
      ...['jsonl', 'csv'].map((kind) => button(`Export ${kind}`, () => download(`/trail.${kind}`, filters, `trail.${kind}`), { id: `export-${kind}` }))),
    form({ class: 'options' }, (given) => go(['trail'], given),
      field('Correlation', input({ name: 'correlation', value: filters.correlation, placeholder: 'console:NAME' })),
      field('Key', input({ name: 'key', value: filters.key })),
      field('Witness', input({ name: 'witness', value: filters.witness })),
      field('Kind', input({ name: 'kind', value: filters.kind })),
      field('Since', input({ name: 'since', value: filters.since, placeholder: '2024-01-31' })),
      field('Until', input({ name: 'until', value: filters.until, placeholder: '2024-12-31' })),
      field('Order', select([['latest', 'latest first'], ['earliest', 'earliest first']], order, { name: 'order' })),
      h('button', { type: 'submit' }, 'Filter')),
    region,
  ];
}

function trailTable(items) {
  return table('Audit trail', [{ name: 'When', kind: 'when' }, 'Who', { name: 'What', kind: 'wide' }, 'Of', 'Witness'], items.map((entry) => [
    [when(entry.at), h('br'), h('span', { class: 'small' }, `tx ${entry.tx}`)],
    entry.correlation ? h('a', { href: to(['trail'], { correlation: entry.correlation }) }, line(entry.correlation)) : h('span', { class: 'small' }, 'not said'),
    [badge(entry.kind ?? entry.type ?? ''), ' ', line(entry.text ?? entry.what ?? entry.action ?? '')],
    entry.key ? h('a', { href: linkOf(entry) }, line(entry.key)) : '–',
    entry.witness ? h('a', { href: to(['witnesses', entry.witness]) }, h('code', {}, entry.witness.slice(0, 12))) : '–',
  ]));
}

function linkOf({ key, kind = '' }) {
  if (kind.startsWith('run')) return to(['runs', key]);
  return /^(claim|entity|evidence|source|relation|predicate|resolution):/.test(key) ? to(['graph', key]) : to(['atoms', key]);
}
