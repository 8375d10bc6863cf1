// Ids made in the browser.

import assert from 'node:assert/strict';
import test from 'node:test';

import { uuid7 } from '../../extension/shared/uuid.js';

test('an id has the version, the variant and the form of RFC 9562, and the time of its example', () => {
  const id = uuid7(0x017f22e279b0); // Appendix A.6 of the RFC: 2022-02-22, 19:22:22 UTC.
  assert.match(id, /^017f22e2-79b0-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('ids sort by the millisecond they were made in, from the year 1970 to 10889', () => {
  const times = [0, 1, 0xffff, 0x10000, 1763712345678, 1763712345679, 2 ** 48 - 1];
  const ids = times.map((time) => uuid7(time));
  assert.deepEqual(ids.toSorted(), ids);
  assert.deepEqual([...new Set(ids.map((id) => id.length))], [36]);
});

test('ids made in the same millisecond differ', () => {
  assert.equal(new Set(Array.from({ length: 10_000 }, () => uuid7(0))).size, 10_000);
});
