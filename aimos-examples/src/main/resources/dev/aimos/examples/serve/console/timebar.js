/** The bar of time at the top of all views: known as of a transaction, true at a valid time. */

import { get } from './api.js';
import { h, line, plain, s, show } from './dom.js';
import { isNow, moment, moveTo } from './moment.js';
import { button, form, input, select } from './ui.js';
import { day, when } from './words.js';

const DAY = 86400000;

/** Makes the bar. What it knows of the store is fetched once, and again by `refresh` after a write. */
export function timeBar(root) {
  const bar = new TimeBar(root);
  return { refresh: () => bar.fetch(), draw: () => bar.draw() };
}

class TimeBar {
  constructor(root) {
    this.root = root;
    this.known = { timeline: null, transactions: [], snapshots: [] };
  }

  async fetch() {
    try {
      const [timeline, transactions, snapshots] = await Promise.all([
        get('/timeline'), get('/transactions', { limit: 500 }), get('/snapshots')]);
      this.known = { timeline, transactions: transactions.items, snapshots: snapshots.items };
    } catch {
      // The view says what is wrong; the bar stays with what it knows.
    }
    this.draw();
  }

  draw() {
    const { timeline } = this.known;
    const focused = document.activeElement?.id;
    this.summary = h('div', { class: 'moment' });
    this.#drawSummary();
    show(this.root,
      this.summary,
      timeline && timeline.lastTx > 0 && h('div', { class: 'axes' }, this.#transactionAxis(), this.#validAxis()));
    if (focused && this.root.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused).focus();
  }

  #drawSummary() {
    const { asOf, validAt } = moment();
    const now = isNow();
    this.root.classList.toggle('travelled', !now);
    show(this.summary,
      h('p', { id: 'moment-said', role: 'status' },
        h('span', { class: 'moment-sign', 'aria-hidden': 'true' }, now ? '●' : '◷'),
        now
          ? 'Looking at the memory as it is now'
          : ['Not now: known ', h('strong', {}, asOf ? ['as of ', line(this.#asOfWords(asOf))] : 'now'),
            ', true ', h('strong', {}, validAt ? ['at ', line(when(validAt))] : asOf ? 'at that moment' : 'now')]),
      button('Exact', () => this.#unfold(), { tone: 'plain unfold', id: 'time-exact', 'aria-expanded': String(this.root.classList.contains('unfolded')) }),
      !now && button('Back to now', () => this.#move({ asOf: '', validAt: '' }), { tone: 'primary', id: 'back-to-now' }));
  }

  /** On a narrow page the exact values are shown only when asked for. */
  #unfold() {
    const open = this.root.classList.toggle('unfolded');
    document.getElementById('time-exact').setAttribute('aria-expanded', String(open));
  }

  #asOfWords(asOf) {
    if (/^\d+$/.test(asOf)) return `transaction ${asOf}${this.#at(Number(asOf)) ? `, ${when(this.#at(Number(asOf)))}` : ''}`;
    const snapshot = this.known.snapshots.find((one) => one.id.startsWith(asOf.replace('snapshot:', '')));
    return snapshot ? `snapshot ${snapshot.note || snapshot.id.slice(0, 12)}` : when(asOf);
  }

  /** When the last sampled transaction up to this one was recorded. */
  #at(tx) {
    let found = null;
    for (const one of this.known.transactions) if (one.tx <= tx) found = one.at;
    return found;
  }

  // Transaction time

  #transactionAxis() {
    const { timeline, snapshots } = this.known;
    const last = timeline.lastTx;
    const chosen = this.#chosenTx();
    const id = 'as-of-slider';
    const output = h('output', { class: 'chosen', for: id }, this.#txWords(chosen, last));
    const slider = h('input', { type: 'range', id, min: 0, max: last, step: 1, value: chosen ?? last });
    slider.setAttribute('aria-valuetext', this.#txWords(chosen, last));
    slider.addEventListener('input', () => {
      const words = this.#txWords(Number(slider.value), last);
      output.textContent = words;
      slider.setAttribute('aria-valuetext', words);
      this.#soon({ asOf: Number(slider.value) === last ? '' : slider.value }, 'as-of-exact');
    });
    return h('div', { class: 'axis' },
      h('div', { class: 'axis-head' }, h('label', { for: id }, 'Known as of'), output),
      h('div', { class: 'track' }, slider, this.#snapshotMarks(snapshots, last)),
      h('div', { class: 'axis-ends', 'aria-hidden': 'true' },
        h('span', {}, day(timeline.firstAt, '')), h('span', {}, day(timeline.lastAt, ''))),
      h('div', { class: 'axis-exact' },
        this.#exact('as-of-exact', 'Exact moment', moment().asOf, 'now, 7 or 2024-01-31', (value) => ({ asOf: value === 'now' ? '' : value })),
        this.#snapshotChoice(snapshots)));
  }

  #chosenTx() {
    const { asOf } = moment();
    if (asOf === '') return null;
    const number = /^(?:tx:)?(\d+)$/.exec(asOf);
    if (number) return Number(number[1]);
    const snapshot = this.known.snapshots.find((one) => one.id.startsWith(asOf.replace('snapshot:', '')));
    if (snapshot) return snapshot.tx;
    let found = 0;
    for (const one of this.known.transactions) if (Date.parse(one.at) <= Date.parse(asOf)) found = one.tx;
    return found;
  }

  #txWords(tx, last) {
    if (tx === null || tx === last) return 'now';
    if (tx === 0) return 'before the first transaction';
    const at = this.#at(tx);
    return `transaction ${tx}${at ? ` · ${when(at)}` : ''}`;
  }

  #snapshotMarks(snapshots, last) {
    return s('svg', { class: 'marks', viewBox: '0 0 1000 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      snapshots.map((one) => s('rect', { x: (one.tx / Math.max(1, last)) * 1000 - 2, y: 0, width: 4, height: 12 },
        s('title', { text: plain(`snapshot ${one.note || one.id.slice(0, 12)}`) }))));
  }

  #snapshotChoice(snapshots) {
    if (snapshots.length === 0) return null;
    const { asOf } = moment();
    const chosen = snapshots.find((one) => asOf !== '' && one.id.startsWith(asOf.replace('snapshot:', '')) && !/^\d{1,15}$/.test(asOf));
    const choice = select([['', 'Snapshots'], ...snapshots.map((one) =>
      [`snapshot:${one.id}`, plain(`${one.note || one.id.slice(0, 12)} · tx ${one.tx} · ${day(one.recordedAt)}`)])],
    chosen ? `snapshot:${chosen.id}` : '', { id: 'as-of-snapshot', 'aria-label': 'Look as of a snapshot' });
    choice.addEventListener('change', () => this.#move({ asOf: choice.value }));
    return choice;
  }

  // Valid time

  #validAxis() {
    const { timeline } = this.known;
    const today = Math.floor(Date.now() / DAY);
    const from = Math.floor(Date.parse(timeline.validFrom ?? timeline.firstAt) / DAY);
    const to = Math.max(today, Math.ceil(Date.parse(timeline.validTo ?? timeline.lastAt) / DAY));
    const { validAt } = moment();
    const chosen = validAt === '' ? today : Math.floor(Date.parse(validAt) / DAY);
    const id = 'valid-at-slider';
    const words = (value) => (value === today ? 'now' : dayOf(value));
    const output = h('output', { class: 'chosen', for: id }, validAt === '' ? 'now' : when(validAt));
    const slider = h('input', { type: 'range', id, min: from, max: Math.max(to, from + 1), step: 1, value: chosen });
    slider.setAttribute('aria-valuetext', output.textContent);
    slider.addEventListener('input', () => {
      const value = Number(slider.value);
      output.textContent = words(value);
      slider.setAttribute('aria-valuetext', words(value));
      this.#soon({ validAt: value === today ? '' : dayOf(value) }, 'valid-at-exact');
    });
    return h('div', { class: 'axis' },
      h('div', { class: 'axis-head' }, h('label', { for: id }, 'True at'), output),
      h('div', { class: 'track' }, slider, this.#todayMark(from, to, today)),
      h('div', { class: 'axis-ends', 'aria-hidden': 'true' }, h('span', {}, dayOf(from)), h('span', {}, dayOf(to))),
      h('div', { class: 'axis-exact' },
        this.#exact('valid-at-exact', 'Exact time', validAt, 'now or 2024-01-31T08:00:00Z', (value) => ({ validAt: value === 'now' ? '' : value }))));
  }

  #todayMark(from, to, today) {
    return s('svg', { class: 'marks today', viewBox: '0 0 1000 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      s('rect', { x: ((today - from) / Math.max(1, to - from)) * 1000 - 1, y: 0, width: 2, height: 12 }, s('title', { text: 'today' })));
  }

  // Both

  #exact(id, label, value, hint, change) {
    const control = input({ id, value, placeholder: hint, size: 14 });
    return form({ class: 'exact' }, () => this.#move(change(control.value.trim())),
      h('label', { for: id, class: 'sr' }, label), control,
      h('button', { type: 'submit' }, 'Go', h('span', { class: 'sr' }, ` to this ${label.toLowerCase()}`)));
  }

  /** While a slider is dragged only its last value counts; the slider itself stays where it is. */
  #soon(change, exact) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      moveTo(change);
      this.#drawSummary();
      document.getElementById(exact).value = Object.values(change)[0];
    }, 120);
  }

  #move(change) {
    moveTo(change);
    this.draw();
  }
}

const dayOf = (days) => new Date(days * DAY).toISOString().replace(/T.*/, '');
