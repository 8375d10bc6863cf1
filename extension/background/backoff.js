// When to ask a server again that did not answer, or answered that it cannot: after a second, then after twice as long
// each time, up to five minutes. Each delay is cut by a random part, so that browsers that lost the same server do not
// all come back at once.

const FIRST = 1_000;
const LONGEST = 300_000;
const ALARM = 'retry';

/** @typedef {{ tries: number, next_try_at: number }} Trouble next_try_at in Unix milliseconds */

/**
 * @param {number} tries so far, all in vain
 * @param {number} [chance] from 0 to 1
 * @returns {number} milliseconds to wait
 */
export const delay = (tries, chance = Math.random()) =>
  Math.min(LONGEST, FIRST * 2 ** Math.min(tries - 1, 20)) * (0.5 + chance / 2);

/** @returns {Promise<number | null>} when it is worth while to ask again, in Unix milliseconds; null: at any time */
export const getNextTry = async () => (await readTrouble())?.next_try_at ?? null;

/** Whether that is now. */
export const isTime = async () => Date.now() >= ((await getNextTry()) ?? 0);

/**
 * Note that the server could not be asked, and have it asked again in time: by a timer while this worker lives, else by
 * an alarm, which the browser grants after half a minute at the earliest.
 * @param {() => void} ask
 */
export async function failed(ask) {
  const tries = ((await readTrouble())?.tries ?? 0) + 1;
  const wait = delay(tries);
  await browser.storage.session.set({ trouble: { tries, next_try_at: Date.now() + wait } });
  setTimeout(ask, wait);
  await browser.alarms.create(ALARM, { when: Date.now() + wait });
}

/** Note that the server answered. */
export async function succeeded() {
  await browser.storage.session.remove('trouble');
  await browser.alarms.clear(ALARM);
}

async function readTrouble() {
  const { trouble } = await browser.storage.session.get('trouble');
  return /** @type {Trouble | undefined} */ (trouble);
}
