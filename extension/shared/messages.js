// The one way to speak to the worker.

/** @import { Messages, Reply } from '../types.d.ts' */

/**
 * @template {keyof Messages} Type
 * @param {Type} type
 * @param {Messages[Type]['ask']} ask
 * @returns {Promise<Messages[Type]['answer']>}
 */
export async function send(type, ask) {
  /** @type {Reply<Type>} */
  const reply = await browser.runtime.sendMessage({ type, ...ask });
  if ('error' in reply) throw new Error(reply.error);
  return reply.value;
}
