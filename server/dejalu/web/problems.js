// What went wrong, told where it did.

import { make } from './element.js';
import { ServerError } from './server.js';

/** @returns {HTMLParagraphElement} the place where a form tells what is wrong; empty where nothing is */
export const problemLine = () => make('p', { class: 'bad problem', role: 'alert' });

/**
 * Try something; what the server says against it is shown in a line, and nothing else happens.
 * @template Result
 * @param {HTMLElement} line
 * @param {() => Promise<Result>} act
 * @returns {Promise<Result | undefined>}
 */
export async function attempt(line, act) {
  line.textContent = '';
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    line.textContent = tell(error);
    return undefined;
  }
}

/**
 * What is wrong with each value that was sent, by its name.
 * @param {ServerError} error
 * @returns {Map<string, string>}
 */
export function findWrong({ errors }) {
  const fields = errors.json ?? errors.query ?? errors;
  return new Map(Object.entries(fields).map(([name, said]) => [name, first(said)]));
}

/** @param {ServerError} error */
function tell(error) {
  const wrong = [...findWrong(error).values()].filter(Boolean);
  return wrong.length && error.errors.q === undefined ? wrong.join(' ') : error.message;
}

/** @param {unknown} said sentences, in lists and by name @returns {string} the first of them */
function first(said) {
  if (typeof said === 'string') return said;
  return said && typeof said === 'object' ? first(Object.values(said)[0]) : '';
}
