// All that the library has of one paper.

import { get } from '../server.js';

/** @import { Paper, Status } from '../types.d.ts' */

/**
 * @typedef {object} History
 * @property {{ status: Status | null, at: string, client: string | null }[]} statuses
 * @property {{ seen_at: string, url: string | null }[]} sightings the latest first
 * @property {{ note_id: string, html: string, created_at: string, changed_at: string }[]} notes
 */
/** @typedef {{ citation_key: string, former_keys: string[], bibtex: string, markdown: string }} Citation */
/** @typedef {{ note_id: string, body: string, deleted_at: string }} DeletedNote */
/** @typedef {Paper & { typed: string[] }} Described a paper, and which of its fields are as the reader typed them */
/** @typedef {{ paper: Described, history: History, citation: Citation, deleted: DeletedNote[] }} Whole */

/**
 * @param {string} id
 * @returns {Promise<Whole>}
 */
export async function load(id) {
  const path = `/papers/${encodeURIComponent(id)}`;
  const [paper, history, citation, deleted] = await Promise.all([
    get(path), get(`${path}/history`), get(`${path}/citation`), get(`${path}/deleted-notes`),
  ]);
  return { paper, history, citation, deleted: deleted.notes };
}
