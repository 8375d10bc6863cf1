// The list of papers: find, look through, select, judge.

/** @import { Facets, Paper } from '../types.d.ts' */
/** @import { Search } from './address.js' */
/** @import { Source } from './source.js' */

import { perform } from '../acts.js';
import { bind } from '../keys.js';
import { visit } from '../links.js';
import { addressOf } from '../row.js';
import { sayError } from '../said.js';
import { loadTags } from '../tags.js';
import { isWhole, read, write } from './address.js';
import { makeBulk } from './bulk.js';
import { keepUp, watchChanges } from './changes.js';
import { makeChips, makeFacets } from './facets.js';
import { makeFinding } from './finding.js';
import { ONE, makeHandling } from './handling.js';
import { layOut } from './layout.js';
import { makeList } from './list.js';
import { makeSearch } from './search.js';
import { Selection } from './selection.js';
import { tellEmpty, tellNear, tellNothing } from './states.js';

/** Milliseconds within which searches are one step of the history: one word typed. */
const ONE_STEP = 2000;

/** Lists that are kept as they were left. */
const KEPT = 5;
/** @typedef {{ source: Source, active: number, top: number, others: Set<number>, end: () => void }} Left */
/** @type {Map<string, Left>} by address, the last one left last */
const left = new Map();

/** @type {import('../views.js').Show} */
export async function show(main, parameters) {
  let search = read(parameters);
  /** @type {Source | null} */
  let source = null;
  let typedAt = 0;
  const back = takeLeft(write(search));

  const selection = new Selection(() => (list.stand(), drawSelection()));
  const list = makeList(selection, ONE, () => page.margin());
  const bulk = makeBulk(selection, { perform, selectAll, total: () => source?.total ?? 0 });
  const facets = makeFacets(change);
  const box = makeSearch({ search: type, authors, enter: () => list.go(0) });
  const finding = makeFinding({ show: showSource, count, tell: box.tell });
  const changes = watchChanges({
    source: () => source, redraw: list.redraw, reload: () => finding.find(search),
    recount: () => source && finding.recount(search, source),
  });
  const page = layOut(main, { box, facets, list, bulk, offer: changes.offer }, {
    sort: (sort) => change({ sort }),
    toggleAll: (isOn) => (isOn ? selectAll() : selection.clear()),
  });

  /** @param {Partial<Search>} part @param {boolean} [isTyped] */
  function change(part, isTyped = false) {
    const isSameStep = isTyped && Date.now() - typedAt < ONE_STEP;
    typedAt = isTyped ? Date.now() : 0;
    search = { ...search, ...part };
    history[isSameStep ? 'replaceState' : 'pushState'](null, '', write(search));
    if (!('sort' in part)) selection.clear();
    drawSearch();
    void finding.find(search);
  }

  /** @param {string} q */
  function type(q) {
    change({ q }, true);
  }

  function drawSearch() {
    box.set(search.q);
    page.drawSearch(search, makeChips(search, change));
  }

  /** @param {Source} next */
  function showSource(next, at = 0) {
    if (source) source.tell = () => {};
    source = next;
    source.tell = list.draw;
    changes.begin();
    scrollTo(0, 0);
    list.show(next, at);
    box.learn();
    page.tell(next.total ? (next.isNear ? tellNear() : null) : tellNone());
    page.count(next.total, isWhole(search), next.isNear);
    drawSelection();
  }

  /** @param {Facets} counted */
  function count(counted) {
    facets.draw(counted, search);
    if (!source) return;
    list.draw();
    page.count(source.total, isWhole(search), source.isNear);
    drawSelection();
  }

  function tellNone() {
    if (isWhole(search)) return tellEmpty();
    const { q, sort } = search;
    const widened = { status: [], tag: [], starred: false, noted: false, year: '' };
    return tellNothing(!isWhole({ ...search, q: '' }), () => change(widened), () => change({ ...widened, q: '', sort }));
  }

  function drawSelection() {
    bulk.draw();
    page.drawSelection(selection.size, source?.total ?? 0);
  }

  async function selectAll() {
    if (source) await selection.all(source).catch(sayError);
  }

  function authors() {
    const shown = Array.from({ length: 100 }, (_, place) => source?.at(place)?.authors ?? []);
    return shown.flat();
  }

  /** @returns {Paper | undefined} */
  const paper = () => source?.at(list.active);
  const unbind = bind({
    ...makeHandling({ selection, paper, row: list.row, actOnAll: bulk.act }),
    next: () => list.step(1),
    previous: () => list.step(-1),
    open: () => void (paper() && (location.hash = addressOf(/** @type {Paper} */ (paper())))),
    visit: () => visit(paper()?.url ?? null),
    select: () => source && selection.toggle(source, list.active),
    extend: () => source && selection.extend(source, list.active).catch(sayError),
    'select-all': () => (selection.size ? selection.clear() : selectAll()),
    search: box.focus,
  });

  drawSearch();
  void loadTags().then(box.learn, () => {}); // Tags without their colours are tags.
  if (back) {
    showSource(back.source, back.active);
    changes.begin(back.others);
    scrollTo(0, back.top);
    list.draw();
    list.row().focus({ preventScroll: true });
    void finding.recount(search, back.source);
  } else void finding.find(search);
  if (parameters.has('find')) box.focus();

  return () => {
    if (source) keep(write(search), source, list.active);
    for (const part of [list, changes, box, page, finding]) part.end();
    unbind();
  };
}

/** @param {string} address */
function takeLeft(address) {
  const found = left.get(address);
  found?.end();
  left.delete(address);
  return found;
}

/** @param {string} address @param {Source} source @param {number} active */
function keep(address, source, active) {
  source.tell = () => {};
  /** @type {Set<number>} */
  const others = new Set();
  takeLeft(address);
  left.set(address, { source, active, top: scrollY, others, end: keepUp(source, others) });
  const [oldest = ''] = left.keys();
  if (left.size > KEPT) takeLeft(oldest);
}
