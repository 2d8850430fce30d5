/** Talking to the server: JSON both ways, and errors as they are told. */

import { correlation, token } from './session.js';

const BASE = '/api/v1';

/** What the server, or the way to it, refused. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail || problem.title || 'the server did not say why');
    this.status = problem.status ?? 0;
    this.code = problem.code ?? 'unreachable';
    this.title = problem.title ?? '';
    this.correlation = problem.correlation ?? null;
  }
}

let askForToken = async () => false;

let reachable = true;
const watchers = new Set();

/** Tells whoever listens, whenever the server is gone or is back: `true` if it can be reached. */
export function onReach(listener) {
  watchers.add(listener);
}

function reached(now) {
  if (now === reachable) return;
  reachable = now;
  for (const listener of watchers) listener(now);
}

/** Sets who asks the operator for a token; true if there is a new one to try. */
export function onUnauthorized(asker) {
  askForToken = asker;
}

/** The address of a key, an id or the like below a path; slashes stay as part of it. */
export const at = (path, id) => `${path}/${encodeURIComponent(id)}`;

/** Reads. Parameters that are null or empty are left out. */
export async function get(path, parameters = {}, options = {}) {
  return (await call('GET', path + query(parameters), undefined, options)).json();
}

/** Reads what is no JSON, such as the metrics; the path is from the root of the server. */
export async function getText(path, options = {}) {
  return (await call('GET', path, undefined, { ...options, root: true })).text();
}

/** Writes, known to the trail by the operator's name. */
export async function send(method, path, body, options = {}) {
  const response = await call(method, path, body, { ...options, writing: true });
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

/** Fetches a file with the token, and hands it to the browser to be saved. */
export async function download(path, parameters, name) {
  const blob = await (await call('GET', path + query(parameters), undefined, {})).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

export function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '' && value !== false) search.append(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

async function call(method, path, body, options) {
  const response = await attempt(method, path, body, options);
  if (response.status === 401 && (await askForToken())) {
    return accepted(await attempt(method, path, body, options));
  }
  return accepted(response);
}

async function attempt(method, path, body, { signal, writing, root }) {
  try {
    const response = await fetch((root ? '' : BASE) + path, {
      method,
      signal,
      headers: headers(writing, body),
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-cache',
    });
    reached(true);
    return response;
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    reached(false);
    throw new Refused({ title: 'The server cannot be reached', detail: 'No answer came; is it still running?' });
  }
}

function headers(writing, body) {
  const all = { Accept: 'application/json, application/problem+json' };
  if (token.get()) all.Authorization = `Bearer ${token.get()}`;
  if (writing) {
    all['X-Aimos-Request'] = '1';
    all['X-Correlation-Id'] = correlation();
  }
  if (body !== undefined) all['Content-Type'] = 'application/json';
  return all;
}

async function accepted(response) {
  if (response.ok) return response;
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // Not from aimos, such as from a proxy before it: the status has to do.
  }
  throw new Refused({ title: response.statusText, code: `http-${response.status}`, ...problem, status: response.status });
}
