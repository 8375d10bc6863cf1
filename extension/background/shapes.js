// Whether a value that came from elsewhere is what it should be. Pure.

/** @typedef {(value: unknown) => boolean} Shape */

/** @type {Shape} */
export const flag = (value) => typeof value === 'boolean';

/** @type {(longest?: number, pattern?: RegExp) => Shape} of at most so many UTF-16 units, as `maxlength` counts them */
export const text = (longest = Infinity, pattern) => (value) =>
  typeof value === 'string' && value.length <= longest && (!pattern || pattern.test(value));

/** @type {(least?: number, most?: number) => Shape} */
export const whole = (least = 0, most = Number.MAX_SAFE_INTEGER) => (value) =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;

/** @type {(values: readonly unknown[]) => Shape} */
export const oneOf = (values) => (value) => values.includes(value);

/** @type {(shape: Shape) => Shape} */
export const orNull = (shape) => (value) => value === null || shape(value);

/** @type {(shape: Shape, most?: number, least?: number) => Shape} */
export const list = (shape, most = Infinity, least = 0) => (value) =>
  Array.isArray(value) && value.length >= least && value.length <= most && value.every(shape);

/** @typedef {(needed: Record<string, Shape>, optional?: Record<string, Shape>) => Shape} Fields */

/** @type {Fields} an object with these fields, and any others */
export const atLeast = (needed, optional = {}) => {
  const fields = Object.entries({ ...needed, ...optional });
  return (value) =>
    isObject(value) &&
    fields.every(([name, shape]) => (Object.hasOwn(value, name) ? shape(value[name]) : !Object.hasOwn(needed, name)));
};

/** @type {Fields} an object with these fields, and no others */
export const exactly = (needed, optional = {}) => {
  const known = { ...needed, ...optional };
  const fits = atLeast(needed, optional);
  return (value) => isObject(value) && Object.keys(value).every((name) => Object.hasOwn(known, name)) && fits(value);
};

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
