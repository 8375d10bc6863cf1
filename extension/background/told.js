// The papers that the server told of, by its numbers for them: so that both sides can compare how many there are, and a
// paper lost on either is noticed.

/** @import { Mark } from '../types.d.ts' */

import { answer, transact } from './storage.js';

/** @param {Mark[]} changes what the server told; a paper's other records are no papers of their own any more */
export const tell = (changes) =>
  transact(['told'], 'readwrite', (transaction) => {
    const told = transaction.objectStore('told');
    for (const { paper_id, records } of changes) {
      for (const record of records ?? []) told.delete(record);
      if (paper_id !== undefined) told.put(1, paper_id);
    }
  });

/** @returns {Promise<number>} */
export const count = () =>
  transact(['told'], 'readonly', (transaction) => answer(transaction.objectStore('told').count()));

export const forgetAll = () =>
  transact(['told'], 'readwrite', (transaction) => void transaction.objectStore('told').clear());
