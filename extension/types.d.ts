/// <reference path="css.d.ts" />
// What passes between the parts, and over the wire. Wire types keep the server's names.

export type Status = 'seen' | 'to-read' | 'reading' | 'read' | 'skipped';
export type Standing = 'new' | Status;

export interface Identifier {
  scheme: string;
  value: string;
}

export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

export interface Note {
  note_id: string;
  body: string;
  quote: Quote | null;
  revision: string;
  /** The note beside which this one was kept, as both were written at the same time. */
  conflict_of?: string | null;
}

/** A record among several that were taken for one paper. */
export interface Joined {
  paper_id: number;
  identifiers: string[];
  title: string;
}

/** A paper that may be the same. */
export interface Suggestion {
  paper_id: number;
  title: string;
}

/** One reader's relation to one paper: the record that a mark is drawn from. */
export interface Mark {
  identifiers: string[];
  title: string;
  judged: Status | null;
  starred: boolean;
  tags: string[];
  notes: Note[];
  times_seen: number;
  first_seen_at: string | null;
  last_seen_at: string | null;
  /** The arXiv version that was judged. */
  version?: number | null;
  /** All records of a paper that has several. */
  joined?: Joined[];
  possible?: Suggestion | null;
  /** On the wire: the server's number for the paper, and those of all its records. */
  paper_id?: number;
  records?: number[];
  /** In the mirror: the round in which the server told of it; see background/mirror.js. */
  round?: number;
  /** The epoch in which the server was last asked about the paper; see background/mirror.js. */
  asked?: number;
  /** In the mirror: the record as the server has it, while edits that it does not know are drawn on top. */
  base?: Mark;
}

/** What a page says of a paper. */
export interface Paper {
  identifiers: string[];
  title: string;
  authors?: string[];
  abstract?: string;
  published?: string;
  year?: number;
  url?: string;
  /** The arXiv version that the page shows. */
  version?: number;
}

/** A server's answer about one mention. */
export interface LookupResult {
  match: 'match' | 'possible' | 'none';
  paper: { id: number; title: string } | null;
  mark: Mark | null;
}

/** What a reader can do to a paper. */
export type Act =
  | { type: 'seen' }
  | { type: 'undo_seen'; seen_op_id: string }
  | { type: 'set_status'; status: Status | null }
  | { type: 'set_star'; starred: boolean }
  | { type: 'set_tag'; tag: string; on: boolean }
  | { type: 'put_note'; note_id: string; body: string; base_revision: string | null; quote?: Quote | null }
  | { type: 'delete_note'; note_id: string; base_revision: string | null }
  | { type: 'set_same'; other: number; same: boolean }
  /** Takes a verdict back; `before` is drawn until the server answers, and is not sent. */
  | { type: 'set_same'; other: number; same: null; before: Mark }
  | { type: 'describe' };

/** The record after an act; the one given is left as it was. */
export type Apply = (
  mark: Mark,
  act: Act,
  /** The operation's id, an ISO time, the page's version. */
  when: { op_id: string; time: string; version?: number },
) => Mark;

/** An act on a paper with an id of its own; `at` is the hybrid logical clock's stamp. */
export interface Edit {
  op_id: string;
  paper: Paper;
  act: Act;
}
/** `seen` is the latest of the server's stamps that this browser knew. */
export type Operation = { op_id: string; at: string; seen?: string; paper: Paper } & Act;

/** One occurrence of a paper on a page. */
export interface Mention {
  /** The identifier that stands for the paper on this page: `arxiv:2406.09519`. */
  paper: string;
  title: string;
  /** The arXiv version, where the address says it. */
  version?: number;
  /** What must be on screen for the paper to be seen. */
  card: Element;
  /** The mark becomes the last child of this element. */
  place: Element;
  /** Over a thumbnail, in a corner of the card, or in the flow of a paper's own page with its controls open. */
  layout: 'thumbnail' | 'corner' | 'page';
}

/** Code that knows one web site. */
export interface Site {
  serves(url: URL): boolean;
  findMentions(root: Document): Mention[];
  /** Where the bar goes: before this element; none on pages without a list. */
  findList(root: Document): Element | null;
  /** What the page itself says, without asking anyone. */
  readPaper(mention: Mention, root: Document): Paper;
  /** What the site's own API adds to a paper that the page says too little of. */
  fetchPaper(paper: Paper): Promise<Paper | null>;
}

/** The paper that a note is on. */
export type NotePaper = { id: number; title: string; identifiers: string[] };

/** One version of a note; `base_revision` is the one that its writer had before them. Times are ISO 8601. */
export interface Revision {
  revision: string;
  base_revision: string | null;
  body: string;
  written_at: string;
  is_current: boolean;
}

/** Every version of a note, the newest first. */
export interface History {
  note_id: string;
  is_deleted: boolean;
  paper: NotePaper;
  revisions: Revision[];
}

/** The latest deleted first. */
export interface DeletedNotes {
  paper: NotePaper;
  notes: { note_id: string; body: string; deleted_at: string }[];
}

/** How a paper can be cited: an entry, its key, a link; each named as the server names it. */
export type CitationForm = 'bibtex' | 'citation_key' | 'markdown';

export interface Figures {
  papers: number;
  counts: Record<Standing, number>;
}

export interface Settings {
  countSeen: boolean;
  onlyNew: boolean;
  hideRead: boolean;
  /** Whether keys without Ctrl copy citations. */
  copyKeys: boolean;
}

/** How things stand between this browser and its server. */
export interface Connection {
  state: 'unpaired' | 'connected' | 'unreachable' | 'stranger' | 'outdated' | 'revoked' | 'failing' | 'refused';
  server: string;
  /** What is wrong and how to mend it; empty when nothing is. */
  problem: string;
}

/** An edit that the server refused. */
export interface Refused {
  op_id: string;
  /** The paper's. */
  title: string;
  /** What the edit would have said. */
  text: string;
  error: string;
}

/** How things stand as a whole. */
export interface Overview {
  connection: Connection;
  figures: Figures | null;
  /** Edits kept here that the server has not confirmed. */
  waiting: number;
  /** When the oldest of them was made, and when the server is asked again by itself, in Unix milliseconds. */
  waiting_since: number | null;
  next_try_at: number | null;
  refused: Refused[];
  /** Papers marked here that the server does not know. */
  unknown: number;
}

/** Every message there is: what is asked of the worker, and what it answers. */
export interface Messages {
  /** Answers what was done, in a few words, once it is kept. */
  edit: { ask: { edit: Edit }; answer: string };
  /** Takes an edit back; `before` is the record from before it. */
  undo: { ask: { edit: Edit; before: Mark }; answer: null };
  /** Syncs; of these papers, answers those that the server is to be asked about. */
  meet: { ask: { papers: string[] }; answer: string[] };
  lookup: { ask: { papers: Paper[] }; answer: null };
  /** Has the page that asks put it on the clipboard; answers what was copied, in a few words. */
  copy: { ask: { paper: Paper; form: CitationForm }; answer: string };
  /** Opens the extension's page of a note's versions. */
  open_history: { ask: { note_id: string }; answer: null };
  revisions: { ask: { note_id: string }; answer: History };
  /** `paper` is the server's number for it, or an identifier. */
  deleted_notes: { ask: { paper: string }; answer: DeletedNotes };
  page: { ask: { figures: Figures }; answer: null };
  sync: { ask: object; answer: null };
  overview: { ask: { tab_id: number }; answer: Overview };
  pair: { ask: { server: string; code: string }; answer: Connection };
  /** Answers what is left to do at the server; empty when nothing is. */
  forget: { ask: object; answer: string };
  /** Has a refused edit wait once more. */
  retry: { ask: { op_id: string }; answer: null };
  discard: { ask: { op_id: string }; answer: null };
  send_unknown: { ask: object; answer: null };
  forget_unknown: { ask: object; answer: null };
  /** Opens the server's page of the whole library, signed in. */
  open_library: { ask: object; answer: null };
}
export type Message = { [Type in keyof Messages]: { type: Type } & Messages[Type]['ask'] }[keyof Messages];
export type Reply<Type extends keyof Messages> = { value: Messages[Type]['answer'] } | { error: string };
export type Send = <T extends keyof Messages>(type: T, ask: Messages[T]['ask']) => Promise<Messages[T]['answer']>;
