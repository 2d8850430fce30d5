/**
 * The history of a key on both time axes: valid time to the right, transaction time upwards. Each rectangle is what was
 * shown to some transactions, of some stretch of valid time. Both axes are to scale; or their boundaries are evenly spaced,
 * for stretches of a second and of a century to be told apart side by side.
 */

import { cut, plain, s } from './dom.js';
import { dayOf, during, millis, tick } from './words.js';

const LEFT = 168;
const TOP = 12;
const WIDTH = 640;
const HEIGHT = 320;
const BOTTOM = 44;

/** The part of an axis before its first boundary and after its last: what is open goes on there. */
const MARGIN = 0.09;

/** Room for a column and a row that are evenly spaced, in pixels, and the least that can be seen of a rectangle. */
const COLUMN = 30;
const ROW = 26;
const LEAST = 3;

/** The transactions among the boundaries of a history of which its atoms do not tell when they were. */
export function untimed(items) {
  const known = new Set(items.map(({ atom }) => atom.recorded.tx));
  return [...new Set(items.flatMap(({ shownFrom, shownUntil }) => [shownFrom, shownUntil]))].filter((tx) => tx !== null && !known.has(tx));
}

/**
 * @param versions `{valid, shownFrom, shownUntil, label, tone, text, atom}` each
 * @param times instants by transaction, of those that are {@link untimed}
 * @param moment the basis of what is looked at: `{tx, recordedAt, validAt}`
 * @param scale `time` or `even`
 * @param lookAt gives the address that shows a version
 */
export function plane(versions, times, moment, scale, lookAt) {
  const instants = new Map([...times, ...versions.map(({ atom }) => [atom.recorded.tx, atom.recorded.at])]);
  const known = scale === 'even' ? (tx) => tx : (tx) => millis(instants.get(tx));
  const valid = axis(versions.flatMap(({ valid: { from, to } }) => [from, to]).filter(Boolean).map(millis), scale);
  const seen = axis(versions.flatMap(({ shownFrom, shownUntil }) => [shownFrom, shownUntil]).filter((tx) => tx !== null).map(known), scale);
  const width = scale === 'even' ? Math.max(WIDTH, COLUMN * (valid.edges.length + 1)) : WIDTH;
  const height = scale === 'even' ? Math.max(HEIGHT, ROW * (seen.edges.length + 1)) : HEIGHT;
  const x = (at) => LEFT + at * width;
  const y = (at) => TOP + height - at * height;
  const rectangles = versions.map((version) => ({ version, ...spot(version, valid, seen, known, x, y) }));
  const all = s('svg', { class: 'plane', width: LEFT + width + 20, height: TOP + height + BOTTOM, viewBox: `0 0 ${LEFT + width + 20} ${TOP + height + BOTTOM}`, role: 'group', 'aria-label': `History on both time axes, ${versions.length} rectangles; the table below says the same` },
    // Those that are drawn larger than they are, to be seen at all, are not to be hidden by others.
    [...rectangles].sort((a, b) => b.width * b.height - a.width * a.height).map((one) => rectangle(one, lookAt)),
    frame(width, height, within(valid.edges), within(scale === 'even' ? seen.edges.map((tx) => millis(instants.get(tx))) : seen.edges)),
    ticks(valid.edges, (edge) => x(valid.place(edge)), 86, (at, text) => s('g', { class: 'tick' },
      s('line', { x1: at, y1: TOP + height, x2: at, y2: TOP + height + 5 }),
      text && s('text', { x: at, y: TOP + height + 19, 'text-anchor': 'middle', text })), tick(valid.edges)),
    ticks(seen.edges, (edge) => -y(seen.place(edge)), 14, (at, text) => s('g', { class: 'tick' },
      s('line', { x1: LEFT - 5, y1: -at, x2: LEFT, y2: -at }),
      text && s('text', { x: LEFT - 9, y: 4 - at, 'text-anchor': 'end', text })), knownWords(seen.edges, scale, instants)),
    crosshair(x(valid.place(millis(moment.validAt))), y(seen.place(scale === 'even' ? moment.tx : millis(moment.recordedAt))), width, height));
  all.addEventListener('keydown', (event) => rove(event, all));
  const first = all.querySelector('.version');
  first?.setAttribute('tabindex', '0');
  return all;
}

/** An axis from 0 to 1: its boundaries, and where a value is. */
function axis(values, scale) {
  const edges = [...new Set(values)].sort((a, b) => a - b);
  const first = edges[0];
  const span = edges.at(-1) - first;
  const numbers = new Map(edges.map((edge, at) => [edge, at + 1]));
  const even = (value) => (numbers.get(value) ?? edges.filter((edge) => edge <= value).length + 0.5) / (edges.length + 1);
  const scaled = (value) => Math.min(1 - MARGIN / 2, Math.max(MARGIN / 2, MARGIN + ((value - first) / span) * (1 - 2 * MARGIN)));
  return { edges, place: scale === 'even' || edges.length < 2 ? even : scaled };
}

function spot({ valid: { from, to }, shownFrom, shownUntil }, valid, seen, known, x, y) {
  const left = x(from ? valid.place(millis(from)) : 0);
  const right = x(to ? valid.place(millis(to)) : 1);
  const bottom = y(seen.place(known(shownFrom)));
  const top = y(shownUntil === null ? 1 : seen.place(known(shownUntil)));
  return { x: left, y: top, width: Math.max(LEAST, right - left), height: Math.max(LEAST, bottom - top) };
}

function rectangle({ version, x, y, width, height }, lookAt) {
  const room = Math.floor((width - 16) / 6.6);
  const said = plain(`${version.label}: shown to transactions ${version.shownFrom} ${version.shownUntil === null ? 'on' : `to ${version.shownUntil - 1}`}, true ${during(version.valid)}; says ${cut(version.text, 120)}`);
  return s('a', { class: `version tone-${version.tone}`, href: lookAt(version), tabindex: -1, 'aria-label': said, 'data-from': version.shownFrom },
    s('title', { text: said }),
    s('rect', { x: x + 0.75, y: y + 0.75, width: Math.max(LEAST - 1.5, width - 1.5), height: Math.max(LEAST - 1.5, height - 1.5), rx: Math.min(3, width / 4, height / 4) }),
    room > 3 && height > 16 && s('text', { x: x + 8, y: y + height - Math.min(10, (height - 10) / 2), text: cut(plain(`${version.label}  ${cut(version.text, 200)}`), room) }));
}

/** The day, where marks tell nothing but the time of it. */
const within = (edges) => (tick(edges) === dayOf ? '' : `, ${dayOf(edges[0])}`);

const frame = (width, height, validDay, knownDay) => [
  s('g', { class: 'axis-lines' },
    s('line', { x1: LEFT, y1: TOP, x2: LEFT, y2: TOP + height }),
    s('line', { x1: LEFT, y1: TOP + height, x2: LEFT + width, y2: TOP + height })),
  s('text', { class: 'axis-name', x: LEFT + width, y: TOP + height + 38, 'text-anchor': 'end', text: `true at (valid time)${validDay} →` }),
  s('text', { class: 'axis-name', x: 14, y: TOP + height, transform: `rotate(-90 14 ${TOP + height})`, text: `known as of (transactions)${knownDay} →` }),
];

/** Marks at boundaries, with words at those that have room. */
function ticks(edges, place, room, mark, words) {
  let free = -Infinity;
  return edges.map((edge) => {
    const at = place(edge);
    const roomy = at >= free;
    if (roomy) free = at + room;
    return mark(at, roomy && words(edge));
  });
}

/** What stands at the axis of transactions: their numbers, and when they were. */
function knownWords(edges, scale, instants) {
  if (scale === 'even') {
    const said = tick(edges.map((tx) => millis(instants.get(tx))));
    return (tx) => `tx ${tx} · ${said(millis(instants.get(tx)))}`;
  }
  const said = tick(edges);
  const numbers = new Map([...instants].map(([tx, at]) => [millis(at), tx]));
  return (edge) => `tx ${numbers.get(edge)} · ${said(edge)}`;
}

/** The moment looked at. */
const crosshair = (x, y, width, height) => s('g', { class: 'crosshair', 'aria-hidden': 'true' },
  s('line', { x1: x, y1: TOP, x2: x, y2: TOP + height }),
  s('line', { x1: LEFT, y1: y, x2: LEFT + width, y2: y }),
  s('circle', { cx: x, cy: y, r: 5 }, s('title', { text: 'the moment that is looked at' })));

/** The picture is one stop of the keyboard; arrows go through its rectangles, in the order of the table. */
function rove(event, all) {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  if (step === undefined && event.key !== 'Home' && event.key !== 'End') return;
  event.preventDefault();
  const order = [...all.querySelectorAll('.version')].sort((a, b) => Number(a.dataset.from) - Number(b.dataset.from));
  const now = order.indexOf(document.activeElement);
  const next = step === undefined ? (event.key === 'Home' ? 0 : order.length - 1) : Math.min(order.length - 1, Math.max(0, now + step));
  for (const one of order) one.setAttribute('tabindex', one === order[next] ? '0' : '-1');
  order[next]?.focus();
}
