/** Runs of plans: a list, one of them live, and starting another. */

import { at, get, send } from './api.js';
import { go, to } from './address.js';
import { dag, stateOf } from './dag.js';
import { h, line, prose, show } from './dom.js';
import { operator } from './session.js';
import { ask, badge, button, empty, facts, failure, field, form, heading, input, linkButton, load, loading, longText, picture, say, sayError, section, select, table, values } from './ui.js';
import { fixed, json, many, took, when } from './words.js';

const STATUSES = ['running', 'waiting', 'interrupted', 'completed', 'failed', 'cancelled'];
const TONES = { running: 'busy', waiting: 'warn', interrupted: 'warn', completed: 'good', failed: 'bad', cancelled: 'bad' };
const OVER = new Set(['completed', 'failed', 'cancelled']);

/** Seconds a request for events waits for one. */
const WAIT = 20;

/** Milliseconds between requests that brought none: the server does not wait for runs that it did not start. */
const PAUSE = 2000;

/** Events that are shown at the most; the others are in the table of events of the command line. */
const SHOWN_EVENTS = 500;

export function render(context) {
  const [first] = context.path;
  if (first === undefined) return list(context);
  return first === 'start' && context.path.length === 2 ? start(context) : new RunView(context).render();
}

// The list

function list({ parameters, signal }) {
  const region = h('div', { 'aria-live': 'polite' });
  const plans = h('div', {});
  const { status = '' } = parameters;
  load(region, () => get('/runs', { status, limit: 100 }, { signal }), (found) =>
    found.items.length === 0 ? empty('No run has this status.') : runTable(found.items));
  load(plans, () => get('/plans', {}, { signal }), (found) =>
    found.items.length === 0 ? empty('The server offers no plans; it is started with a directory of them.') : h('ul', { class: 'things' }, found.items.map((plan) =>
      h('li', {}, plan.sound === false
        ? [badge('not sound', 'bad'), ' ', line(plan.name)]
        : linkButton(`Start ${plan.name}`, to(['runs', 'start', plan.name])), ' ', line(plan.plan?.description ?? '')))));
  const choice = select([['', 'any'], ...STATUSES], status);
  choice.addEventListener('change', () => go(['runs'], { status: choice.value }));
  return [heading('Runs', 'Plans at work, and what became of them.', field('Status', choice)), region, h('div', { 'data-write': true }, section('Start a plan', plans))];
}

function runTable(items) {
  return table('Runs', ['Run', 'Plan', 'Status', { name: 'Started', kind: 'when' }, { name: 'Took', kind: 'when' }, 'Questions'], items.map((run) => [
    h('a', { href: to(['runs', run.run]) }, line(run.run)), line(run.plan), badge(run.status, TONES[run.status]),
    when(run.startedAt), took(run.startedAt, run.endedAt), run.questions > 0 ? badge(many(run.questions, 'question'), 'warn') : '–']));
}

// Starting one

function start({ path, signal }) {
  const [, name] = path;
  const region = h('div', {});
  load(region, () => get('/plans', {}, { signal }), (found) => {
    const plan = found.items.find((one) => one.name === name);
    return plan?.plan ? startForm(plan, plan.plan) : empty('The server offers no plan of this name.');
  });
  return [heading(['Start ', line(name)], h('a', { href: to(['runs']) }, '← All runs')), region];
}

function startForm(plan, { description, inputs }) {
  return [
    description && h('p', {}, line(description)),
    form({ class: 'stack' }, (given) => launch(plan, inputs, given).catch(sayError),
      inputs.map((one) => field([line(one.name), one.type && ` (${one.type})`], inputControl(one),
        [one.description, one.default !== undefined && one.default !== null && `without it: ${json(one.default)}`].filter(Boolean).join('; ') || null)),
      field('Name of the run', input({ name: '#id' }), 'without it, one is made'),
      h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'primary' }, 'Start'))),
    plan.text && h('details', {}, h('summary', {}, 'The plan'), h('pre', { tabindex: '0' }, prose(plan.text))),
  ];
}

const inputControl = ({ name, type, required }) =>
  type && type !== 'text' && type !== 'string'
    ? h('textarea', { name, rows: 2, required: required === true, placeholder: 'JSON' })
    : input({ name, required: required === true });

async function launch(plan, inputs, given) {
  const filled = {};
  for (const { name, type } of inputs) {
    if (given[name] !== '') filled[name] = type && type !== 'text' && type !== 'string' ? parsed(given[name]) : given[name];
  }
  const run = await send('POST', '/runs', { plan: plan.name, inputs: filled, ...(given['#id'] ? { id: given['#id'] } : {}) });
  say(`Run ${run.run} began.`);
  go(['runs', run.run]);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

// One run, live

class RunView {
  constructor({ path, signal, wrote }) {
    this.id = path[0];
    this.signal = signal;
    this.wrote = wrote;
    this.chosen = null;
    this.events = [];
    this.next = 0;
    this.head = h('div', { class: 'run-head', 'aria-live': 'polite' });
    this.actions = h('div', { class: 'actions' });
    this.questions = h('div', {});
    this.picture = h('div', {});
    this.details = h('div', { 'aria-live': 'polite' });
    this.results = h('div', {});
    this.log = h('ol', { class: 'events' });
  }

  render() {
    show(this.head, loading());
    this.#follow().catch((error) => {
      if (error.name !== 'AbortError') show(this.head, failure(error));
    });
    return [
      heading(line(this.id), h('a', { href: to(['runs']) }, '← All runs'), this.actions),
      this.head, this.questions,
      section('Steps', this.picture, this.details),
      section('Inputs, results and budgets', this.results),
      section('Events', this.log),
    ];
  }

  /** Shows the run, then waits for its events, and shows it again after each lot. */
  async #follow() {
    await this.#refresh();
    while (!this.signal.aborted) {
      const given = await get(`${at('/runs', this.id)}/events`, { from: this.next, limit: 200, wait: OVER.has(this.view.status) ? 0 : WAIT }, { signal: this.signal });
      this.next = given.next ?? this.next + given.items.length;
      if (given.items.length > 0) {
        this.#append(given.items);
        await this.#refresh();
      } else if (OVER.has(given.status) || given.status === 'interrupted') {
        return;
      } else {
        await pause(PAUSE, this.signal);
      }
    }
  }

  async #refresh() {
    const [view, plan] = await Promise.all([
      get(at('/runs', this.id), {}, { signal: this.signal }), get(`${at('/runs', this.id)}/plan`, {}, { signal: this.signal })]);
    this.view = view;
    this.shape = shapeOf(plan, view);
    this.#draw();
  }

  #draw() {
    const { view } = this;
    show(this.head,
      h('p', {}, badge(view.status, TONES[view.status]), ' of plan ', h('strong', {}, line(view.plan)),
        ` · began ${when(view.startedAt)} · ${view.endedAt ? `took ${took(view.startedAt, view.endedAt)}` : 'not over'}`),
      view.failure && h('p', { class: 'failed-line' }, line(`${view.failure.code}: ${view.failure.message}`)));
    if (this.drawnStatus !== view.status) this.#drawActions();
    const asked = view.waiting.map((one) => one.request).join('\n');
    if (this.asked !== asked) show(this.questions, view.waiting.map((one) => this.#question(one)));
    this.asked = asked;
    this.#drawSteps();
    show(this.results, results(view));
  }

  #drawActions() {
    this.drawnStatus = this.view.status;
    show(this.actions,
      this.view.status === 'interrupted' && button('Resume', () => this.#resume(), { tone: 'primary', id: 'resume-run', 'data-write': true }),
      !OVER.has(this.view.status) && button('Cancel run', () => this.#cancel(), { tone: 'danger', id: 'cancel-run', 'data-write': true }));
  }

  #drawSteps() {
    const focused = document.activeElement?.getAttribute?.('data-step');
    const states = new Map(this.view.steps.map((step) => [step.step, step.state]));
    show(this.picture, picture('The steps of the run', dag(this.shape, states, this.chosen, (path) => this.#choose(path))));
    show(this.details, this.#step());
    if (focused) [...this.picture.querySelectorAll('[data-step]')].find((node) => node.getAttribute('data-step') === focused)?.focus();
  }

  #choose(path) {
    this.chosen = this.chosen === path ? null : path;
    this.#drawSteps();
  }

  #step() {
    const step = this.view.steps.find((one) => one.step === this.chosen);
    if (!step) return stepTable(this.view.steps);
    return h('div', { class: 'chosen-step' }, h('h3', {}, line(step.step)),
      facts([
        ['State', badge(step.state, stateOf(step.state).tone)], ['Attempts', step.attempts], ['Took', took(step.startedAt, step.endedAt)],
        ['Used', amounts(step.used)], ['Note', step.note && line(step.note)],
        ['Failure', step.failure && line(`${step.failure.code}: ${step.failure.message}`)]]),
      Object.keys(step.outputs ?? {}).length > 0 && longText(json(step.outputs), { class: 'text code' }));
  }

  #append(items) {
    const fresh = items.filter((event) => !this.events.some((one) => one.number === event.number));
    this.events.push(...fresh);
    for (const event of fresh) this.log.prepend(eventLine(event));
    while (this.log.children.length > SHOWN_EVENTS) this.log.lastChild.remove();
  }

  // What waits for somebody

  #question(one) {
    const note = input({ name: 'note' });
    const who = input({ name: 'by', value: operator.get(), required: true });
    const box = h('form', { class: 'question' },
      h('h2', {}, badge('waits for you', 'warn'), ' ', line(one.request)),
      h('div', { class: 'quote' }, longText(one.message)),
      h('p', { class: 'small' }, `${one.kind}${one.role ? ` by ${one.role}` : ''}${one.until ? `, until ${when(one.until)}` : ''}`),
      h('div', { class: 'options' }, field('Who decides', who), field('Note', note)),
      h('div', { class: 'actions' }, one.choices.filter((choice) => choice !== 'accept').map((choice) =>
        button(CHOICES[choice] ?? choice, () => this.#decide(one, choice, values(box), who), { tone: choice === 'approve' ? 'primary' : choice === 'reject' ? 'danger' : '', 'data-choice': choice, 'data-write': true }))));
    box.addEventListener('submit', (event) => event.preventDefault());
    return box;
  }

  async #decide(one, choice, { by, note }, who) {
    if (by.trim() === '') {
      who.focus();
      say('Say who decides.', 'warn');
      return;
    }
    await send('POST', `${at('/runs', this.id)}/decisions`, { request: one.request, choice, by: by.trim(), note });
    say(`${CHOICES[choice]}: ${one.request}`);
    await this.#refresh();
    this.wrote();
  }

  async #cancel() {
    const given = await ask({
      title: 'Cancel this run?', action: 'Cancel the run', tone: 'danger',
      text: 'It stops for good. What it did is undone where its plan says how.',
      fields: [field('Who', input({ name: 'by', value: operator.get(), required: true })), field('Reason', input({ name: 'reason', required: true }))],
    });
    if (!given) return;
    await send('POST', `${at('/runs', this.id)}/cancel`, given);
    say(`Run ${this.id} is being cancelled.`);
    await this.#refresh();
  }

  async #resume() {
    await send('POST', `${at('/runs', this.id)}/resume`, {});
    say(`Run ${this.id} goes on.`);
    await this.#refresh();
    this.#follow().catch(sayError);
  }
}

const pause = (millis, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, millis);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    resolve();
  }, { once: true });
});

/** The steps of the plan, and after each what it was fanned out into or the steps of the plan it calls. */
function shapeOf(plan, view) {
  const steps = plan.steps.map((step) => ({ path: step.step, role: step.dormant ? 'only to undo' : step.role ?? (step.calls && `plan ${step.calls}`) ?? '', after: step.needs }));
  const known = new Set(steps.map((step) => step.path));
  for (const { step } of view.steps) {
    if (known.has(step)) continue;
    const outer = step.replace(/(\[[^\]]*\]|\/[^/]*)$/, '');
    steps.push({ path: step, role: '', after: known.has(outer) ? [outer] : [] });
    known.add(step);
  }
  return steps;
}

const CHOICES = { approve: 'Approve', reject: 'Reject', retry: 'Try again', skip: 'Leave it out', accept: 'Take as done' };

function stepTable(steps) {
  return h('details', {}, h('summary', {}, 'All steps as a table'), table('Steps', ['Step', 'State', { name: 'Attempts', kind: 'number' }, 'Took', 'Used', 'Note'], steps.map((step) => [
    line(step.step), badge(step.state, stateOf(step.state).tone), step.attempts, took(step.startedAt, step.endedAt), amounts(step.used),
    line(step.failure ? `${step.failure.code}: ${step.failure.message}` : step.note)])));
}

function results(view) {
  const shownAs = (values) => (Object.keys(values ?? {}).length === 0
    ? h('span', { class: 'small' }, 'none')
    : h('dl', { class: 'values' }, Object.entries(values).map(([name, value]) => h('div', {}, h('dt', {}, line(name)), h('dd', {}, longText(json(value)))))));
  return [
    h('h3', {}, 'Inputs'), shownAs(view.inputs),
    h('h3', {}, 'Results'), shownAs(view.results),
    h('h3', {}, 'Budgets'),
    table('Budgets', ['Pool', 'Limit', 'Used', 'Reserved'], view.budgets.map((one) => [
      one.pool === '' ? 'the run' : line(one.pool), amounts(one.limit) || 'none', amounts(one.used) || '–', amounts(one.reserved) || '–'])),
  ];
}

function amounts(given) {
  return Object.entries(given ?? {}).map(([name, value]) => (name === 'seconds' ? `${fixed(value)} s` : `${value} ${name}`)).join(', ');
}

function eventLine(event) {
  return h('li', {}, h('span', { class: 'small' }, `${event.number} · ${when(event.at)} · tx ${event.tx} `),
    event.external && badge('from outside'), ' ', event.step && [h('strong', {}, line(event.step)), ' '], prose(event.text));
}
