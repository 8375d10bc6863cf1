// The one way to the server's API.

import { forget, token } from './session.js';

/** What the server refused, or could not do, in its own words; errors tells of each value that is wrong. */
export class ServerError extends Error {
  /**
   * @param {string} message
   * @param {number} status 0 where no answer came
   * @param {Record<string, any>} [errors]
   */
  constructor(message, status, errors = {}) {
    super(message);
    this.name = 'ServerError';
    this.status = status;
    this.errors = errors;
  }
}

/** @typedef {Record<string, string | number | boolean | string[] | null | undefined>} Parameters */

/**
 * @param {string} path under `/api`
 * @param {Parameters} [parameters] what is null, undefined or empty is left out; a list is given once for each of its
 *   texts
 * @param {RequestInit} [options]
 * @returns {Promise<Response>} a good answer
 */
export async function request(path, parameters = {}, options = {}) {
  const headers = { ...options.headers, Authorization: `Bearer ${token()}` };
  let answer;
  try {
    answer = await fetch(`/api${path}${tell(parameters)}`, { ...options, headers });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ServerError('The server does not answer. Start it with `dejalu serve`; nothing here is lost.', 0);
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({}));
  if (answer.status === 401) {
    forget();
    location.reload();
  }
  throw new ServerError(said.message ?? `The server answered ${answer.status}.`, answer.status, said.errors);
}

/**
 * @param {string} path
 * @param {Parameters} [parameters]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} the JSON of the answer
 */
export const get = async (path, parameters, signal) => (await request(path, parameters, { signal })).json();

/**
 * @param {'POST' | 'PATCH' | 'PUT' | 'DELETE'} method
 * @param {string} path
 * @param {unknown} [body] as JSON
 * @returns {Promise<any>} the JSON of the answer, null where it has none
 */
export async function send(method, path, body = {}) {
  const answer = await submit(method, path, body);
  return answer.status === 204 ? null : answer.json();
}

/**
 * @param {'POST' | 'PATCH' | 'PUT' | 'DELETE'} method
 * @param {string} path
 * @param {unknown} body as JSON
 */
export const submit = (method, path, body) =>
  request(path, {}, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** @param {Parameters} parameters */
function tell(parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== '') query.append(name, String(one));
  }
  return query.size ? `?${query}` : '';
}
