/** Diagrams of calibration: how often answers of like confidence were right. */

import { s } from './dom.js';
import { count, fixed } from './words.js';

const SIZE = 280;
const LEFT = 46;
const TOP = 10;
const COUNTS = 56;

/** The reliability diagram: bars of the share that was right, a line where they should end, and how many below. */
export function reliability({ bins, count: all, ece }) {
  const x = (value) => LEFT + value * SIZE;
  const y = (value) => TOP + (1 - value) * SIZE;
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const base = TOP + SIZE + 30 + COUNTS;
  return s('svg', { class: 'chart', width: LEFT + SIZE + 14, height: base + 40, viewBox: `0 0 ${LEFT + SIZE + 14} ${base + 40}`, role: 'img', 'aria-label': `Reliability of ${count(all)} answers, expected calibration error ${fixed(ece, 3)}; the table says the same` },
    [0, 0.25, 0.5, 0.75, 1].map((value) => [
      s('line', { class: 'grid', x1: LEFT, x2: LEFT + SIZE, y1: y(value), y2: y(value) }),
      s('text', { class: 'tick', x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end', text: value.toFixed(2) }),
      s('text', { class: 'tick', x: x(value), y: TOP + SIZE + 16, 'text-anchor': 'middle', text: value.toFixed(2) })]),
    s('line', { class: 'ideal', x1: x(0), y1: y(0), x2: x(1), y2: y(1) }),
    bins.filter((bin) => bin.count > 0).map((bin) => s('g', { class: 'bin' },
      s('title', { text: `${fixed(bin.from)} to ${fixed(bin.to)}: ${bin.count} answers, ${fixed(bin.accuracy, 3)} right, mean confidence ${fixed(bin.meanConfidence, 3)}` }),
      s('rect', { class: 'right', x: x(bin.from) + 1, y: y(bin.accuracy), width: Math.max(1, (bin.to - bin.from) * SIZE - 2), height: y(0) - y(bin.accuracy) }),
      s('circle', { cx: x(bin.meanConfidence), cy: y(bin.accuracy), r: 4 }),
      s('rect', { class: 'count', x: x(bin.from) + 1, y: base - (bin.count / most) * COUNTS, width: Math.max(1, (bin.to - bin.from) * SIZE - 2), height: (bin.count / most) * COUNTS }),
      s('text', { class: 'tick', x: x((bin.from + bin.to) / 2), y: base + 14, 'text-anchor': 'middle', text: count(bin.count) }))),
    s('text', { class: 'axis-name', x: LEFT + SIZE / 2, y: base + 34, 'text-anchor': 'middle', text: 'confidence; below, how many answers' }),
    s('text', { class: 'axis-name', x: 12, y: TOP + SIZE / 2, 'text-anchor': 'middle', transform: `rotate(-90 12 ${TOP + SIZE / 2})`, text: 'share that was right' }));
}
