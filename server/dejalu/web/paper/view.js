// A paper: what it is, what the reader wrote of it, and all that the library knows besides.

import { perform } from '../acts.js';
import { make } from '../element.js';
import { bind } from '../keys.js';
import { listen } from '../live.js';
import { visit } from '../links.js';
import { drawNeighbours } from '../neighbours.js';
import { redraw } from '../redrawing.js';
import { sayError } from '../said.js';
import { ServerError } from '../server.js';
import { loadTags } from '../tags.js';
import { drawCitation } from './citation.js';
import { drawDescription } from './description.js';
import { load } from './loading.js';
import { drawMeetings, drawStatuses } from './meetings.js';
import { drawIdentifiers } from './naming.js';
import { makeNotes } from './notes.js';
import { drawSameness } from './sameness.js';
import { drawStanding, drawTags } from './standing.js';

/** @import { Status } from '../types.d.ts' */
/** @import { Whole } from './loading.js' */

/** @type {import('../views.js').Show} */
export async function show(main, _, id) {
  const wayBack = findWayBack();
  const back = make('a', { href: wayBack, class: 'back' }, '← Back');
  const neighbours = await drawNeighbours(wayBack, Number(id));
  /** @type {Whole} */
  let whole;
  try {
    [whole] = await Promise.all([load(id), loadTags()]);
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    main.replaceChildren(back, make('h1', {}, 'Paper'), make('p', { class: 'bad', role: 'alert' }, error.message));
    return () => {};
  }
  const description = make('section', { class: 'about', 'aria-label': 'Description' });
  const notes = makeNotes(whole);
  /** Each part of the side, and what it shows. @type {[HTMLElement, () => Node[]][]} */
  const sides = [
    [make('section', { 'aria-label': 'Status' }), () => [...drawStanding(whole.paper.mark), ...drawStatuses(whole)]],
    [make('section', { 'aria-label': 'Tags' }), () => drawTags(whole.paper.mark)],
    [make('section', { 'aria-label': 'Sameness' }), () => drawSameness(whole.paper.mark, refresh)],
    [make('section', { 'aria-label': 'Citation' }), () => drawCitation(whole.citation)],
    [make('section', { 'aria-label': 'Elsewhere' }), () => drawElsewhere(whole)],
    [make('section', { 'aria-label': 'Seen' }), () => drawMeetings(whole)],
  ];
  function draw() {
    document.title = `${whole.paper.title} · Dejalu`;
    if (!description.querySelector('.editing')) redraw(description, ...drawDescription(whole.paper, refresh));
    for (const [section, drawIt] of sides) {
      redraw(section, ...keepOpen(section, drawIt()));
      section.hidden = !section.hasChildNodes();
    }
  }
  async function refresh() {
    whole = await load(id);
    draw();
    notes.update(whole);
  }
  draw();
  main.replaceChildren(back, neighbours.element, make('div', { class: 'whole' },
    description, notes.section,
      make('aside', { 'aria-label': 'About this paper' }, ...sides.map(([section]) => section))));

  /** @param {Status} status */
  const judge = (status) => {
    const { id: paper_id, mark } = whole.paper;
    return perform([paper_id], [{ type: 'set_status', status: mark.judged === status ? null : status }]);
  };
  const leave = [
    listen((changes, all) => {
      const isOurs = changes.some(({ paper_id, records }) => [paper_id, ...records].includes(whole.paper.id));
      if (all || isOurs) refresh().catch(sayError);
    }),
    bind({
      ...neighbours.doings,
      'to-read': () => judge('to-read'),
      reading: () => judge('reading'),
      read: () => judge('read'),
      skipped: () => judge('skipped'),
      star: () => perform([whole.paper.id], [{ type: 'set_star', starred: !whole.paper.mark.starred }]),
      tag: () => /** @type {HTMLElement | null} */ (main.querySelector('[name=tag]'))?.focus(),
      note: notes.write,
      visit: () => visit(whole.paper.url),
    }),
  ];
  /** @param {KeyboardEvent} event */
  function goBack(event) {
    if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) back.click();
  }
  document.addEventListener('keydown', goBack);
  return () => {
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

/**
 * What the reader opened stays open.
 * @param {HTMLElement} section
 * @param {Node[]} nodes
 */
function keepOpen(section, nodes) {
  const open = [...section.querySelectorAll('details')].map((one) => one.open);
  nodes.flatMap((node) => (node instanceof HTMLDetailsElement ? [node] : []))
    .forEach((one, place) => (one.open = open[place] ?? false));
  return nodes;
}
