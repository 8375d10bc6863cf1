// What changed from one text to the next, word by word. Pure.

/** @typedef {{ kind: 'same' | 'added' | 'removed', text: string }} Part */

/** Pairs of words to compare: beyond that (two texts of 2,000 other words each) the middle counts as rewritten whole. */
const MOST = 4_000_000;

/**
 * The parts of both texts in their order: without those added they make up the first text, without those removed the
 * second.
 * @param {string} before
 * @param {string} after
 * @returns {Part[]}
 */
export function compare(before, after) {
  const old = split(before);
  const now = split(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return join([
    ...old.slice(0, start).map((text) => part('same', text)),
    ...compareWords(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map((text) => part('same', text)),
  ]);
}

/** @param {string} text its words, and what stands between them */
const split = (text) => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/** @type {(kind: Part['kind'], text: string) => Part} */
const part = (kind, text) => ({ kind, text });

/**
 * By the longest common subsequence: `lengths[i][j]` is the length of that of what follows i and j.
 * @param {string[]} old
 * @param {string[]} now
 * @returns {Part[]}
 */
function compareWords(old, now) {
  if (old.length * now.length > MOST) {
    return [...old.map((text) => part('removed', text)), ...now.map((text) => part('added', text))];
  }
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  const length = (/** @type {number} */ i, /** @type {number} */ j) => lengths[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = /** @type {Uint16Array} */ (lengths[i]);
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === now[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  /** @type {Part[]} */
  const parts = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]];
    if (was !== undefined && was === is) {
      parts.push(part('same', was));
      [i, j] = [i + 1, j + 1];
    } else if (was !== undefined && (is === undefined || length(i + 1, j) >= length(i, j + 1))) {
      parts.push(part('removed', was));
      i += 1;
    } else {
      parts.push(part('added', is ?? ''));
      j += 1;
    }
  }
  return parts;
}

/** @param {Part[]} parts neighbours of one kind become one */
function join(parts) {
  /** @type {Part[]} */
  const joined = [];
  for (const { kind, text } of parts) {
    const last = joined.at(-1);
    if (last?.kind === kind) last.text += text;
    else joined.push({ kind, text });
  }
  return joined;
}
