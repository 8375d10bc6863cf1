// The look of marks and bar, in shadow roots: no CSS of the page reaches in, and none of this reaches out.

const COMMON = `
:host {
  --ground: #fff; --ink: #1f2937; --faint: #4b5563; --line: #d1d5db; --hover: #f3f4f6;
  --new: #1d4ed8; --seen: #4b5563; --to-read: #92400e; --reading: #6d28d9; --read: #166534; --skipped: #4b5563;
  color-scheme: light; font: 500 12px/1.3 system-ui, sans-serif; color: var(--ink); text-align: start;
}
:host-context(html.dark) {
  --ground: #111827; --ink: #e5e7eb; --faint: #9ca3af; --line: #374151; --hover: #1f2937;
  --new: #93c5fd; --seen: #9ca3af; --to-read: #fbbf24; --reading: #c4b5fd; --read: #86efac; --skipped: #9ca3af;
  color-scheme: dark;
}
* { box-sizing: border-box; }
button { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 6px;
  padding: 2px 6px; cursor: pointer; min-height: 24px; }
button:hover { background: var(--hover); }
:focus-visible { outline: 2px solid var(--new); outline-offset: 1px; }
[hidden] { display: none !important; }
/* The shape of a standing. It is no element of its own: a page has hundreds. */
[data-status]::before { content: ''; box-sizing: border-box; display: inline-block; width: 10px; height: 10px;
  flex: none; color: var(--tone); text-align: center; font: 700 12px/10px system-ui, sans-serif; }
[data-status=new] { --tone: var(--new); }
[data-status=seen] { --tone: var(--seen); }
[data-status=to-read] { --tone: var(--to-read); }
[data-status=reading] { --tone: var(--reading); }
[data-status=read] { --tone: var(--read); }
[data-status=skipped] { --tone: var(--skipped); }
[data-status=new]::before { border-radius: 50%; background: var(--tone); }
[data-status=seen]::before { border-radius: 50%; border: 2px solid var(--tone); }
[data-status=to-read]::before { width: 8px; background: var(--tone);
  clip-path: polygon(0 0, 100% 0, 100% 100%, 50% 70%, 0 100%); }
[data-status=reading]::before { border-radius: 50%; border: 1.5px solid var(--tone);
  background: linear-gradient(90deg, var(--tone) 50%, transparent 50%); }
[data-status=read]::before { content: '✓'; }
[data-status=skipped]::before { content: '–'; }
`;

const MARK = `${COMMON}
:host { position: absolute; top: 8px; left: 8px; z-index: 2; max-width: calc(100% - 16px); display: flex;
  flex-wrap: wrap; gap: 4px; }
:host([layout=corner]) { left: auto; right: 8px; justify-content: end; }
:host([layout=page]) { position: static; max-width: none; display: grid; gap: 6px;
  grid-template: auto minmax(0, 1fr) / auto 1fr; justify-items: start; }
.chip, .toolbar { background: var(--ground); border: 1px solid var(--line); border-radius: 8px;
  box-shadow: 0 1px 2px rgb(0 0 0 / .12); }
.chip { display: inline-flex; align-items: center; gap: 5px; min-height: 28px; max-width: 100%; padding: 3px 8px;
  color: var(--tone); }
.chip > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chip .tag { color: var(--faint); border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; max-width: 12em; }
.chip .star { color: var(--to-read); }
.toolbar { display: none; align-items: center; padding: 1px; }
:host(:hover) .toolbar, :host(:focus-within) .toolbar, :host([layout=page]) .toolbar { display: flex; flex-wrap: wrap; }
.toolbar button { display: inline-flex; align-items: center; justify-content: center; min-width: 26px; min-height: 26px;
  padding: 0 5px; color: var(--tone, var(--ink)); }
.toolbar button[aria-pressed=true] { background: var(--hover); border-color: var(--tone, var(--line)); }
.panel { position: fixed; inset: auto; margin: 4px 0; width: min(22rem, calc(100vw - 24px));
  max-height: min(26rem, calc(100vh - 24px)); position-area: bottom span-right;
  position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline; }
.panel, .inline { overflow: auto; background: var(--ground); color: var(--ink); border: 1px solid var(--line);
  border-radius: 10px; padding: 10px; font-weight: 400; font-size: 13px; }
.panel { box-shadow: 0 6px 24px rgb(0 0 0 / .2); }
.inline { grid-column: 1 / -1; width: 100%; height: 100%; }
.editor { display: grid; gap: 8px; }
.history, .state { color: var(--faint); font-size: 12px; margin: 0; }
.tags { display: flex; flex-wrap: wrap; gap: 4px; list-style: none; margin: 0; padding: 0; }
.tags li { display: inline-flex; align-items: center; border: 1px solid var(--line); border-radius: 6px;
  padding-inline-start: 8px; overflow-wrap: anywhere; }
form { display: flex; gap: 6px; margin: 0; }
input, textarea { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line);
  border-radius: 6px; padding: 5px 8px; width: 100%; min-width: 0; }
textarea { min-height: 5.5em; resize: vertical; field-sizing: content; }
label { display: grid; gap: 3px; font-size: 12px; color: var(--faint); }
label > * { font-size: 13px; color: var(--ink); }
.row { display: flex; gap: 6px; align-items: center; justify-content: space-between; }
.plain { border-color: var(--line); white-space: nowrap; }
`;

// What changes its width by itself stands behind what does not, so that nothing moves under the pointer.
const BAR = `${COMMON}
:host { padding: 4px 12px; font-size: 13px; }
.bar { display: flex; align-items: center; gap: 4px 12px; max-width: 1280px; margin: 0 auto; white-space: nowrap;
  overflow-x: auto; padding: 4px; scrollbar-width: none; }
.bar > * { flex: none; }
.count { display: inline-flex; align-items: center; gap: 5px; }
.count .count { margin-inline-start: 7px; }
button { border-color: var(--line); }
button[aria-pressed=true] { background: var(--new); border-color: var(--new); color: var(--ground); }
.done { color: var(--faint); margin-inline-start: auto; }
`;

/** @param {string} text */
function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

export const markSheet = sheet(MARK);
export const barSheet = sheet(BAR);
