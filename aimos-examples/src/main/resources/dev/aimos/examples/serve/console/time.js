/** Time: the transactions and snapshots of the store, and which keys show something else at one moment than at another. */

import { get } from './api.js';
import { go, to } from './address.js';
import { h, line } from './dom.js';
import { moment, moveTo } from './moment.js';
import { badge, button, empty, field, form, heading, input, load, longTable, section, table } from './ui.js';
import { count, day, many, when } from './words.js';

const TONES = { added: 'good', changed: 'warn', removed: 'bad' };

export function render({ parameters, signal }) {
  const transactions = h('div', {});
  const changes = h('div', { 'aria-live': 'polite' });
  const { from = '', until = '' } = parameters;
  load(transactions, () => Promise.all([get('/transactions', { limit: 200 }, { signal }), get('/snapshots', {}, { signal })]), transactionTable);
  if (from !== '') {
    load(changes, () => get('/diff', { from, to: until, valid_at: moment().validAt }, { signal }), changeTable);
  }
  return [
    heading('Time', 'The store keeps when it learned a thing apart from when that is true. The bar above chooses both.'),
    section('What changed between two moments',
      form({ class: 'options' }, (given) => go(['time'], given),
        field('From', input({ name: 'from', value: from, required: true, placeholder: '7, 2024-01-31 or a snapshot' })),
        field('To', input({ name: 'until', value: until, placeholder: 'now' })),
        h('button', { type: 'submit', class: 'primary' }, 'Compare')), changes),
    section('Transactions', transactions),
  ];
}

function changeTable(found) {
  if (found.items.length === 0) return empty('Every key shows the same at both moments.');
  return [
    h('p', { class: 'summary' }, `${many(found.items.length, 'key')} of transaction ${count(found.from.tx)} and ${count(found.to.tx)} show something else`),
    longTable('Changes', ['Change', 'Key', 'Before', 'After'], found.items, (one) => [
      badge(one.kind, TONES[one.kind]), h('a', { href: to(['atoms', one.key]) }, line(one.key)), recorded(one.before), recorded(one.after)]),
  ];
}

const recorded = (atom) => (atom ? `tx ${atom.recorded.tx}, ${day(atom.recorded.at)}` : '–');

function transactionTable([{ items }, { items: snapshots }]) {
  if (items.length === 0) return empty('Nothing was written yet.');
  const named = new Map(snapshots.map((one) => [one.tx, one]));
  const last = items.at(-1).tx;
  return [last > items.length && h('p', { class: 'small' }, `${count(items.length)} of ${count(last)} transactions, evenly spread; those between them are in the `, h('a', { href: to(['trail']) }, 'audit trail'), '.'),
    table('Transactions', ['Transaction', { name: 'Recorded', kind: 'when' }, 'Snapshot', '.Look'], [...items].reverse().map(({ tx, at }) => [
    count(tx), when(at), named.has(tx) && line(named.get(tx).note || named.get(tx).id.slice(0, 12)),
    button(['Look as of then', h('span', { class: 'sr' }, `, transaction ${tx}`)], () => moveTo({ asOf: String(tx) }), { tone: 'plain' })]))];
}
