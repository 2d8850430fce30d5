/**
 * The history of a key on both time axes: valid time to the right, transaction time upwards. Each rectangle is what was
 * shown by some transactions for some stretch of valid time. Boundaries are evenly spaced, for stretches of a second and
 * of a century to be seen side by side.
 */

import { cut, plain, s } from './dom.js';
import { day, during, when } from './words.js';

const LEFT = 112;
const TOP = 12;
const WIDTH = 640;
const BOTTOM = 44;

/**
 * @param versions `{valid, shownFrom, shownUntil, label, tone, text}` each
 * @param moment `{tx, validAt}` of the moment looked at; null is now
 */
export function plane(versions, moment) {
  const times = edges(versions.flatMap(({ valid }) => [valid.from, valid.to]).filter(Boolean), (a, b) => Date.parse(a) - Date.parse(b));
  const txs = edges(versions.flatMap(({ shownFrom, shownUntil }) => [shownFrom, shownUntil]).filter((tx) => tx !== null), (a, b) => a - b);
  const row = Math.max(30, Math.min(56, 320 / txs.length));
  const height = row * txs.length;
  const column = WIDTH / (times.length + 1);
  const x = (time, open) => LEFT + (time ? times.indexOf(time) + 1 : open) * column;
  const y = (tx) => TOP + height - (tx === null ? txs.length : txs.indexOf(tx)) * row;
  return s('svg', { class: 'plane', width: LEFT + WIDTH + 20, height: TOP + height + BOTTOM, viewBox: `0 0 ${LEFT + WIDTH + 20} ${TOP + height + BOTTOM}`, role: 'img', 'aria-label': `History of ${versions.length} versions on both time axes; the table below says the same` },
    versions.map((version) => rectangle(version, x, y, times.length + 1)),
    s('g', { class: 'axis-lines' },
      s('line', { x1: LEFT, y1: TOP, x2: LEFT, y2: TOP + height }),
      s('line', { x1: LEFT, y1: TOP + height, x2: LEFT + WIDTH, y2: TOP + height })),
    txs.map((tx) => s('g', { class: 'tick' },
      s('line', { x1: LEFT - 5, y1: y(tx), x2: LEFT, y2: y(tx) }),
      s('text', { x: LEFT - 9, y: y(tx) + 4, 'text-anchor': 'end', text: `tx ${tx}` }))),
    ticks(times, x, TOP + height),
    s('text', { class: 'axis-name', x: LEFT + WIDTH, y: TOP + height + 38, 'text-anchor': 'end', text: 'true at (valid time) →' }),
    s('text', { class: 'axis-name', x: 14, y: TOP + height, transform: `rotate(-90 14 ${TOP + height})`, text: 'known as of (transactions) →' }),
    crosshair(moment, times, txs, { x: (at) => LEFT + at * column, y: (at) => TOP + height - at * row, right: LEFT + WIDTH, bottom: TOP + height }));
}

function edges(values, compare) {
  return [...new Set(values)].sort(compare);
}

function rectangle(version, x, y, openEnd) {
  const left = x(version.valid.from, 0);
  const right = x(version.valid.to, openEnd);
  const top = y(version.shownUntil);
  const bottom = y(version.shownFrom);
  const room = Math.floor((right - left - 16) / 6.6);
  return s('g', { class: `version tone-${version.tone}` },
    s('title', { text: plain(`${version.label}: shown by transactions ${version.shownFrom} ${version.shownUntil === null ? 'on' : `to ${version.shownUntil - 1}`}, true ${during(version.valid)}`) }),
    s('rect', { x: left + 1, y: top + 1, width: Math.max(2, right - left - 2), height: Math.max(2, bottom - top - 2), rx: 3 }),
    room > 3 && s('text', { x: left + 8, y: bottom - 10 }, cut(plain(`${version.label}  ${version.text}`), room)));
}

/** Dates below the axis; where there are many, only those that have room. */
function ticks(times, x, bottom) {
  let free = 0;
  return times.map((time) => {
    const at = x(time);
    const roomy = at - 36 >= free;
    if (roomy) free = at + 44;
    return s('g', { class: 'tick' },
      s('line', { x1: at, y1: bottom, x2: at, y2: bottom + 5 }),
      roomy && s('text', { x: at, y: bottom + 19, 'text-anchor': 'middle', text: day(time) }, s('title', { text: when(time) })));
  });
}

/** The moment looked at. */
function crosshair({ tx, validAt }, times, txs, to) {
  const before = times.filter((time) => Date.parse(time) <= Date.parse(validAt)).length;
  const column = to.x(before + 0.5);
  const known = tx === null ? txs.length - 0.5 : txs.filter((one) => one <= tx).length - 0.5;
  const row = to.y(known);
  return s('g', { class: 'crosshair', 'aria-hidden': 'true' },
    s('line', { x1: column, y1: TOP, x2: column, y2: to.bottom }),
    s('line', { x1: LEFT, y1: row, x2: to.right, y2: row }),
    s('circle', { cx: column, cy: row, r: 5 }, s('title', { text: 'the moment that is looked at' })));
}
