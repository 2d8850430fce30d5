/** The picture of a run: its steps from left to right in the order they need each other, each with its state. */

import { cut, plain, s } from './dom.js';
import { curve, depths, layered } from './layout.js';

const WIDTH = 178;
const HEIGHT = 50;

/** How states look: a sign, an outline, and the class that colours them. */
const STATES = {
  pending: { sign: '○', outline: 'soft', tone: 'quiet' },
  queued: { sign: '○', outline: 'soft', tone: 'quiet' },
  running: { sign: '▸', outline: 'pill', tone: 'busy' },
  retrying: { sign: '↻', outline: 'pill', tone: 'busy' },
  waiting: { sign: '?', outline: 'hexagon', tone: 'warn' },
  completed: { sign: '✓', outline: 'box', tone: 'good' },
  failed: { sign: '✕', outline: 'octagon', tone: 'bad' },
  cancelled: { sign: '✕', outline: 'octagon', tone: 'bad' },
  skipped: { sign: '–', outline: 'slanted', tone: 'quiet' },
};

export const stateOf = (state) => STATES[state] ?? { sign: '·', outline: 'box', tone: 'quiet' };

/**
 * @param shape `{path, role, after, state}` of each step
 * @param chosen path of the step whose details are shown
 * @param choose called with the path of a step that is chosen
 */
export function dag(shape, chosen, choose) {
  const needs = new Map(shape.map((step) => [step.path, step.after]));
  const layers = depths(shape.map((step) => step.path), needs);
  const edges = shape.flatMap((step) => step.after.map((before) => ({ from: before, to: step.path })));
  const { places, width, height } = layered(
    shape.map((step) => ({ id: step.path, layer: layers.get(step.path), width: WIDTH, height: HEIGHT })), edges, { gapX: 48, gapY: 16 });
  return s('svg', { class: 'dag', width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': `${shape.length} steps; the table below says the same` },
    s('defs', {}, s('marker', { id: 'dag-head', class: 'head plain', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
      s('path', { d: 'M0,0 L8,4 L0,8 z' }))),
    edges.filter(({ from }) => places.has(from)).map(({ from, to }) =>
      s('path', { class: 'edge', d: curve(places.get(from), places.get(to)).path, 'marker-end': 'url(#dag-head)' })),
    shape.map((step) => box(step, places.get(step.path), step.path === chosen, choose)));
}

function box(step, place, chosen, choose) {
  const { state } = step;
  const { sign, outline, tone } = stateOf(state);
  const label = plain(step.path);
  const press = () => choose(step.path);
  return s('g', {
    class: `step tone-${tone} ${outline}${chosen ? ' chosen' : ''}`, tabindex: 0, role: 'button', 'data-step': step.path,
    'aria-pressed': String(chosen), 'aria-label': `step ${label}, ${state}`,
    on: {
      click: press,
      keydown: (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press();
      },
    },
  },
    s('title', { text: `${label}: ${state}` }),
    s('path', { class: 'outline', d: outlineOf(outline, place) }),
    s('text', { class: 'sign', x: place.x + 16, y: place.y + 31, text: sign }),
    s('text', { class: 'label', x: place.x + 38, y: place.y + 21, text: cut(label, 19) }),
    s('text', { class: 'kind', x: place.x + 38, y: place.y + 38, text: cut(plain(`${state}${step.role ? ` · ${step.role}` : ''}`), 22) }));
}

function outlineOf(outline, { x, y, width, height }) {
  const right = x + width;
  const bottom = y + height;
  const middle = y + height / 2;
  switch (outline) {
    case 'pill':
      return `M${x + 25},${y} H${right - 25} A25,25 0 0 1 ${right - 25},${bottom} H${x + 25} A25,25 0 0 1 ${x + 25},${y} z`;
    case 'hexagon':
      return `M${x + 12},${y} H${right - 12} L${right},${middle} L${right - 12},${bottom} H${x + 12} L${x},${middle} z`;
    case 'octagon':
      return `M${x + 10},${y} H${right - 10} L${right},${y + 10} V${bottom - 10} L${right - 10},${bottom} H${x + 10} L${x},${bottom - 10} V${y + 10} z`;
    case 'slanted':
      return `M${x + 10},${y} H${right} L${right - 10},${bottom} H${x} z`;
    default:
      return `M${x + 4},${y} H${right - 4} Q${right},${y} ${right},${y + 4} V${bottom - 4} Q${right},${bottom} ${right - 4},${bottom} H${x + 4} Q${x},${bottom} ${x},${bottom - 4} V${y + 4} Q${x},${y} ${x + 4},${y} z`;
  }
}
