// The only fetch to the server. A token leaves by `call` alone, and only once the server has proved itself.

/** @import { Hello } from './identity.js' */
/** @import { Shape } from './shapes.js' */
/** @import { Pairing } from './state.js' */

import { HELLO, PAIRED } from './answers.js';
import { NonsenseError, NotDejaluError, RefusedError, UnreachableError } from './errors.js';
import { dropProof, keepProof, requireProof } from './identity.js';

/** Well under the 30 s after which the browser stops a worker that waits for an answer. */
const TIMEOUT = 10_000;
/** Bytes of a stranger's answer that are read. */
const LONGEST_HELLO = 4_096;
/** Bytes of the server's: 500 papers with everything ever written on them. */
const LONGEST_ANSWER = 256 * 1024 * 1024;

/** @typedef {{ method?: 'GET' | 'POST' | 'DELETE', body?: object, token?: string, longest?: number }} Asked */
/** @typedef {{ status: number, answer: unknown }} Answered `answer` is undefined for what is no JSON */

/**
 * Ask the server that this browser is paired with; nothing is sent to any other.
 * @param {Pairing} pairing
 * @param {string} path below `/api`
 * @param {Shape} shape of the answer
 * @param {object} [body] sent by POST; without one it is a GET
 * @param {Asked['method']} [method]
 * @returns {Promise<any>} the answer's JSON
 */
export async function call(pairing, path, shape, body, method = body ? 'POST' : 'GET') {
  const { server, token } = pairing;
  await requireProof(pairing, greet);
  try {
    const answer = take(server, await request(server, path, { method, body, token }), shape);
    keepProof(pairing);
    return answer;
  } catch (error) {
    dropProof();
    throw error;
  }
}

/**
 * Pair this browser. The code is good for a token, so what is not Dejalu is not shown it.
 * @param {string} server
 * @param {string} code
 * @param {string} client_name
 * @returns {Promise<Pairing>}
 */
export async function pair(server, code, client_name) {
  if (!(await greet(server))) throw new NotDejaluError(server);
  const answered = await request(server, '/pair', { method: 'POST', body: { code, client_name } });
  const { token, client_id, server_id, secret } = take(server, answered, PAIRED);
  return { server, token, client_id, server_id, secret };
}

/**
 * @param {string} server
 * @param {{ challenge: string, client: string }} [asked] what it is to prove
 * @returns {Promise<Hello | null>} who says to answer there, without a token; null for what is not Dejalu
 */
async function greet(server, asked) {
  const query = asked ? `?${new URLSearchParams(asked)}` : '';
  const { status, answer } = await request(server, `/hello${query}`, { longest: LONGEST_HELLO });
  if (status === 421) throw new RefusedError(status, `What answers at ${server} does not go by that name: ${ALLOW}`);
  if (status >= 500) {
    throw new RefusedError(status, `What answers at ${server} fails (status ${status}). Nothing was sent to it.`);
  }
  return status === 200 && HELLO(answer) ? /** @type {Hello} */ (answer) : null;
}

const ALLOW = 'start Dejalu with “--allow-host” and the name, or give the address that it prints.';

/**
 * @param {string} server
 * @param {string} path
 * @param {Asked} asked
 * @returns {Promise<Answered>}
 */
async function request(server, path, { method = 'GET', body, token, longest = LONGEST_ANSWER }) {
  try {
    const response = await fetch(`${server}/api${path}`, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual', // None is followed: its answer has the status 0 and no body.
    });
    return { status: response.status, answer: await readJson(response, longest) };
  } catch {
    throw new UnreachableError(server);
  }
}

/**
 * @param {Response} response
 * @param {number} longest
 * @returns {Promise<unknown>} null for no body; undefined for one that is no JSON, or longer
 */
async function readJson(response, longest) {
  const parts = [];
  let left = longest;
  for await (const part of response.body ?? []) {
    left -= part.length;
    if (left < 0) return undefined; // The rest is not waited for.
    parts.push(part);
  }
  const text = await new Blob(parts).text();
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} server
 * @param {Answered} answered
 * @param {Shape} shape
 * @returns {any} what it answered, if that is what was asked for
 */
function take(server, { status, answer }, shape) {
  if (status >= 400) throw new RefusedError(status, explain(answer) || `Status ${status}.`);
  if (status < 200 || status > 299 || !shape(answer)) throw new NonsenseError(server);
  return answer;
}

/**
 * What is wrong, in the server's words: those on the first thing it found, where it names one.
 * @param {unknown} answer
 */
function explain(answer) {
  const { message, errors } = /** @type {{ message?: unknown, errors?: unknown }} */ (answer ?? {});
  let first = errors;
  while (first && typeof first === 'object') first = Object.values(first)[0];
  const told = typeof first === 'string' ? first : message;
  return typeof told === 'string' ? told.slice(0, 1000) : '';
}
