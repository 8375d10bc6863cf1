// Which messages the worker takes, from whom: a script in a page may have been taken over by the page, so all that it
// can ask for is what the table allows, about papers that it names.

/** @import { Message } from '../types.d.ts' */
/** @import { Shape } from './shapes.js' */

import { FORMS } from '../shared/forms.js';
import { NAMES } from '../shared/marks.js';
import { knownMark, status } from './records.js';
import { exactly, flag, list, oneOf, orNull, text, whole } from './shapes.js';

/** Characters of one message's JSON: the papers of a long page, with all that it says of them. */
const LONGEST = 10_000_000;
const PAPERS = 5_000;
const OWN_PAGES = ['popup/popup.html', 'options/options.html', 'history/history.html'];

const id = text(36, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
const identifier = text(500, /^(arxiv|doi|openreview|acl|s2|pmid|url):[!-~]+$/);
const line = text(10_000);
const number = whole(1, 2 ** 31 - 1);

const paper = exactly(
  { identifiers: list(identifier, 100), title: line },
  {
    authors: list(line, 10_000), abstract: text(1_000_000), published: text(20), year: whole(0, 9999),
    url: text(2_000, /^https:\/\/\S+$/), version: whole(1, 9999),
  },
);

/** @type {(type: string, fields?: Record<string, Shape>, optional?: Record<string, Shape>) => Shape} */
const act = (type, fields, optional) => exactly({ type: oneOf([type]), ...fields }, optional);
const quote = orNull(exactly({ exact: line, prefix: text(1000), suffix: text(1000) }));
const acts = [
  act('seen'),
  act('undo_seen', { seen_op_id: id }),
  act('set_status', { status: orNull(status) }),
  act('set_star', { starred: flag }),
  act('set_tag', { tag: text(200, /^[^\0-\x1f]*[^\0-\x20][^\0-\x1f]*$/), on: flag }),
  act('put_note', { note_id: id, body: text(1_000_000), base_revision: orNull(id) }, { quote }),
  act('delete_note', { note_id: id, base_revision: orNull(id) }),
  act('set_same', { other: number, same: flag }),
  act('describe'),
];
const edit = exactly({ op_id: id, paper, act: (value) => acts.some((fits) => fits(value)) });

const counts = exactly(Object.fromEntries(Object.keys(NAMES).map((standing) => [standing, whole()])));

/** @type {Shape} an origin and no more; without TLS on this machine only */
const server = (value) =>
  text(300, /^(https:|http:\/\/127\.0\.0\.1(:|$))/)(value) && URL.parse(String(value))?.origin === value;

/** @type {Record<string, Record<string, Shape>>} what a page of a site may ask */
const OF_SITES = {
  edit: { edit },
  undo: { edit, before: knownMark },
  meet: { papers: list(identifier, PAPERS) },
  lookup: { papers: list(paper, PAPERS) },
  page: { figures: exactly({ papers: whole(), counts }) },
  copy: { paper, form: oneOf(FORMS.map(({ form }) => form)) },
  open_history: { note_id: id },
};

/** @type {typeof OF_SITES} what the extension's own pages may */
const OF_OWN_PAGES = {
  edit: { edit },
  revisions: { note_id: id },
  deleted_notes: { paper: text(500, /^(\d+|\w+:[!-~]+)$/) },
  sync: {},
  overview: { tab_id: whole(-1) },
  pair: { server, code: text(100, /\S/) },
  forget: {},
  retry: { op_id: id },
  discard: { op_id: id },
  send_unknown: {},
  forget_unknown: {},
  open_library: {},
};

/** @type {typeof OF_SITES} what the library page says, which is no part of the extension; see library-page.js */
const OF_LIBRARY_PAGE = { changed: {} };

/**
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {message is Message} whether it may ask this
 */
export function isAllowed(message, sender) {
  if (sender.id !== browser.runtime.id) return false;
  if (isOwnPage(sender)) return fits(message, OF_OWN_PAGES);
  return isSite(sender) && fits(message, OF_SITES);
}

/**
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 * @param {string} server the one that this browser is paired with
 * @returns {boolean} whether that server's own page may say this
 */
export const isOfLibraryPage = (message, { origin }, server) => origin === server && fits(message, OF_LIBRARY_PAGE);

/**
 * @param {unknown} message
 * @param {typeof OF_SITES} table
 */
export function fits(message, table) {
  const { type } = /** @type {{ type?: unknown }} */ (message ?? {});
  const fields = typeof type === 'string' && Object.hasOwn(table, type) ? table[type] : undefined;
  return Boolean(
    fields && exactly({ type: oneOf([type]), ...fields })(message) && JSON.stringify(message).length <= LONGEST,
  );
}

/** @param {chrome.runtime.MessageSender} sender */
const isOwnPage = ({ origin, url = '' }) =>
  origin === location.origin && OWN_PAGES.some((page) => url.split(/[?#]/)[0] === browser.runtime.getURL(page));

/** @param {chrome.runtime.MessageSender} sender whether it is the page in a tab, and no frame in it */
const isSite = ({ origin = '', frameId, tab }) => frameId === 0 && tab?.id !== undefined && getSites().includes(origin);

/** The origins of the pages that our scripts run in. */
const getSites = () =>
  (browser.runtime.getManifest().content_scripts ?? []).flatMap(({ matches = [] }) =>
    matches.map((match) => new URL(match).origin),
  );
