// The one way to speak to the worker.

/** @import { Reply, Send } from '../types.d.ts' */

/** @type {Send} */
export async function send(type, ask) {
  /** @type {Reply<typeof type>} */
  const reply = await browser.runtime.sendMessage({ type, ...ask });
  if ('error' in reply) throw new Error(reply.error);
  return reply.value;
}
