// The list of papers: find, look through, select, judge.

/** @import { Facets, Paper } from '../types.d.ts' */
/** @import { Search } from './address.js' */
/** @import { Source } from './source.js' */

import { bind } from '../keys.js';
import { visit } from '../links.js';
import { rememberList } from '../neighbours.js';
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
import { tellEmpty, tellFailed, tellNear, tellNothing } from './states.js';

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
  const address = write(search);
  const back = takeLeft(address);
  history.replaceState(null, '', address); // As others know it who lead back here.

  const selection = new Selection(() => (list.stand(), drawSelection()));
  const list = makeList(selection, ONE, () => page.margin());
  const bulk = makeBulk(selection, { selectAll, total: () => source?.total ?? 0, focus: () => page.focus() });
  const facets = makeFacets(change);
  const box = makeSearch({ search: type, authors, enter });
  const finding = makeFinding({ show: showSource, count, tell: box.tell, fail });
  const changes = watchChanges({
    source: () => source, redraw: list.redraw, reload: () => finding.find(search),
    recount: () => source && finding.recount(source),
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
    finding.find(search);
  }

  /** @param {string} q */
  function type(q) {
    change({ q }, true);
  }

  /** Go on to the first of what is found. */
  function enter() {
    page.focus();
    void finding.whenFound(() => list.go(0));
  }

  /** @param {unknown} error */
  function fail(error) {
    if (!source) page.tell(tellFailed(() => finding.find(search)));
    sayError(error);
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
    if (document.activeElement === changes.offer) page.focus();
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
    const everything = { ...widened, q: '', sort };
    return tellNothing(!isWhole({ ...search, q: '' }), () => change(widened), () => change(everything));
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
  const doings = {
    ...makeHandling({ selection, paper, row: list.row, bulk }),
    open() {
      const active = paper();
      if (active) location.hash = addressOf(active);
    },
    visit: () => visit(paper()?.url ?? null),
    select: () => source && selection.toggle(source, list.active),
    extend: () => source && selection.extend(source, list.active).catch(sayError),
    'select-all': () => (selection.size ? selection.clear() : selectAll()),
  };
  // What is done while a search is under way is meant for what it finds.
  const later = Object.entries(doings).map(([name, act]) => [name, () => void finding.whenFound(act)]);
  const unbind = bind({
    ...Object.fromEntries(later), next: () => list.step(1), previous: () => list.step(-1), search: box.focus,
  });

  drawSearch();
  void loadTags().then(box.learn, () => {}); // Tags without their colours are tags.
  if (back) {
    showSource(back.source, back.active);
    changes.begin(back.others);
    scrollTo(0, back.top);
    list.draw();
    list.go(back.active);
    void finding.recount(back.source);
  } else finding.find(search);
  if (parameters.has('find')) box.focus();

  return () => {
    if (source) keep(source, list.active);
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

/** @param {Source} source @param {number} active */
function keep(source, active) {
  const address = write(source.search);
  source.tell = () => {};
  /** @type {Set<number>} */
  const others = new Set();
  const kept = { source, active, top: scrollY, others, end: keepUp(source, others) };
  takeLeft(address);
  left.set(address, kept);
  rememberList(address, async (id) => {
    const place = source.placeOf(id);
    if (place === undefined) return {};
    kept.active = place;
    await source.want(Math.max(0, place - 1), place + 1);
    return { previous: source.at(place - 1)?.id, next: source.at(place + 1)?.id };
  });
  const [oldest = ''] = left.keys();
  if (left.size > KEPT) takeLeft(oldest);
}
