/**
 * The moment at which all views look: as of a transaction, and at a valid time. Both are part of the page's address, so
 * a link shows what was seen; an empty one is now.
 */

import { parse, replace } from './address.js';

const listeners = new Set();

/** `{asOf, validAt}`, each as written, or empty for now. */
export function moment() {
  const { parameters } = parse();
  return { asOf: parameters.as_of ?? '', validAt: parameters.valid_at ?? '' };
}

/** The same as parameters of a request. */
export function momentParameters() {
  const { asOf, validAt } = moment();
  return { as_of: asOf, valid_at: validAt };
}

export const isNow = () => moment().asOf === '' && moment().validAt === '';

/** Looks at another moment; what is not named stays. */
export function moveTo({ asOf, validAt }) {
  const { path, parameters } = parse();
  const next = { ...parameters };
  if (asOf !== undefined) next.as_of = asOf;
  if (validAt !== undefined) next.valid_at = validAt;
  delete next.cursor;
  replace(path, next);
  for (const listener of listeners) listener();
}

export function onMove(listener) {
  listeners.add(listener);
}
