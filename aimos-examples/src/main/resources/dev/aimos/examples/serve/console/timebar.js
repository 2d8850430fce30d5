/** The bar of time at the top of all views: known as of a transaction, true at a valid time. */

import { get } from './api.js';
import { h, line, plain, s, show } from './dom.js';
import { isNow, moment, moveTo } from './moment.js';
import { button, form, input, select } from './ui.js';
import { day, dayOf, millis, when } from './words.js';

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
    this.root.setAttribute('aria-busy', 'true');
    // What is refused the view says too; the bar stays with what it knows.
    const learn = (name, asked, of) => asked.then((given) => of(given), () => this.known[name]).then((found) => {
      this.known[name] = found;
      this.draw();
    });
    await Promise.all([
      learn('timeline', get('/timeline'), (given) => given),
      learn('transactions', get('/transactions', { limit: 500 }), ({ items }) => items),
      learn('snapshots', get('/snapshots'), ({ items }) => items)]);
    this.root.removeAttribute('aria-busy');
  }

  /** Not while a slider is moved: it would be taken from under the pointer. */
  draw() {
    if (this.timer !== undefined) return;
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
          : ['Not now: known ', h('strong', {}, asOf === '' ? 'now' : asOf === '0' ? 'before the first transaction' : ['as of ', line(this.#asOfWords(asOf))]),
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
    if (/^\d+$/.test(asOf)) return this.#txWords(Number(asOf), Infinity);
    const snapshot = this.known.snapshots.find((one) => one.id.startsWith(asOf.replace('snapshot:', '')));
    return snapshot ? `snapshot ${snapshot.note || snapshot.id.slice(0, 12)}` : when(asOf);
  }

  /** A transaction, or of those that are known the last before it. */
  #sample(tx) {
    return this.known.transactions.findLast((one) => one.tx <= tx);
  }

  /** When a transaction was recorded, in words; of one between those that are known, about when. */
  #at(tx) {
    const found = this.#sample(tx);
    return found && `${found.tx === tx ? '' : 'after '}${when(found.at)}`;
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
    const sought = millis(asOf.includes('T') ? asOf : `${asOf}T00:00:00Z`);
    for (const one of this.known.transactions) if (millis(one.at) <= sought) found = one.tx;
    return found;
  }

  #txWords(tx, last) {
    if (tx === null || tx === last) return 'now';
    if (tx === 0) return 'before the first transaction';
    const at = this.#at(tx);
    return `transaction ${tx}${at ? `, ${at}` : ''}`;
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
    const { asOf, validAt } = moment();
    const chosen = this.#chosenDay(today);
    const to = Math.max(today, chosen, Math.ceil(millis(timeline.validTo ?? timeline.lastAt) / DAY));
    const from = Math.min(to - 1, chosen, Math.floor(millis(timeline.validFrom ?? timeline.firstAt) / DAY));
    const id = 'valid-at-slider';
    const isToday = (value) => value === today && asOf === '';
    const words = (value) => (isToday(value) ? 'now' : dayOf(value * DAY));
    const output = h('output', { class: 'chosen', for: id }, validAt !== '' ? when(validAt) : asOf === '' ? 'now' : 'that moment');
    const slider = h('input', { type: 'range', id, min: from, max: to, step: 1, value: chosen });
    slider.setAttribute('aria-valuetext', output.textContent);
    slider.addEventListener('input', () => {
      const value = Number(slider.value);
      output.textContent = words(value);
      slider.setAttribute('aria-valuetext', words(value));
      this.#soon({ validAt: isToday(value) ? '' : dayOf(value * DAY) }, 'valid-at-exact');
    });
    return h('div', { class: 'axis' },
      h('div', { class: 'axis-head' }, h('label', { for: id }, 'True at'), output),
      h('div', { class: 'track' }, slider, this.#todayMark(from, to, today)),
      h('div', { class: 'axis-ends', 'aria-hidden': 'true' }, h('span', {}, dayOf(from * DAY)), h('span', {}, dayOf(to * DAY))),
      h('div', { class: 'axis-exact' },
        this.#exact('valid-at-exact', 'Exact time', validAt, 'now or 2024-01-31T08:00:00Z', (value) => ({ validAt: value === 'now' ? '' : value }))));
  }

  /** The day at which one looks: without another choice, that of the transaction. */
  #chosenDay(today) {
    const { asOf, validAt } = moment();
    const at = validAt !== '' ? validAt : asOf === '' ? undefined : this.#sample(this.#chosenTx())?.at;
    const found = at === undefined ? NaN : Math.floor(millis(at) / DAY);
    return Number.isNaN(found) ? today : found;
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
      this.timer = undefined;
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
