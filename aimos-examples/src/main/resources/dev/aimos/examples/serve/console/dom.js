/**
 * Building the page out of nodes. Whatever comes from a store goes through here, as text and never as markup.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** Characters that steer or hide: controls, marks and overrides of direction, zero-width ones, tags. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const UNSEEN_IN_LINE = new RegExp(`${UNSEEN.source}|[\\t\\n\\r]`, 'gu');

/**
 * An element of HTML.
 * @param {string} name of the element
 * @param {Object} [given] attributes; `on` has listeners by event, `text` the text, null and false leave an attribute out
 * @param {...(Node|string|number|null|undefined|false|Array)} children
 */
export function h(name, given = {}, ...children) {
  return fill(document.createElement(name), given, children);
}

/** An element of SVG, see {@link h}. */
export function s(name, given = {}, ...children) {
  return fill(document.createElementNS(SVG, name), given, children);
}

function fill(node, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === 'text') {
      node.append(String(value));
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, String(value));
    }
  }
  add(node, children);
  return node;
}

/** Appends what there is, lists flattened. */
export function add(node, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(child instanceof Node ? child : String(child));
    }
  }
  return node;
}

/** Replaces all that a node holds. */
export function show(node, ...children) {
  node.replaceChildren();
  return add(node, ...children);
}

/** A text of one line, such as a key: what cannot be seen is shown by its code point. */
export function line(text) {
  return h('bdi', { class: 'data' }, pieces(String(text ?? ''), UNSEEN_IN_LINE));
}

/** A text of many lines: the same, with its tabs and ends of lines as they are. */
export function prose(text) {
  return h('bdi', { class: 'data' }, pieces(String(text ?? ''), UNSEEN));
}

/**
 * The same for a block of its own, or with marks in it: nodes that no element keeps apart. So a `dir` of `auto` around them finds
 * the direction of the text, and words of both directions stand in their order, marked or not.
 */
export const flowing = (text) => pieces(String(text ?? ''), UNSEEN);

/** The same as a string, for labels and titles. */
export function plain(text) {
  return String(text ?? '').replace(UNSEEN_IN_LINE, (found) => `[${codePoint(found)}]`);
}

function pieces(text, pattern) {
  const all = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    all.push(text.slice(from, match.index));
    all.push(h('span', { class: 'unseen', title: 'a character that cannot be seen' }, codePoint(match[0])));
    from = match.index + match[0].length;
  }
  all.push(text.slice(from));
  return all;
}

function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text with stretches of it marked: pairs of first UTF-16 code unit and end, in order. */
export function marked(text, stretches = []) {
  const all = [];
  let from = 0;
  for (const [start, end] of stretches) {
    if (start < from || end > text.length) continue;
    all.push(flowing(text.slice(from, start)), h('mark', {}, flowing(text.slice(start, end))));
    from = end;
  }
  all.push(flowing(text.slice(from)));
  return all;
}

/** A link to an address out of a store, if it is of a kind that runs nothing; else its text. */
export function outward(address) {
  let parsed = null;
  try {
    parsed = new URL(address);
  } catch {
    return line(address);
  }
  if (!['http:', 'https:', 'mailto:'].includes(parsed.protocol)) return line(address);
  return h('a', { href: parsed.href, rel: 'noopener noreferrer', target: '_blank' }, line(address));
}

/** The first so many characters, and an ellipsis if that is not all; surrogates are not parted. */
export function cut(text, length, ellipsis = '…') {
  const all = String(text ?? '');
  if (all.length <= length) return all;
  const end = /[\ud800-\udbff]/.test(all[length - 1]) ? length - 1 : length;
  return all.slice(0, end) + ellipsis;
}
