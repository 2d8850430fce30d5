/** Runs of plans: a list, and what can be started. */

import { get } from './api.js';
import { go, to } from './address.js';
import { h, line } from './dom.js';
import { moment } from './moment.js';
import * as run from './run.js';
import * as start from './start.js';
import { badge, empty, field, form, heading, input, limitOf, linkButton, load, section, select, showMore, table } from './ui.js';
import { many, took, when } from './words.js';

const STATUSES = ['running', 'waiting', 'interrupted', 'completed', 'failed', 'cancelled'];

const SIZE = { lot: 100, most: 10000 };

export function render(context) {
  const [first] = context.path;
  if (first === undefined) return list(context);
  return (first === 'start' && context.path.length === 2 ? start : run).render(context);
}

function list({ parameters, signal }) {
  const region = h('div', { 'aria-live': 'polite' });
  const plans = h('div', {});
  const { status = '', plan = '' } = parameters;
  const limit = limitOf(parameters.limit, SIZE);
  const { asOf } = moment();
  load(region, () => get('/runs', { status, plan, limit, as_of: asOf }, { signal }), ({ items }) => [
    asOf !== '' && h('p', { class: 'state now-only' }, 'As they were known then. Those that were under way then count as interrupted.'),
    items.length === 0 ? empty(status || plan ? 'No run meets these demands at this moment.' : 'No run had begun at this moment.') : runTable(items),
    showMore(items.length, limit, SIZE, (more) => to(['runs'], { status, plan, limit: more }), 'run'),
  ]);
  load(plans, () => get('/plans', {}, { signal }), ({ items }) => [
    h('ul', { class: 'things' }, items.map((one) => h('li', {},
      !one.sound && badge('not sound', 'bad'), ' ', h('a', { class: 'button', href: to(['runs', 'start', one.name]) }, one.sound ? 'Start ' : 'See ', line(one.name)), ' ', line(one.plan?.description ?? '')))),
    h('p', { class: 'pages' }, linkButton('Start a plan of your own', to(['runs', 'start', '']))),
  ]);
  return [
    heading('Runs', 'Plans at work, and what became of them.'),
    form({ class: 'options' }, (given) => go(['runs'], given),
      field('Status', select([['', 'any'], ...STATUSES], status, { name: 'status' })),
      field('Plan', input({ name: 'plan', value: plan })),
      h('button', { type: 'submit' }, 'Filter')),
    region,
    h('div', { 'data-write': true }, section('Start a plan', plans)),
  ];
}

const runTable = (items) => table('Runs', ['Run', 'Plan', 'Status', { name: 'Started', kind: 'when' }, { name: 'Took', kind: 'when' }, 'Questions'], items.map((one) => [
  h('a', { href: to(['runs', one.run]) }, line(one.run)), line(one.plan), badge(one.status, run.TONES[one.status]),
  when(one.startedAt), took(one.startedAt, one.endedAt), one.questions > 0 ? badge(many(one.questions, 'question'), 'warn') : '–']));
