/**
 * Where things of a picture go: in layers from left to right, those of a layer ordered so that few lines cross (the
 * barycentre heuristic of Sugiyama, Tagawa and Toda, 1981). The same things are always laid out in the same way.
 */

const SWEEPS = 6;

/**
 * @param nodes `{id, layer, width, height}`, in an order that decides ties
 * @param edges `{from, to}` by ids
 * @returns {{places: Map<string, {x: number, y: number, width: number, height: number}>, width: number, height: number}}
 */
export function layered(nodes, edges, { gapX = 72, gapY = 18, margin = 12 } = {}) {
  const layers = byLayer(nodes);
  order(layers, edges);
  const heights = layers.map((layer) => layer.reduce((sum, node) => sum + node.height + gapY, -gapY));
  const height = Math.max(0, ...heights);
  const places = new Map();
  let x = margin;
  layers.forEach((layer, at) => {
    const width = Math.max(...layer.map((node) => node.width));
    let y = margin + (height - heights[at]) / 2;
    for (const node of layer) {
      places.set(node.id, { x: x + (width - node.width) / 2, y, width: node.width, height: node.height });
      y += node.height + gapY;
    }
    x += width + gapX;
  });
  return { places, width: x - gapX + margin, height: height + 2 * margin };
}

function byLayer(nodes) {
  const layers = new Map();
  for (const node of nodes) {
    if (!layers.has(node.layer)) layers.set(node.layer, []);
    layers.get(node.layer).push(node);
  }
  return [...layers.keys()].sort((a, b) => a - b).map((layer) => layers.get(layer));
}

function order(layers, edges) {
  const near = new Map();
  const link = (from, to) => near.set(from, [...(near.get(from) ?? []), to]);
  for (const { from, to } of edges) {
    link(from, to);
    link(to, from);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const forth = sweep % 2 === 0;
    for (let step = 1; step < layers.length; step += 1) {
      const at = forth ? step : layers.length - 1 - step;
      reorder(layers[at], layers[forth ? at - 1 : at + 1], near);
    }
  }
}

/** Each node goes to the mean place of its neighbours in the other layer; those without any keep theirs. */
function reorder(layer, other, near) {
  const places = new Map(other.map((node, at) => [node.id, (at + 0.5) / other.length]));
  const wanted = new Map(layer.map((node, at) => {
    const found = (near.get(node.id) ?? []).filter((id) => places.has(id)).map((id) => places.get(id));
    return [node.id, found.length === 0 ? (at + 0.5) / layer.length : found.reduce((sum, one) => sum + one, 0) / found.length];
  }));
  const before = new Map(layer.map((node, at) => [node.id, at]));
  layer.sort((a, b) => wanted.get(a.id) - wanted.get(b.id) || before.get(a.id) - before.get(b.id));
}

/** How far each node is from those that need nothing, along the longest way; rings count once. */
export function depths(ids, needs) {
  const known = new Map();
  const depth = (id, above) => {
    if (known.has(id)) return known.get(id);
    if (above.has(id)) return 0;
    above.add(id);
    const deepest = Math.max(-1, ...(needs.get(id) ?? []).map((other) => depth(other, above)));
    above.delete(id);
    known.set(id, deepest + 1);
    return deepest + 1;
  };
  for (const id of ids) depth(id, new Set());
  return known;
}

/**
 * A curve from one box to another, and where its label has room: away from the centre, where the curves have parted.
 * @param centre the box in the middle of the picture; links within a layer are drawn on the side away from it
 */
export function curve(a, b, centre = a) {
  if (Math.abs(a.x + a.width / 2 - (b.x + b.width / 2)) < 20) return beside(a, b, a.x < centre.x ? -1 : 1);
  const forth = a.x < b.x;
  const from = { x: forth ? a.x + a.width : a.x, y: a.y + a.height / 2 };
  const until = { x: forth ? b.x : b.x + b.width, y: b.y + b.height / 2 };
  const bend = (until.x - from.x) / 2;
  const outward = Math.abs(b.x - centre.x) > Math.abs(a.x - centre.x);
  return {
    path: `M${from.x},${from.y} C${from.x + bend},${from.y} ${until.x - bend},${until.y} ${until.x},${until.y}`,
    label: along(from, until, outward ? 0.66 : 0.34),
  };
}

/** A point of the curve, whose handles lie halfway. */
function along(from, until, t) {
  const x = 1.5 * t * (1 - t) + t * t * t;
  const y = t * t * (3 - 2 * t);
  return { x: from.x + (until.x - from.x) * x, y: from.y + (until.y - from.y) * y };
}

/** Of two boxes of a layer: from side to side, around what may lie between. */
function beside(a, b, side) {
  const edge = (box) => (side > 0 ? box.x + box.width : box.x);
  const from = { x: edge(a), y: a.y + a.height / 2 };
  const until = { x: edge(b), y: b.y + b.height / 2 };
  const bulge = side * (34 + Math.min(30, Math.abs(until.y - from.y) / 12));
  return {
    path: `M${from.x},${from.y} C${from.x + bulge},${from.y} ${until.x + bulge},${until.y} ${until.x},${until.y}`,
    label: { x: from.x + side * 42, y: (from.y + until.y) / 2 },
  };
}
