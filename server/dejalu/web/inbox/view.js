// The inbox: what was seen and never judged, one paper at a time. What is judged leaves at once; the server is told
// behind it, in order.

import { listenToUndoing, perform, tellDone, undo } from '../acts.js';
import { make } from '../element.js';
import { bind } from '../keys.js';
import { listen } from '../live.js';
import { visit } from '../links.js';
import { redraw } from '../redrawing.js';
import { addressOf } from '../row.js';
import { sayError } from '../said.js';
import { send } from '../server.js';
import { writeNote } from '../note.js';
import { editTags } from '../tagging.js';
import { loadTags } from '../tags.js';
import { makeBar } from './bar.js';
import { drawCard, drawNext } from './card.js';
import { Queue } from './queue.js';
import { drawEnd, drawHead } from './states.js';

/** @import { Act, ActEdit, Paper, Status } from '../types.d.ts' */

/** @type {import('../views.js').Show} */
export async function show(main, parameters) {
  let queue = new Queue(parameters.has('older'));
  /** @type {Promise<unknown>} the acts under way */
  let acting = Promise.resolve();
  /** @type {Set<number>} papers of whose judgement the server has not yet answered */
  const judging = new Set();

  const heading = make('h1', { tabindex: -1 });
  const head = make('div', { class: 'inbox-head' });
  const card = make('article', { class: 'card', 'aria-live': 'polite', 'aria-label': 'Paper' });
  const next = make('section', { 'aria-label': 'Next' });
  const end = make('div', {});
  /** @type {Record<string, () => unknown>} */
  const doings = {
    'to-read': () => judge('to-read'),
    reading: () => judge('reading'),
    read: () => judge('read'),
    skipped: () => judge('skipped'),
    star: () => withPaper(star),
    tag: () => withPaper((paper) => editTags(tagger, paper.mark.tags, (edit) => act(paper, edit))),
    note: () => withPaper((paper) => writeNote(paper)),
    open: () => withPaper((paper) => (location.hash = addressOf(paper))),
    visit: () => withPaper(({ url }) => visit(url)),
    undo: async () => {
      await acting; // The latest may still be on its way.
      await undo();
    },
  };
  const bar = makeBar(doings);
  const tagger = /** @type {HTMLElement} */ (bar.querySelector('[data-does=tag]'));
  /** @type {Paper | undefined} the paper that is drawn, with the mark it is drawn by */
  let drawn;
  let drawnMark = {};

  /** @param {(paper: Paper) => unknown} act */
  const withPaper = (act) => queue.papers[0] && act(queue.papers[0]);

  function draw() {
    const paper = queue.papers[0];
    const hadFocus = bar.contains(document.activeElement);
    drawHead(head, heading, queue, { leave, turn });
    bar.hidden = card.hidden = !paper;
    const isDrawn = paper === drawn && paper?.mark === drawnMark;
    if (paper && !isDrawn) redraw(card, () => drawCard(paper));
    [drawn, drawnMark] = [paper, paper?.mark ?? {}];
    redraw(next, () => drawNext(queue.papers));
    redraw(end, () => (paper ? [] : [drawEnd(queue, { turn, refill })]));
    if (!paper && hadFocus) heading.focus();
  }
  /** @param {Status} status */
  const judge = (status) => withPaper(async (paper) => {
    queue.take(paper);
    draw();
    void refill();
    judging.add(paper.id);
    const isDone = await act(paper, { type: 'set_status', status });
    judging.delete(paper.id);
    if (isDone) return;
    queue.bringBack(paper.id);
    draw();
  });
  /** Shown at once: the same key takes it back, however soon. @param {Paper} paper */
  async function star(paper) {
    const starred = !paper.mark.starred;
    paper.mark = { ...paper.mark, starred };
    draw();
    if (await act(paper, { type: 'set_star', starred })) return;
    paper.mark = { ...paper.mark, starred: !starred };
    draw();
  }
  /**
   * @param {Paper} paper
   * @param {ActEdit} edit
   */
  function act({ id }, edit) {
    const { acts } = queue;
    const done = acting.then(() => perform([id], [edit]));
    acting = done.then((one) => one && acts.add(one.id), () => {});
    return done;
  }
  const refill = () => queue.refill().then(draw, sayError);
  /** Whatever is left was looked at. */
  async function leave() {
    try {
      await acting;
      /** @type {Act} */
      const visit = await send('POST', '/inbox/visits', { until: queue.until });
      tellDone(visit);
      await beginAnew();
    } catch (error) {
      sayError(error);
    }
  }
  async function beginAnew() {
    const anew = new Queue(queue.older);
    await anew.begin();
    for (const paper of anew.papers) if (judging.has(paper.id)) anew.take(paper);
    queue = anew;
    draw();
    if (!bar.contains(document.activeElement)) heading.focus();
  }
  const turn = () => (location.hash = queue.older ? '#/inbox' : '#/inbox?older');
  await Promise.all([queue.begin(), loadTags()]);
  draw();
  main.append(head, bar, card, end, next);
  const ends = [
    bind(doings),
    listenToUndoing(({ id }) => {
      if (!queue.acts.has(id)) beginAnew().catch(sayError); // It brings back papers that this queue does not know.
    }),
    listen((changes) => {
      for (const mark of changes) queue.note(mark);
      draw();
    }),
  ];
  return () => ends.forEach((stop) => stop());
}
