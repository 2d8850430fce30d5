/** One run: live as it goes on, or as it was known at an earlier moment. */

import { at, get, send } from './api.js';
import { to } from './address.js';
import { dag } from './dag.js';
import { ask } from './dialog.js';
import { h, line, prose, show } from './dom.js';
import { handlerChoice, rolesOf, workers } from './handlers.js';
import { moment } from './moment.js';
import { question } from './question.js';
import { operator } from './session.js';
import { shapeOf, stepDetails, stepTable, tally } from './steps.js';
import { readAll } from './typed.js';
import { badge, button, empty, failure, field, heading, input, loading, longText, picture, say, sayError, section, table } from './ui.js';
import { amounts, count, json, many, took, when } from './words.js';

export const TONES = { running: 'busy', waiting: 'warn', interrupted: 'warn', completed: 'good', failed: 'bad', cancelled: 'bad' };
const OVER = new Set(['completed', 'failed', 'cancelled']);

/** Seconds a request for events waits for one. */
const WAIT = 20;

/** Milliseconds between requests that brought none: the server does not wait for runs that it did not start. */
const PAUSE = 2000;

/** Events of one request, and those that are shown before more are asked for. */
const LOT = 200;
const SHOWN_EVENTS = 500;

export const render = (context) => new RunView(context).render();

class RunView {
  constructor({ path, signal, wrote }) {
    this.id = path[0];
    this.signal = signal;
    this.wrote = wrote;
    this.asOf = moment().asOf;
    this.chosen = null;
    this.events = [];
    this.room = SHOWN_EVENTS;
    this.next = 0;
    this.head = h('div', { class: 'run-head', 'aria-live': 'polite' });
    this.actions = h('div', { class: 'actions' });
    this.questions = h('div', {});
    this.picture = h('div', {});
    this.details = h('div', { 'aria-live': 'polite' });
    this.table = this.#tableOfSteps();
    this.results = h('div', {});
    this.log = h('div', {}, loading());
  }

  render() {
    show(this.head, loading());
    this.#begin();
    return [
      heading(line(this.id), h('a', { href: to(['runs']) }, '← All runs'), this.actions),
      this.head, this.questions,
      section('Steps', this.picture, this.details, this.table),
      section('Inputs, results and budgets', this.results),
      section('Events', this.log),
    ];
  }

  #begin() {
    (this.asOf === '' ? this.#follow() : this.#past()).catch((error) => {
      if (error.name === 'AbortError') return;
      if (this.events.length === 0) show(this.log, empty('None are known.'));
      if (error.code === 'run-missing' && this.asOf !== '') {
        show(this.head, empty('This run had not begun at this moment.'));
      } else {
        show(this.head, failure(error, () => this.#begin()));
      }
    });
  }

  /** Shows the run, then waits for its events, and shows it again after each lot. */
  async #follow() {
    await this.#refresh();
    while (!this.signal.aborted) {
      const given = await this.#fetchEvents(OVER.has(this.view.status) ? 0 : WAIT);
      if (given.items.length > 0) {
        if (!OVER.has(this.view.status)) await this.#refresh();
      } else if (OVER.has(given.status) || given.status === 'interrupted') {
        if (given.status !== this.view.status) await this.#refresh();
        return;
      } else {
        await pause(PAUSE, this.signal);
      }
    }
  }

  /** Shows the run as it was known, with the events there were then. */
  async #past() {
    await this.#refresh();
    while (this.next < this.view.events && !this.signal.aborted) await this.#fetchEvents(0, this.view.events - this.next);
  }

  async #fetchEvents(wait, most = LOT) {
    const given = await get(`${at('/runs', this.id)}/events`, { from: this.next, limit: Math.min(LOT, most), wait }, { signal: this.signal });
    this.events.push(...given.items.filter((event) => event.number >= this.next));
    this.next = given.next ?? this.next + given.items.length;
    this.#drawEvents();
    return given;
  }

  async #refresh() {
    const parameters = { as_of: this.asOf };
    const [view, plan] = await Promise.all([
      get(at('/runs', this.id), parameters, { signal: this.signal }), get(`${at('/runs', this.id)}/plan`, parameters, { signal: this.signal })]);
    this.view = view;
    this.plan = plan;
    this.shape = shapeOf(plan, view);
    this.#draw();
  }

  // Drawing

  #draw() {
    const { view } = this;
    show(this.head,
      this.asOf !== '' && h('p', { class: 'state now-only' }, 'As it was known then. What was under way then counts as interrupted; nothing can be decided in the past.'),
      h('p', {}, badge(view.status, TONES[view.status]), ' of plan ', h('strong', {}, line(view.plan)),
        ` · began ${when(view.startedAt)} · ${view.endedAt ? `took ${took(view.startedAt, view.endedAt)}` : 'not over'} · ${tally(view.steps) || 'no step has begun'}`),
      view.forkedFrom && h('p', { class: 'small' }, 'begun anew from ', line(json(view.forkedFrom))),
      view.failure && h('p', { class: 'failed-line' }, line(`${view.failure.code}: ${view.failure.message}`)));
    if (this.asOf === '') this.#drawWhatCanBeDone();
    this.#drawSteps();
    show(this.results, results(view));
  }

  #drawWhatCanBeDone() {
    const { view } = this;
    if (this.drawnStatus !== view.status) {
      show(this.actions,
        view.status === 'interrupted' && button('Resume', () => this.#resume(), { tone: 'primary', id: 'resume-run', 'data-write': true }),
        !OVER.has(view.status) && button('Cancel run', () => this.#cancel(), { tone: 'danger', id: 'cancel-run', 'data-write': true }));
    }
    this.drawnStatus = view.status;
    const asked = view.waiting.map((one) => one.request).join('\n');
    if (this.asked !== asked) {
      show(this.questions, view.waiting.map((one) => question(one, this.id, this.plan, view, async () => {
        await this.#refresh();
        this.wrote();
        if (document.activeElement === document.body) document.getElementById('view-title')?.focus();
      })));
    }
    this.asked = asked;
  }

  #drawSteps() {
    const focused = document.activeElement?.getAttribute?.('data-step');
    show(this.picture, picture('The steps of the run', dag(this.shape, this.chosen, (path) => this.#choose(path))));
    const chosen = this.shape.find((one) => one.path === this.chosen);
    show(this.details, chosen && stepDetails(chosen, this.view));
    this.#fillTable();
    if (focused) [...this.picture.querySelectorAll('[data-step]')].find((node) => node.getAttribute('data-step') === focused)?.focus();
  }

  #choose(path) {
    this.chosen = this.chosen === path ? null : path;
    this.#drawSteps();
  }

  /** The same as the picture; filled when it is opened, and again while it is open. */
  #tableOfSteps() {
    const body = h('div', { class: 'disclosed' });
    const node = h('details', {}, h('summary', {}, 'All steps as a table'), body);
    this.#fillTable = () => node.open && this.view && show(body, stepTable(this.view.steps));
    node.addEventListener('toggle', () => this.#fillTable());
    return node;
  }

  #fillTable = () => {};

  #drawEvents() {
    const latest = this.events.slice(-this.room).reverse();
    const hidden = this.events.length - latest.length;
    show(this.log,
      this.events.length === 0 ? empty('Nothing has happened yet.') : h('ol', { class: 'events', tabindex: '0', 'aria-label': 'Events, the latest first' }, latest.map(eventLine)),
      hidden > 0 && button(`Show ${count(Math.min(hidden, SHOWN_EVENTS))} earlier of ${many(this.events.length, 'event')}`, () => {
        this.room += SHOWN_EVENTS;
        this.#drawEvents();
      }, { class: 'more' }));
  }

  // Acting

  async #cancel() {
    const done = await ask({
      title: 'Cancel this run?', action: 'Cancel the run', tone: 'danger',
      text: 'It stops for good. What it did is undone where its plan says how.',
      fields: [field('Who', input({ name: 'by', value: operator.get(), required: true })), field('Reason', input({ name: 'reason', required: true }))],
      act: (given) => send('POST', `${at('/runs', this.id)}/cancel`, given),
    });
    if (!done) return;
    say(`Run ${this.id} is being cancelled.`);
    await this.#refresh();
  }

  /** Handlers are no part of a run: whoever resumes it says who works. */
  async #resume() {
    const roles = handlerChoice(rolesOf(this.plan), await workers(this.signal));
    const done = await ask({
      title: 'Resume this run', action: 'Resume', text: 'Only what is unfinished is done again.', fields: roles.nodes,
      act: (given) => {
        const mocked = readAll(roles.fields);
        if (!mocked) throw Object.assign(new Error('what mocked steps give is no JSON'), { code: 'bad-mock' });
        return send('POST', `${at('/runs', this.id)}/resume`, roles.read(mocked, given));
      },
    });
    if (!done) return;
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

function eventLine(event) {
  return h('li', {}, h('span', { class: 'small' }, `${event.number} · ${when(event.at)} · tx ${event.tx} `),
    event.external && badge('from outside'), ' ', event.step && [h('strong', {}, line(event.step)), ' '], prose(event.text));
}
