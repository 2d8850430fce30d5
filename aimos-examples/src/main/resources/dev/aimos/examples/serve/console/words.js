/** How numbers, times and other values are said. */

const number = new Intl.NumberFormat('en-GB');

export const count = (value) => (value === null || value === undefined ? '–' : number.format(value));

export const fixed = (value, digits = 2) =>
  value === null || value === undefined ? '–' : Number(value).toFixed(digits);

/** `1 hit`, `2 hits`. */
export const many = (value, one, more = `${one}s`) => `${Number.isInteger(value) ? count(value) : value} ${value === 1 ? one : more}`;

export function bytes(value) {
  if (value === null || value === undefined) return '–';
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = Number(value);
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

/** Milliseconds since 1970, with parts of them, of an instant of any year; browsers want six digits of a year that has not four. */
export function millis(instant) {
  const [, sign, year, rest] = /^([+-]?)(\d+)(-.*)$/.exec(instant) ?? [];
  if (year === undefined) return NaN;
  const far = sign !== '' || year.length !== 4;
  const finer = Number(`0.${/\.\d{3}(\d+)/.exec(rest)?.[1] ?? 0}`);
  return Date.parse(far ? `${sign === '-' ? '-' : '+'}${year.padStart(6, '0')}${rest}` : instant) + finer;
}

/** The day of so many milliseconds, with a year as it is written to the server. */
export function dayOf(value) {
  const [, sign, digits, rest] = /^([+-]?)(\d+)(-\d\d-\d\d)/.exec(new Date(value).toISOString());
  const year = String(Number(digits)).padStart(4, '0');
  return `${sign === '-' ? '-' : year.length > 4 ? '+' : ''}${year}${rest}`;
}

/** An instant in UTC to the second, or the day alone if it is the start of one. */
export function when(instant, otherwise = 'open') {
  if (!instant) return otherwise;
  const match = /^([+-]?\d+-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(instant);
  if (!match) return String(instant);
  return match[2] === '00:00:00' ? match[1] : `${match[1]} ${match[2]}`;
}

export const day = (instant, otherwise = 'open') => (instant ? when(instant).slice(0, when(instant).search(/ |$/)) : otherwise);

/** Says moments of an axis, in milliseconds, as finely as its ends are apart: days, seconds or less. */
export function tick(edges) {
  const span = edges.length < 2 ? Infinity : edges.at(-1) - edges[0];
  const time = (value) => new Date(value).toISOString().replace(/^.*T|Z$/g, '');
  if (!(span < 2 * 86400000)) return dayOf;
  return span < 60000 ? time : (value) => time(value).slice(0, 8);
}

/** An interval of valid time. */
export function during(interval) {
  if (!interval || (!interval.from && !interval.to)) return 'always';
  if (!interval.from) return `until ${when(interval.to)}`;
  if (!interval.to) return `from ${when(interval.from)} on`;
  return `${when(interval.from)} to ${when(interval.to)}`;
}

/** How long, from one instant to another or until now. */
export function took(from, to) {
  if (!from || !to) return '–';
  const time = Math.max(0, millis(to) - millis(from));
  if (time < 1000) return `${Math.round(time)} ms`;
  if (time < 120000) return `${(time / 1000).toFixed(1)} s`;
  if (time < 7200000) return `${Math.round(time / 60000)} min`;
  if (time < 172800000) return `${Math.round(time / 3600000)} h`;
  return `${Math.round(time / 86400000)} d`;
}

/** What an object of a claim is. */
export function objectOf(value) {
  if (!value) return '';
  if ('entity' in value) return value.entity;
  if ('number' in value) return value.unit ? `${value.number} ${value.unit}` : `${value.number}`;
  if ('text' in value) return value.text;
  if ('time' in value) return when(value.time);
  if ('truth' in value) return String(value.truth);
  return JSON.stringify(value);
}

/** What an item of the graph says, in a line. */
export function says(item) {
  if (!item) return '';
  switch (item.kind) {
    case 'claim':
      return `${bare(item.subject)} ${item.positive ? '' : 'not '}${item.predicate} ${bare(objectOf(item.object))}`;
    case 'evidence':
      return item.at;
    case 'relation':
      return `${item.from} ${item.type} ${item.to}`;
    default:
      return item.name ?? item.id;
  }
}

const bare = (id) => String(id).replace(/^entity:/, '');

/** A value of JSON to be read by people. */
export const json = (value) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/** What was used, or may be: `1.50 s, 1 call`. */
export const amounts = (given) => Object.entries(given ?? {})
  .map(([name, value]) => (name === 'seconds' ? `${fixed(value)} s` : `${count(value)} ${value === 1 ? name.replace(/s$/, '') : name}`)).join(', ');
