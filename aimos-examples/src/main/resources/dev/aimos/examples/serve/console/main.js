/** The page itself: which view is shown, the bar of time, the operator's name, the keys. */

import { get, getText, onReach, onUnauthorized } from './api.js';
import { go, parse, to } from './address.js';
import { h, line, show } from './dom.js';
import { onMove } from './moment.js';
import { operator, theme, token } from './session.js';
import { timeBar } from './timebar.js';
import { ask } from './dialog.js';
import { button, failure, field, input, say } from './ui.js';
import * as atoms from './atoms.js';
import * as graph from './graph.js';
import * as runs from './runs.js';
import * as search from './search.js';
import * as store from './store.js';
import * as time from './time.js';
import * as trail from './trail.js';
import * as witnesses from './witnesses.js';

/** The views, in the order of the navigation: what each is called, and what draws it. */
const VIEWS = new Map([
  ['search', { title: 'Search', view: search }],
  ['time', { title: 'Time', view: time }],
  ['atoms', { title: 'Atoms', view: atoms }],
  ['graph', { title: 'Graph', view: graph }],
  ['runs', { title: 'Runs', view: runs }],
  ['witnesses', { title: 'Witnesses', view: witnesses }],
  ['trail', { title: 'Audit trail', view: trail }],
  ['store', { title: 'Store', view: store }],
]);

const main = document.getElementById('main');
const bar = timeBar(document.getElementById('time'));
let leaving = new AbortController();
let shown = '';

/** Shows what the address says. Focus goes to the heading of a view one comes to, not if only the moment changes. */
async function route({ moved = false } = {}) {
  const { path, parameters } = parse();
  const name = VIEWS.has(path[0]) ? path[0] : 'search';
  const { title, view } = VIEWS.get(name);
  leaving.abort();
  leaving = new AbortController();
  navigation(name);
  const arriving = shown !== '' && !moved && shown !== place(path);
  shown = place(path) || name;
  document.title = `${path[1] ? `${path.slice(1).join('/').slice(0, 60)} · ` : ''}${title} · aimos`;
  const context = { path: path.slice(1), parameters, signal: leaving.signal, again: () => route({ moved: true }), wrote: () => bar.refresh() };
  const held = holder();
  try {
    show(main, view.render(context));
  } catch (error) {
    show(main, failure(error));
  }
  const first = document.getElementById('view-title');
  if (arriving) {
    window.scrollTo(0, 0);
    first?.focus({ preventScroll: true });
  } else if (held) {
    (main.querySelector(held) ?? first)?.focus({ preventScroll: true });
  }
}

/** How to find again what of the view has the focus, for it to stay there when the view is drawn anew. */
function holder() {
  const node = document.activeElement;
  if (!main.contains(node)) return null;
  if (node.type === 'submit') return 'form [type=submit]';
  if (node.name) return `[name="${CSS.escape(node.name)}"]${node.type === 'radio' ? ':checked' : ''}`;
  return node.id && !node.id.startsWith('field-') ? `#${CSS.escape(node.id)}` : '#view-title';
}

const place = (path) => path.join('\n');

function navigation(current) {
  show(document.getElementById('views'), [...VIEWS].map(([name, { title }]) =>
    h('li', {}, h('a', { href: to([name]), 'aria-current': name === current ? 'page' : null }, title))));
}

/** Milliseconds between questions whether a server that was gone is back. */
const BACK = 3000;

/** While the server is gone the page says so, and asks; once it is back, what had failed is shown again. */
function watch() {
  const gone = document.getElementById('gone');
  let timer;
  const askAgain = () => getText('/health').catch(() => {}).finally(() => {
    clearTimeout(timer);
    if (!gone.hidden) timer = setTimeout(askAgain, BACK);
  });
  show(gone, h('p', {}, h('strong', {}, 'The server does not answer. '), 'What is shown may be old. It is asked every few seconds.'), button('Ask now', askAgain));
  onReach((reachable) => {
    gone.hidden = reachable;
    if (!reachable) {
      timer = setTimeout(askAgain, BACK);
      return;
    }
    clearTimeout(timer);
    say('The server answers again.');
    whereabouts();
    bar.refresh();
    if (main.querySelector('.failed[data-code=unreachable]')) route({ moved: true });
  });
}

async function whereabouts() {
  try {
    const status = await get('/status');
    document.documentElement.toggleAttribute('data-read-only', status.server?.readOnly === true);
    show(document.getElementById('where'), line(String(status.location ?? '').split('/').slice(-2).join('/')),
      status.server?.readOnly ? ' · read only' : '');
  } catch {
    show(document.getElementById('where'), 'not connected');
  }
}

function settings() {
  const name = document.getElementById('operator');
  name.value = operator.get();
  name.addEventListener('change', () => operator.set(name.value));
  const colours = document.getElementById('theme');
  colours.value = theme.get();
  colours.addEventListener('change', () => theme.set(colours.value));
}

let asking = null;

/** Asks for the token once, however many requests were refused for the lack of it. */
function askForToken() {
  asking ??= ask({
    title: 'This server needs a token',
    text: 'It was printed, or set, when the server was started. It is kept in this tab until the tab is closed.',
    fields: [field('Token', input({ name: 'token', type: 'password', required: true }))],
    action: 'Go on',
  }).then((given) => {
    asking = null;
    if (given) token.set(given.token.trim());
    return Boolean(given);
  });
  return asking;
}

function keys() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, dialog')) return;
    event.preventDefault();
    const box = document.getElementById('search-box');
    if (box) box.focus();
    else {
      go(['search']);
      window.addEventListener('hashchange', () => document.getElementById('search-box')?.focus(), { once: true });
    }
  });
  document.getElementById('skip').addEventListener('click', (event) => {
    event.preventDefault();
    document.getElementById('view-title')?.focus();
  });
}

window.addEventListener('hashchange', () => {
  bar.draw();
  route();
});
onMove(() => route({ moved: true }));
onUnauthorized(askForToken);
settings();
keys();
watch();
bar.draw();
route();
whereabouts();
bar.refresh();
