// Ids of operations and notes: UUIDs of version 7 (RFC 9562, section 5.7), which sort by the time they were made.

/** @param {number} [now] Unix milliseconds; the first 48 bits */
export function uuid7(now = Date.now()) {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`; // The rest as version 4 has it.
}
