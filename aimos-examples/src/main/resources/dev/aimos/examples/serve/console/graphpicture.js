/** The picture of the evidence graph around a thing: what it rests on to the left, what it says and faces to the right. */

import { to } from './address.js';
import { cut, plain, s } from './dom.js';
import { curve, layered } from './layout.js';
import { fixed, says } from './words.js';

const WIDTH = 196;
const HEIGHT = 60;

/** Characters of a label that have room in a line. */
const ROW = 23;

/** Links that lead to what a thing rests on; the others lead to what it is about. */
const GROUNDS = new Set(['supports', 'quotes', 'source', 'derivedFrom']);

/** How links look: by colour, dashes and word. */
const LOOKS = { supports: 'support', contradicts: 'against', quotes: 'quote', source: 'quote' };

export function graphPicture({ start, nodes, links, contradictions }) {
  const edges = [...links.map((link) => ({ ...link, look: LOOKS[link.label] ?? 'plain' })), ...opposed(contradictions, links)];
  const layers = layersOf(start, edges);
  const { places, width, height } = layered(
    nodes.map((node) => ({ id: node.id, layer: layers.get(node.id) ?? 3, width: WIDTH, height: HEIGHT })), edges, { gapX: 148 });
  const right = width + 70;
  return s('svg', { class: 'graph', width: right, height, viewBox: `0 0 ${right} ${height}`, role: 'group', 'aria-label': `${nodes.length} things and ${edges.length} links; the tables below say the same` },
    arrowheads(),
    edges.filter((edge) => places.has(edge.from) && places.has(edge.to)).map((edge) => line(edge, places, places.get(start))),
    nodes.map((node) => box(node, places.get(node.id), node.id === start)));
}

/** Contradictions as links, but for those that a relation says. */
function opposed(contradictions, links) {
  const said = new Set(links.filter((link) => link.label === 'contradicts').map((link) => `${link.from} ${link.to}`));
  return contradictions
    .map((one) => ({ from: one.first.id, to: one.second.id, label: one.open ? 'contradicts' : 'resolved', look: one.open ? 'against' : 'resolved' }))
    .filter(({ from, to: other }) => !said.has(`${from} ${other}`) && !said.has(`${other} ${from}`));
}

/** The layer of each thing: its distance, to the left if the way there begins with a ground. */
function layersOf(start, edges) {
  const near = new Map();
  const link = (from, other, side) => near.set(from, [...(near.get(from) ?? []), { other, side }]);
  for (const { from, label, to: other } of edges) {
    const ground = GROUNDS.has(label);
    const forward = ground && label !== 'supports' ? -1 : 1;
    link(from, other, forward);
    link(other, from, ground ? -forward : label === 'mentions' || label === 'about' ? -1 : 1);
  }
  const layers = new Map([[start, 0]]);
  const queue = [start];
  while (queue.length > 0) {
    const id = queue.shift();
    const layer = layers.get(id);
    for (const { other, side } of near.get(id) ?? []) {
      if (layers.has(other)) continue;
      layers.set(other, layer === 0 ? side : layer + (side < 0 && layer < 0 ? -1 : layer < 0 ? -1 : 1));
      queue.push(other);
    }
  }
  return layers;
}

function arrowheads() {
  return s('defs', {}, ['support', 'against', 'quote', 'plain', 'resolved'].map((look) =>
    s('marker', { id: `head-${look}`, class: `head ${look}`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse' },
      s('path', { d: 'M0,0 L8,4 L0,8 z' }))));
}

function line(edge, places, centre) {
  const { path, label: place } = curve(places.get(edge.from), places.get(edge.to), centre);
  const both = edge.look === 'against' || edge.look === 'resolved';
  const label = edge.look === 'against' ? `✕ ${edge.label}` : edge.look === 'support' ? `✓ ${edge.label}` : edge.label;
  const half = label.length * 3.1 + 5;
  return s('g', { class: `link ${edge.look}` },
    s('path', { d: path, 'marker-end': `url(#head-${edge.look})`, 'marker-start': both ? `url(#head-${edge.look})` : null }),
    s('rect', { class: 'behind', x: place.x - half, y: place.y - 9, width: half * 2, height: 17, rx: 3 }),
    s('text', { x: place.x, y: place.y + 4, 'text-anchor': 'middle', text: label }));
}

function box(node, place, centre) {
  const standing = node.standing && node.standing !== 'holds' ? ` · ${node.standing}` : '';
  const belief = node.belief ? ` · ${fixed(node.belief.expectation)}` : '';
  const label = plain(node.kind === 'claim' && node.item ? says(node.item) : node.label);
  return s('a', { href: to(['graph', node.id]), class: `node ${node.kind} ${node.standing}${centre ? ' centre' : ''}`, 'aria-label': `${node.kind} ${label}${standing}${centre ? ', in the middle' : ''}`, 'aria-current': centre ? 'true' : null },
    s('title', { text: `${label}\n${plain(node.id)}` }),
    s('rect', { x: place.x, y: place.y, width: place.width, height: place.height, rx: node.kind === 'entity' ? 28 : 5 }),
    s('text', { class: 'kind', x: place.x + 14, y: place.y + 17, text: `${node.kind}${belief}${standing}` }),
    folded(label).map((row, at) => s('text', { class: 'label', x: place.x + 14, y: place.y + 33 + 16 * at, text: row })));
}

/** A label in two lines at the most, parted at a space or a slash; of a long one, the beginning and the end. */
function folded(label) {
  if (label.length <= ROW) return [label];
  const short = label.length <= 2 * ROW ? label : `${cut(label, ROW)}${label.slice(1 - ROW)}`;
  const parting = Math.max(short.lastIndexOf(' ', ROW), short.lastIndexOf('/', ROW - 1) + 1);
  const from = short.length - parting <= ROW && parting > 0 ? parting : ROW;
  return [short.slice(0, from), short.slice(from).trimStart()];
}
