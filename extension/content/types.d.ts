// What the parts of a page's script give one another.

import type { Act, CitationForm, Figures, Mark, Mention, Note, Paper, Settings, Suggestion } from '../types.d.ts';

export type * from '../types.d.ts';

/** What edits are made on. */
export interface Page {
  getMark(paper: string): Mark;
  /** Draws it, too. */
  setMark(paper: string, mark: Mark): void;
  /** From the mirror. */
  reread(paper: string): void;
  /** What the page says of it. */
  readPaper(paper: string): Paper;
  /** What the site says of it beyond its page. */
  fetchPaper(paper: Paper): Promise<Paper | null>;
  complain(error: Error): void;
}

/** What was done, for undo. */
export interface Done {
  paper: string;
  op_id: string;
  before: Mark;
  act: Act;
  /** In a few words, once the worker has said them; until then those of the act before. */
  text: string;
}

/** Edits: drawn at once, handed to the worker, and taken back when it cannot keep them. */
export interface Acts {
  /** Resolves to the operation's id once it is kept; to null when it could not be. */
  act(paper: string, act: Act): Promise<string | null>;
  undo(): void;
  /** Has the server told what the site knows of a paper beyond its page. */
  complete(paper: string): Promise<void>;
  /** What was done last, and to which paper. */
  getLast(): Done | undefined;
  /** Whether the worker has not answered yet for an edit of this paper. */
  isUnderWay(paper: string): boolean;
  /** Whether anything was done to this paper in this visit. */
  hasTouched(paper: string): boolean;
}

/** Shows how a paper stands. */
export type DrawMark = (
  element: HTMLElement,
  mark: Mark,
  /** Whether the paper was new when this visit began, and the version that the page shows. */
  here: { isFresh: boolean; version?: number },
) => void;

/** What marks are drawn from. */
export interface Source {
  getMark(paper: string): Mark;
  /** Whether the paper was new when this visit began. */
  isFresh(paper: string): boolean;
  /** The version that the page shows, where it says it. */
  getVersion(paper: string): number | undefined;
  /** What the mention's controls act on. */
  control(mention: Mention): Control;
}

/** The marks on the page. */
export interface Drawing {
  /** Draw these mentions, and nothing that is there already. */
  place(mentions: Mention[]): void;
  /** Draw a paper's marks anew. */
  draw(paper: string): void;
  copy(mention: Mention, form: CitationForm): void;
}

/** What can be done to one paper. */
export interface Control {
  paper: string;
  title: string;
  /** Whether tags and notes stand open in the page. */
  isInline: boolean;
  getMark(): Mark;
  /** Resolves to the operation's id once it is kept, or to null. */
  act(act: Act): Promise<string | null>;
  /** Whether the last act was on this paper. */
  canUndo(): boolean;
  undo(): void;
  /** Whether this visit counted the paper as seen. */
  canUnsee(): boolean;
  unsee(): void;
  /** Puts it on the clipboard, and keeps the paper if it is new; resolves to what was copied, in a few words. */
  cite(form: CitationForm): Promise<string>;
  /** The reader's own tags. */
  getTags(): Promise<string[]>;
}

/** The same for the parts that its mark's controls are made of. */
export interface Controls extends Control {
  toggleEditor(): void;
  copy(form: CitationForm): void;
}

/** Where one note is written. */
export interface Field {
  /** The note's. */
  id: string;
  element: HTMLElement;
  text: HTMLTextAreaElement;
  /** The note as it stands, here or after an edit elsewhere. */
  show(known: Note): void;
  /** Whether it must stay, with these notes on the paper. */
  isWanted(notes: Note[]): boolean;
}

export type MakeField = (
  controls: Controls,
  note: Note | null,
  /** How its saving goes. */
  tell: (text: string) => void,
  id?: string,
) => Field;

/** Tags and notes: a popover from its source, or a part of the page. */
export interface Editor extends Part {
  open(source?: HTMLElement): void;
  toggle(source: HTMLElement): void;
  /** After the page threw the card away and the mark was put into the new one. */
  restore(source: HTMLElement): void;
  /** Go on with what the reader was at work on in a mark of an earlier script; before this one is first drawn. */
  takeOver(old: ShadowRoot, source: HTMLElement): void;
}

/** A mark's controls as a whole; as its editor's. */
export interface MarkControls {
  draw(): void;
  toggleEditor(): void;
  copy(form: CitationForm): void;
  restore(): void;
  takeOver(old: ShadowRoot): void;
}

/** What the bar over a list offers. */
export interface BarActs {
  change(settings: Partial<Settings>): void;
  undo(): void;
}

export interface Bar {
  element: HTMLElement;
  /** `lastAct` is what was done last and can be undone; empty for nothing. */
  draw(shown: Figures, settings: Settings, lastAct: string): void;
}

/** What happens to the page as a whole. */
export interface Watcher {
  /** Looks at the whole page; called once for all changes between two frames. */
  pass(): void;
  /** To the tab, or from the back/forward cache, in which nothing was told to us. */
  comeBack(): void;
}

/** What keys act on. */
export interface KeyWatcher {
  getMentions(): Mention[];
  copy(mention: Mention, form: CitationForm): void;
}

/** A part of a mark's controls. */
export interface Part {
  element: HTMLElement;
  draw(): void;
}

/** Puts a form of the paper's citation on the clipboard, and tells how that went. */
export interface Copying extends Part {
  copy(form: CitationForm): Promise<void>;
}

/** A part that asks whether records are the same paper. */
export type MakeHint = (controls: Controls) => Part;
export type MakeLines = (
  controls: Controls,
  className: string,
  lead: string,
  answers: string[],
  /** The other records. */
  find: (mark: Mark) => Suggestion[],
) => Part;

/** Tells of every paper whose card was on screen for long enough; it ends with the signal. */
export type WatchSeen = (
  see: (paper: string) => void,
  signal: AbortSignal,
) => /** To be told of every card. */ (card: Element, paper: string) => void;

/** A card, and the paper that it shows. */
export interface Shown {
  paper: string;
  isOnScreen: boolean;
  timer?: number;
}

/** An element with these properties and children. */
export type Make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties?: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
) => HTMLElementTagNameMap[Tag];

/** What the extension answers. */
export type Ask = <Answer>(question: () => Promise<Answer>) => Promise<Answer>;
