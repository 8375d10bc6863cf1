// A paper: what it is, what the reader wrote of it, and all that the library knows besides.

import { perform } from '../acts.js';
import { make } from '../element.js';
import { bind, isTyping } from '../keys.js';
import { listen } from '../live.js';
import { visit } from '../links.js';
import { drawNeighbours } from '../neighbours.js';
import { redraw } from '../redrawing.js';
import { sayError } from '../said.js';
import { loadTags } from '../tags.js';
import { drawCitation } from './citation.js';
import { makeDescription } from './description.js';
import { load } from './loading.js';
import { drawMeetings, drawStatuses } from './meetings.js';
import { drawIdentifiers } from './naming.js';
import { makeNotes } from './notes.js';
import { drawSameness } from './sameness.js';
import { drawStanding, drawTags, makeTagInput } from './standing.js';

/** @import { Status } from '../types.d.ts' */
/** @import { Whole } from './loading.js' */

/** @type {import('../views.js').Show} */
export async function show(main, _, id) {
  const wayBack = findWayBack();
  const back = make('a', { href: wayBack, class: 'back' }, '← Back');
  const neighbours = await drawNeighbours(wayBack, Number(id));
  let [whole] = await Promise.all([load(id), loadTags()]);
  /** The number of the latest question: the answer to an older one that comes late is not shown. */
  let turn = 0;
  const description = makeDescription(whole.paper, refresh);
  const notes = makeNotes(whole);
  const tagInput = makeTagInput();
  /** Each part of the side, and what it shows. @type {[HTMLElement, () => Node[]][]} */
  const sides = [
    [make('section', { 'aria-label': 'Status' }), () => [...drawStanding(whole.paper.mark), ...drawStatuses(whole)]],
    [make('section', { 'aria-label': 'Tags' }), () => drawTags(whole.paper.mark, tagInput)],
    [make('section', { 'aria-label': 'Sameness' }), () => drawSameness(whole.paper.mark, refresh)],
    [make('section', { 'aria-label': 'Citation' }), () => drawCitation(whole.citation)],
    [make('section', { 'aria-label': 'Elsewhere' }), () => drawElsewhere(whole)],
    [make('section', { 'aria-label': 'Seen' }), () => drawMeetings(whole)],
  ];
  function draw() {
    if (main.isConnected) document.title = `${whole.paper.title} · Dejalu`; // Else another view is shown by now.
    for (const [section, drawIt] of sides) {
      redraw(section, drawIt);
      section.hidden = !section.hasChildNodes();
    }
  }
  async function refresh() {
    const mine = ++turn;
    try {
      const now = await load(id);
      if (mine !== turn) return;
      whole = now;
      description.update(whole.paper);
      notes.update(whole);
      draw();
    } catch (error) {
      sayError(error);
    }
  }
  draw();
  main.replaceChildren(back, neighbours.element, make('div', { class: 'whole' },
    description.section, notes.section,
    make('aside', { 'aria-label': 'About this paper' }, ...sides.map(([section]) => section))));

  /** @param {Status} status */
  const judge = (status) => {
    const { id: paper_id, mark } = whole.paper;
    return perform([paper_id], [{ type: 'set_status', status: mark.judged === status ? null : status }]);
  };
  const leave = [
    listen((changes, all) => {
      const isOurs = changes.some(({ paper_id, records }) => [paper_id, ...records].includes(whole.paper.id));
      if (all || isOurs) void refresh();
    }),
    bind({
      ...neighbours.doings,
      'to-read': () => judge('to-read'),
      reading: () => judge('reading'),
      read: () => judge('read'),
      skipped: () => judge('skipped'),
      star: () => perform([whole.paper.id], [{ type: 'set_star', starred: !whole.paper.mark.starred }]),
      tag: () => tagInput.focus(),
      note: notes.write,
      visit: () => visit(whole.paper.url),
    }),
  ];
  /** @param {KeyboardEvent} event */
  function goBack(event) {
    const { key, target, defaultPrevented } = event;
    if (key !== 'Escape' || defaultPrevented || document.querySelector('dialog[open], :popover-open')) return;
    if (isTyping(target)) /** @type {HTMLElement} */ (target).blur();
    else back.click();
  }
  document.addEventListener('keydown', goBack);
  return () => {
    turn += 1;
    document.removeEventListener('keydown', goBack);
    for (const end of leave) end();
  };
}

/** @returns {string} the address of the view from which the reader came, as it was */
function findWayBack() {
  const before = globalThis.navigation?.entries?.() ?? [];
  const place = globalThis.navigation?.currentEntry?.index ?? 0;
  const hashes = before.slice(0, place).map(({ url }) => URL.parse(url ?? '')?.hash ?? '');
  return hashes.findLast((hash) => hash.startsWith('#/') && !hash.startsWith('#/paper/')) ?? '#/papers';
}

/** @param {Whole} whole */
const drawElsewhere = ({ paper: { mark } }) =>
  mark.identifiers.length ? [make('h2', {}, 'Elsewhere'), drawIdentifiers(mark.identifiers)] : [];
