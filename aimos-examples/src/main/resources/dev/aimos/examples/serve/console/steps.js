/** The steps of a run: which follows which, and how each stands. */

import { h, line } from './dom.js';
import { stateOf } from './dag.js';
import { badge, facts, longTable, longText } from './ui.js';
import { amounts, json, many, took } from './words.js';

/** Items of a step that are drawn one by one; more are drawn as one. */
const MOST_ITEMS = 8;

/**
 * The steps of the plan, and after each what it was fanned out into or the steps of the plan it calls.
 * @returns {{path: string, role: string, after: string[], state: string, items: Object[]?}[]}
 */
export function shapeOf(plan, view) {
  const states = new Map(view.steps.map((step) => [step.step, step.state]));
  const steps = plan.steps.map((step) => ({ path: step.step, role: step.dormant ? 'only to undo' : step.role ?? (step.calls && `plan ${step.calls}`) ?? '', after: step.needs }));
  const known = new Set(steps.map((step) => step.path));
  const crowds = crowdsOf(view.steps);
  for (const { step } of view.steps) {
    if (known.has(step) || crowdOf(step, crowds)) continue;
    const outer = step.replace(/(\[[^\]]*\]|\/[^/]*)$/, '');
    steps.push({ path: step, role: '', after: known.has(outer) ? [outer] : [] });
    known.add(step);
  }
  for (const [path, items] of crowds) {
    steps.push({ path: `${path}[…]`, role: many(items.length, 'item'), after: known.has(path) ? [path] : [], state: together(items), items });
  }
  return steps.map((step) => ({ state: states.get(step.path) ?? 'pending', ...step }));
}

/** Steps that were fanned out into many: all that is below their items, by their path. */
function crowdsOf(steps) {
  const items = new Map();
  for (const step of steps) {
    const path = /^(.*?)\[/s.exec(step.step)?.[1];
    if (path !== undefined) items.set(path, [...(items.get(path) ?? []), step]);
  }
  return new Map([...items].filter(([, all]) => all.length > MOST_ITEMS));
}

const crowdOf = (step, crowds) => crowds.get(/^(.*?)\[/s.exec(step)?.[1]);

/** Of many states the one that asks most for attention. */
function together(items) {
  const order = ['waiting', 'failed', 'cancelled', 'retrying', 'running', 'queued', 'pending', 'completed'];
  return order.find((state) => items.some((item) => item.state === state)) ?? 'skipped';
}

/** One step, or many that are drawn as one. */
export function stepDetails(chosen, view) {
  if (chosen.items) return h('div', { class: 'chosen-step' }, h('h3', {}, line(chosen.path)), h('p', { class: 'summary' }, tally(chosen.items)), stepTable(chosen.items));
  const step = view.steps.find((one) => one.step === chosen.path);
  if (!step) return h('div', { class: 'chosen-step' }, h('h3', {}, line(chosen.path)), h('p', {}, 'It has not begun.'));
  return h('div', { class: 'chosen-step' }, h('h3', {}, line(step.step)),
    facts([
      ['State', badge(step.state, stateOf(step.state).tone)], ['Attempts', step.attempts], ['Took', took(step.startedAt, step.endedAt)],
      ['Used', amounts(step.used)], ['Note', step.note && line(step.note)],
      ['Failure', step.failure && line(`${step.failure.code}: ${step.failure.message}`)]]),
    Object.keys(step.outputs ?? {}).length > 0 && longText(json(step.outputs), { class: 'text code' }));
}

/** How many steps are in which state. */
export function tally(steps) {
  const counts = new Map();
  for (const { state } of steps) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, number]) => `${number} ${state}`).join(', ');
}

export const stepTable = (steps) => longTable('Steps', ['Step', 'State', { name: 'Attempts', kind: 'number' }, 'Took', 'Used', 'Note'], steps, (step) => [
  line(step.step), badge(step.state, stateOf(step.state).tone), step.attempts, took(step.startedAt, step.endedAt), amounts(step.used),
  line(step.failure ? `${step.failure.code}: ${step.failure.message}` : step.note)]);

/** What a step says it gives: types by name. Its path leads through the plans that are called, and past numbers of items. */
export function outputsOf(plan, path) {
  let within = plan;
  let step = null;
  for (const name of path.split('/').map((one) => one.replace(/\[[^\]]*\]$/, ''))) {
    step = within?.steps.find((one) => one.step === name) ?? null;
    within = step?.calls ? plan.plans.find((one) => one.plan === step.calls) : null;
  }
  return step?.outputs ?? {};
}
