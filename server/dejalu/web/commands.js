// What can be done by one key, and which key that is: the reader's own, else the usual.

/** @typedef {{ name: string, about: string, key: string, also?: string, repeats?: boolean }} Command */

/** @type {Command[]} */
export const COMMANDS = [
  { name: 'next', about: 'Next paper', key: 'j', also: 'ArrowDown', repeats: true },
  { name: 'previous', about: 'Previous paper', key: 'k', also: 'ArrowUp', repeats: true },
  { name: 'open', about: 'Open the paper here', key: 'o', also: 'Enter' },
  { name: 'visit', about: 'Open the paper’s address', key: 'O' },
  { name: 'to-read', about: 'To read', key: 'w' },
  { name: 'reading', about: 'Reading', key: 'g' },
  { name: 'read', about: 'Read', key: 'r' },
  { name: 'skipped', about: 'Skip', key: 'i' },
  { name: 'star', about: 'Star', key: 's' },
  { name: 'tag', about: 'Tags', key: 't' },
  { name: 'note', about: 'Write a note', key: 'n' },
  { name: 'select', about: 'Select, or not', key: 'x', also: ' ' },
  { name: 'extend', about: 'Select from the last selected to here', key: 'X' },
  { name: 'select-all', about: 'Select all, or none', key: '*' },
  { name: 'search', about: 'Search', key: '/' },
  { name: 'undo', about: 'Undo', key: 'u' },
  { name: 'help', about: 'All keys', key: '?' },
];
/** Keys of the browser and of lists that stay what they are. */
const FIXED = new Set(['Tab', 'Escape', 'Shift+Tab', 'Home', 'End', 'PageUp', 'PageDown', 'Backspace', 'Delete']);
const KEPT = 'keys';

/** @returns {Record<string, string>} the reader's own keys; an empty one switches a command off */
function loadOwn() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return Object.fromEntries(Object.entries(kept).filter(([, key]) => typeof key === 'string'));
  } catch {
    return {}; // What another program wrote here is not worth a word.
  }
}

/** @param {Command} command */
export const keyOf = ({ name, key }) => loadOwn()[name] ?? key;

/** @param {string} pressed empty for what is no key of a command @returns {Command | undefined} */
export const findCommand = (pressed) =>
  pressed ? COMMANDS.find((one) => keyOf(one) === pressed || one.also === pressed) : undefined;

/**
 * Give a command another key.
 * @param {Command} command
 * @param {string} key empty for none
 * @returns {string} why it cannot be; empty where it is done
 */
export function assign(command, key) {
  const other = findCommand(key);
  if (FIXED.has(key)) return `${tellKey(key)} keeps its own meaning.`;
  if (other && other !== command) return `${tellKey(key)} already means “${other.about}”.`;
  localStorage.setItem(KEPT, JSON.stringify({ ...loadOwn(), [command.name]: key }));
  return '';
}

/** Give every command its usual key. */
export const reset = () => localStorage.removeItem(KEPT);

/** @param {string} key as it is written for people */
export const tellKey = (key) =>
  ({ ArrowDown: '↓', ArrowUp: '↑', ' ': 'Space', '': 'none' })[key] ?? key;
