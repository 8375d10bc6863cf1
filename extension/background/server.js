// The only fetch to the server.

/** No answer: nothing runs there, or it took too long. */
export class UnreachableError extends Error {
  /** @param {string} server */
  constructor(server) {
    super(`Nothing answers at ${server}: start Dejalu there (“dejalu serve”). Your edits are kept here until then.`);
  }
}

/** An answer that says no. */
export class RefusedError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Well under the 30 s after which the browser stops a worker that waits for an answer. */
const TIMEOUT = 10_000;

/**
 * @param {{ server: string, token?: string }} connection
 * @param {string} path below `/api`
 * @param {object} [body] sent by POST; without one it is a GET
 * @returns {Promise<any>} the answer's JSON
 */
export async function call({ server, token }, path, body) {
  /** @type {Record<string, string>} */
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  if (body) headers['Content-Type'] = 'application/json';
  let response;
  let answer;
  try {
    response = await fetch(`${server}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
    answer = await response.json();
  } catch {
    throw new UnreachableError(server);
  }
  if (!response.ok) throw new RefusedError(response.status, explain(answer) || `Status ${response.status}.`);
  return answer;
}

/**
 * What is wrong, in the server's words: those on the first thing it found, where it names one.
 * @param {{ message?: string, errors?: unknown }} answer
 */
function explain({ message = '', errors }) {
  let first = errors;
  while (first && typeof first === 'object') first = Object.values(first)[0];
  return typeof first === 'string' ? first : message;
}
