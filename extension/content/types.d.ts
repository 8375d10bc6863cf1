// What the parts of a page's script give one another.

import type { Act, Mark, Mention, Paper } from '../types.d.ts';

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
}

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
  /** The reader's own tags. */
  getTags(): Promise<string[]>;
}

/** The same for the parts that its mark's controls are made of. */
export interface Controls extends Control {
  toggleEditor(): void;
}

/** What happens to the page as a whole. */
export interface Watcher {
  /** Looks at the whole page; called once for all changes between two frames. */
  pass(): void;
  leave(): void;
  /** To the tab, or from the back/forward cache, in which nothing was told to us. */
  comeBack(): void;
}
