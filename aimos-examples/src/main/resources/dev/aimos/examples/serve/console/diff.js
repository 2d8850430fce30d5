/**
 * How one text became another, word by word: the longest common subsequence by dynamic programming, of what lies between
 * the common beginning and the common end. Time and memory grow with the product of both lengths, so it is bounded: texts
 * that differ in more are compared line by line, and those that differ in too many lines as a whole.
 */

/** Cells of the table at the most: 16 MB, and some tens of milliseconds. */
const MOST_CELLS = 4_000_000;

const WORDS = /\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;
const LINES = /[^\n]*\n|[^\n]+$/g;

/**
 * @returns {{by: 'word'|'line'|'whole', pieces: {kind: 'same'|'removed'|'added', text: string}[]}}
 */
export function diff(before, after) {
  for (const [by, pattern] of [['word', WORDS], ['line', LINES]]) {
    const a = before.match(pattern) ?? [];
    const b = after.match(pattern) ?? [];
    const { start, endA, endB } = commonEnds(a, b);
    if ((endA - start + 1) * (endB - start + 1) <= MOST_CELLS) {
      return { by, pieces: joined([
        ...a.slice(0, start).map((text) => ({ kind: 'same', text })),
        ...between(a.slice(start, endA), b.slice(start, endB)),
        ...a.slice(endA).map((text) => ({ kind: 'same', text })),
      ]) };
    }
  }
  return { by: 'whole', pieces: joined([{ kind: 'removed', text: before }, { kind: 'added', text: after }]) };
}

function commonEnds(a, b) {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  return { start, endA, endB };
}

function between(a, b) {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j]
        ? longest[(i + 1) * width + j + 1] + 1
        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const pieces = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
      pieces.push({ kind: 'removed', text: a[i] });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: b[j] });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of a kind are one piece. */
function joined(pieces) {
  const all = [];
  for (const piece of pieces) {
    const last = all[all.length - 1];
    if (piece.text === '') continue;
    if (last && last.kind === piece.kind) last.text += piece.text;
    else all.push({ ...piece });
  }
  return all;
}
