// What the sites' code works on.

export type * from '../types.d.ts';

/** What Hugging Face's own JSON says of one paper. */
export interface Told {
  id?: string;
  title?: string;
  summary?: string;
  publishedAt?: string;
  authors?: { name?: string; hidden?: boolean }[];
}
