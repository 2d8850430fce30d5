/** The parts views are made of: headings, fields, tables, states of waiting and failing, dialogs. */

import { add, cut, flowing, h, line, prose, show } from './dom.js';
import { isNow } from './moment.js';
import { count, many } from './words.js';

let numbered = 0;
export const freshId = (prefix) => `${prefix}-${(numbered += 1)}`;

/** The heading of a view, which is focused when one comes to it. */
export function heading(title, about, ...actions) {
  return h('header', { class: 'view-head' },
    h('div', {},
      h('h1', { tabindex: '-1', id: 'view-title' }, title),
      about && h('p', { class: 'about' }, about)),
    actions.length > 0 && h('div', { class: 'actions' }, actions));
}

/** A part of a view with a heading of its own. */
export function section(title, ...children) {
  const id = freshId('section');
  return h('section', { class: 'panel', 'aria-labelledby': id }, h('h2', { id }, title), children);
}

// Waiting, nothing, and failing

export const loading = (what = 'Loading') => h('p', { class: 'state loading', role: 'status' }, `${what}…`);

export const empty = (text, ...more) => h('div', { class: 'state empty' }, h('p', {}, text), more);

/** Says of what does not follow the chosen moment that it does not, whenever that is another than now. */
export const asItIsNow = (what) => !isNow() && h('p', { class: 'state now-only' }, `${what} as it is now, not as of the moment chosen above.`);

/** An error as the server tells it, with its code; and a button to try again, if there is something to try. */
export function failure(error, again) {
  const box = h('div', { class: 'state failed', role: 'alert', 'data-code': error.code ?? 'error' },
    h('p', { class: 'failed-title' }, error.title || 'This did not work'),
    h('p', {}, line(error.message)),
    h('p', { class: 'small' },
      'code ', h('code', {}, line(error.code ?? 'error')),
      error.status ? ` · status ${error.status}` : '',
      error.correlation ? [' · correlation ', h('code', {}, line(error.correlation))] : ''),
    again && h('p', {}, button('Try again', again)));
  if (!error.status && !(error.code)) console.error(error);
  return box;
}

/** Fills a region with what a request brings, showing that it is under way, empty or failed. */
export async function load(region, request, render) {
  region.setAttribute('aria-busy', 'true');
  show(region, loading());
  try {
    const result = await request();
    show(region, await render(result));
  } catch (error) {
    if (error.name === 'AbortError') return;
    show(region, failure(error, () => load(region, request, render)));
  } finally {
    region.removeAttribute('aria-busy');
  }
}

/** Milliseconds that a message of success stays; others stay until they are dismissed. */
const STAYS = 8000;

/** Says something to everybody, also to those who hear the page. */
export function say(text, tone = 'good') {
  const note = h('p', { class: `note ${tone}` }, prose(text));
  const close = h('button', { type: 'button', class: 'plain', 'aria-label': 'Dismiss this message', on: { click: () => note.remove() } }, '✕');
  note.append(close);
  const notes = document.getElementById('notes');
  while (notes.children.length >= 3) notes.firstChild.remove();
  notes.append(note);
  if (tone === 'good') setTimeout(() => note.remove(), STAYS);
}

export function sayError(error) {
  if (error.name === 'AbortError') return;
  say(`${error.title ? `${error.title}: ` : ''}${error.message} (${error.code ?? 'error'})`, 'bad');
}

// Controls

/** A button; while what it does is under way it cannot be pressed again, and an error of it is said. */
export function button(text, press, given = {}) {
  const { tone = '', ...attributes } = given;
  const node = h('button', { type: 'button', class: tone, ...attributes }, text);
  node.addEventListener('click', () => whileBusy(node, press));
  return node;
}

async function whileBusy(node, press) {
  if (node.getAttribute('aria-disabled') === 'true') return;
  node.setAttribute('aria-disabled', 'true');
  try {
    await press();
  } catch (error) {
    sayError(error);
  } finally {
    node.removeAttribute('aria-disabled');
  }
}

export const linkButton = (text, href) => h('a', { class: 'button', href }, text);

/** A control with its label, and perhaps a hint. */
export function field(label, control, hint, given = {}) {
  const id = control.id || freshId('field');
  control.id = id;
  const about = hint && h('span', { class: 'hint', id: `${id}-hint` }, hint);
  if (about) control.setAttribute('aria-describedby', about.id);
  return h('div', { class: 'field', ...given }, h('label', { for: id }, label), control, about);
}

export const input = (given = {}) => h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...given });

/** A choice of `[value, text]` pairs, or of values that are their own texts. */
export function select(options, chosen, given = {}) {
  return h('select', given, options.map((option) => {
    const [value, text] = Array.isArray(option) ? option : [option, option];
    return h('option', { value, selected: String(value) === String(chosen ?? '') }, text);
  }));
}

/** A form whose sending is ours alone; what was filled in is given by name. */
export function form(given, submit, ...children) {
  const node = h('form', given, children);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(values(node));
  });
  return node;
}

export function values(node) {
  return Object.fromEntries([...new FormData(node)].map(([name, value]) => [name, String(value)]));
}

// Showing

/**
 * A table in a frame of its own, which scrolls if it is wider than the page.
 * @param columns their names, which nobody sees if they begin with `.`, or `{name, kind}`: `number` is flush right, `when` stays on one line, `wide` has room for a sentence
 */
export function table(caption, columns, rows) {
  const titled = columns.map((column) => (typeof column === 'string' ? { name: column } : column));
  return h('div', { class: 'frame', tabindex: '0', role: 'region', 'aria-label': `${caption}, table` },
    h('table', {},
      h('caption', { class: 'sr' }, caption),
      h('thead', {}, h('tr', {}, titled.map(({ name, kind }) =>
        h('th', { scope: 'col', class: kind }, name.startsWith('.') ? h('span', { class: 'sr' }, name.slice(1)) : name)))),
      h('tbody', {}, rowsOf(columns, rows))));
}

const rowsOf = (columns, rows) => rows.map((row) => h('tr', {}, row.map((cell, at) => h('td', { class: columns[at]?.kind }, cell))));

/** Rows, or other pieces, that are added at a time. */
const PIECE = 200;

/**
 * What may be long, a piece at a time: `of(items)` shows some, and a button adds those that follow.
 * @param wrap what is added to, made of the first piece
 * @param rows makes nodes to be added of those that follow
 */
function pieces(items, wrap, rows, size = PIECE) {
  const shown = wrap(items.slice(0, size));
  if (items.length <= size) return shown;
  let next = size;
  const words = () => `Show ${count(Math.min(size, items.length - next))} more of ${count(items.length)}`;
  const more = button(words(), () => {
    add(shown.querySelector('tbody') ?? shown, rows(items.slice(next, next + size)));
    next += size;
    if (next < items.length) more.textContent = words();
    else more.remove();
  }, { class: 'more' });
  return [shown, more];
}

/** A table of any length, see {@link table}; `row` makes the cells of an item. */
export const longTable = (caption, columns, items, row) =>
  pieces(items, (first) => table(caption, columns, first.map(row)), (more) => rowsOf(columns, more.map(row)));

/** A list of any length; `piece` makes the content of an item. */
export const longList = (items, piece, given = {}, size = PIECE) => {
  const entries = (some) => some.map((one) => h('li', {}, piece(one)));
  return pieces(items, (first) => h('ul', given, entries(first)), entries, size);
};

/** How many of something are asked for: what the address says, but no more than the server counts out. */
export const limitOf = (given, { lot, most }) => Math.min(Number(given) || lot, most);

/**
 * What follows things that the server counts out: a link to more of them, that there are no more to be had here, or nothing if these
 * are all.
 * @param size `{lot, most}`: how many are shown at first and more of at a time, and the most that the server gives
 * @param address of the same with another limit
 */
export function showMore(shown, limit, { lot, most }, address, one) {
  if (shown < limit) return null;
  const said = `The first ${many(shown, one)} are shown`;
  return h('p', { class: 'pages' }, limit >= most
    ? `${said}, and no more are listed here. Other demands may find others.`
    : [`${said}. `, linkButton('Show more', address(Math.min(most, limit + lot)))]);
}

/** Pairs of a name and what it is; those that are null, false or empty are left out. */
export function facts(pairs) {
  return h('dl', { class: 'facts' }, pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
    .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

const SIGNS = { good: '✓', bad: '✕', warn: '!', quiet: '·', busy: '▸' };

/** A word about how something stands; the sign says it as well as the colour. */
export function badge(text, tone = 'quiet') {
  return h('span', { class: `badge ${tone}` }, h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[tone] ?? '·'), line(text));
}

export function tags(names) {
  const all = Array.isArray(names) ? names.map((name) => [name, null]) : Object.entries(names ?? {});
  if (all.length === 0) return null;
  return h('ul', { class: 'tags' }, all.map(([name, weight]) =>
    h('li', {}, line(name), weight !== null && weight !== 1 && h('span', { class: 'weight' }, ` ${weight}`))));
}

const LONG = 4000;

/** A text, whole if it is short; of a long one the beginning, with a button for the next piece. */
export function longText(text, given = {}) {
  const body = h('div', { class: 'text', dir: 'auto', ...given });
  const more = button('', () => next(LONG * 10));
  let shown = 0;
  const next = (size) => {
    const piece = cut(text.slice(shown), size, '');
    body.insertBefore(h('span', {}, flowing(piece)), more.parentNode === body ? more : null);
    shown += piece.length;
    more.textContent = `Show more of ${count(text.length)} characters`;
    if (shown < text.length) body.append(more);
    else more.remove();
  };
  next(LONG);
  return body;
}

/** Something that is fetched when it is first opened. */
export function disclosure(summary, fetchAndRender, given = {}) {
  const body = h('div', { class: 'disclosed' });
  const node = h('details', given, h('summary', {}, summary), body);
  let asked = false;
  node.addEventListener('toggle', () => {
    if (!node.open || asked) return;
    asked = true;
    fetchAndRender(body);
  });
  return node;
}

/** A picture that may be larger than the page. */
export const picture = (label, svg) =>
  h('div', { class: 'frame picture', tabindex: '0', role: 'region', 'aria-label': `${label}; scrolls` }, svg);

export const legend = (...items) => h('ul', { class: 'legend' }, items.map((item) => h('li', {}, item)));

/** Earlier and later pages; `next` is an address, or null. */
export function pages(next, label = 'Next page') {
  return h('nav', { class: 'pages', 'aria-label': 'Pages' },
    next ? linkButton(label, next) : h('span', { class: 'small' }, 'That is all.'));
}
