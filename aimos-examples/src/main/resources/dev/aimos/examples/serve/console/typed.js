/** Values of the types that plans know: text, number, boolean, object, any, and lists of them. */

import { h } from './dom.js';
import { field, input, select } from './ui.js';
import { json } from './words.js';

const HINTS = { 'list of text': 'one to a line, or a list in JSON', object: 'an object in JSON', any: 'a value in JSON, or a text' };

/**
 * A field for a value of a type.
 * @param given `{name, type, label, required, value, hint}`; a value is what the field begins with
 * @returns {{name: string, node: Node, control: Node, read: function(): {fits: boolean, value: *}}} the value that `read` gives is
 * undefined if the field is empty; of what is no value of the type it says so beside the field
 */
export function typedField({ name, type = 'text', label = name, required = false, value, hint = '' }) {
  const control = controlOf(type, name, value);
  const wrong = h('span', { class: 'wrong', role: 'alert' });
  const hints = [HINTS[type] ?? (type.startsWith('list') ? 'a list in JSON' : ''), hint].filter(Boolean).join('; ');
  const node = field([label, h('span', { class: 'type' }, ` ${type}${required ? ', needed' : ''}`)], control, hints || null);
  node.append(wrong);
  const read = () => {
    wrong.textContent = '';
    control.removeAttribute('aria-invalid');
    try {
      const found = valueOf(type, control.value);
      if (found === undefined && required) throw new Error('a value is needed');
      return { fits: true, value: found };
    } catch (error) {
      wrong.textContent = `${error.message}.`;
      control.setAttribute('aria-invalid', 'true');
      return { fits: false };
    }
  };
  return { name, node, control, read };
}

/** What fields hold, by name; nothing, with the focus on the first that is wrong, if any is. */
export function readAll(fields) {
  const all = fields.map((one) => ({ ...one, ...one.read() }));
  const wrong = all.find((one) => !one.fits);
  if (wrong) {
    wrong.control.focus();
    return null;
  }
  return Object.fromEntries(all.filter((one) => one.value !== undefined).map((one) => [one.name, one.value]));
}

function controlOf(type, name, value) {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value.includes('\n')
        ? h('textarea', { name, rows: 4, text: value })
        : input({ name, value: value ?? '' });
    case 'number':
      return input({ name, inputmode: 'decimal', value: value ?? '' });
    case 'boolean':
      return select([['', '–'], 'true', 'false'], value ?? '', { name });
    default:
      return h('textarea', { name, rows: 3, spellcheck: 'false', text: value === undefined || value === null ? '' : json(value) });
  }
}

/** Reads a value of a type; what is empty is none. */
export function valueOf(type, text) {
  const written = text.trim();
  if (type === 'text') return text === '' ? undefined : text;
  if (written === '') return undefined;
  switch (type) {
    case 'number':
      return numberOf(written);
    case 'boolean':
      return written === 'true';
    case 'list of text':
      return written.startsWith('[') ? parsed(written, Array.isArray, 'a list') : written.split('\n').map((one) => one.trim()).filter((one) => one !== '');
    case 'object':
      return parsed(written, (value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object');
    case 'any':
      return anything(written);
    default:
      return parsed(written, Array.isArray, 'a list');
  }
}

function numberOf(written) {
  const number = Number(written);
  if (!Number.isFinite(number)) throw new Error(`“${written}” is no number`);
  return number;
}

function anything(written) {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

function parsed(written, fits, what) {
  let value;
  try {
    value = JSON.parse(written);
  } catch (error) {
    throw new Error(`this is no JSON: ${error.message}`);
  }
  if (!fits(value)) throw new Error(`${what} is needed here`);
  return value;
}
