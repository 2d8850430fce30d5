/** The part of the page's address after `#`: `#/view/thing?name=value`. */

/** `{path: [view, thing…], parameters}` of an address; a view's own may end with a slash. */
export function parse(hash = window.location.hash) {
  const [path, search = ''] = split(hash.replace(/^#\/?/, ''));
  const parts = path === '' ? [] : path.split('/').map(decode);
  if (parts.length === 2 && parts[1] === '') parts.pop();
  return { path: parts, parameters: Object.fromEntries(new URLSearchParams(search)) };
}

function split(text) {
  const at = text.indexOf('?');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a view; what is empty is left out. */
export function format(path, parameters = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) search.append(name, String(value));
  }
  const text = search.toString();
  return `#/${path.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}

/** A link to a view at the moment that is looked at now. */
export function to(path, parameters = {}) {
  const { as_of, valid_at } = parse().parameters;
  return format(path, { ...parameters, as_of, valid_at });
}

/** Goes to a view; the back button returns. */
export function go(path, parameters = {}) {
  const next = to(path, parameters);
  if (next === window.location.hash) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else window.location.hash = next;
}

/** Changes the address without a step back. */
export function replace(path, parameters) {
  window.history.replaceState(null, '', format(path, parameters));
}
