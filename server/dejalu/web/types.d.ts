// What the API answers, under the server's own names.

import type { Act as Edit, Mark as WireMark, Status } from '../../../extension/types.d.ts';
export type { Note, Quote, Standing, Status } from '../../../extension/types.d.ts';

export type Mark = WireMark & { paper_id: number; records: number[]; status: Status | 'new'; seq?: number };

/** Texts in turn outside and inside a hit. */
export type Pieces = string[];

export interface Hits {
  title: Pieces;
  authors: Pieces[];
  excerpt: { field: 'abstract' | 'note'; pieces: Pieces } | null;
}

export interface Paper {
  id: number;
  title: string;
  authors: string[];
  abstract: string | null;
  published: string | null;
  year: number | null;
  url: string | null;
  citation_key: string | null;
  mark: Mark;
  hits: Hits | null;
}

export interface Papers {
  papers: Paper[];
  cursor: string | null;
  is_near: boolean;
}

export interface Count {
  value: string;
  count: number;
}

export interface Facets {
  total: number;
  statuses: Count[];
  starred: number;
  noted: number;
  tags: Count[];
  years: { value: number; count: number }[];
}

/** Something done to many papers, or to one, that can be undone whole. */
export interface Act {
  id: string;
  said: string;
  made_at: string;
  papers: number;
  is_undone: boolean;
}

/** What an act does to each of its papers. */
export type ActEdit =
  | { type: 'set_status'; status: Status | null }
  | { type: 'set_star'; starred: boolean }
  | { type: 'set_tag'; tag: string; on: boolean };

export interface Tag {
  name: string;
  count: number;
  color: string | null;
}

/** One edit, told until the server has answered for it; `paper_id` says of which paper, and `paper` no more. */
export type Operation = { op_id: string; at: string; seen?: string; paper: object; paper_id: number } & Edit;
