// Times as a reader reads them.

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/**
 * @param {string} time in ISO 8601, with a time of day
 * @param {'day' | 'moment'} [to] how exactly it is told; the rest shows under the pointer
 */
export function drawTime(time, to = 'day') {
  const date = new Date(time);
  const element = document.createElement('time');
  element.dateTime = time;
  element.title = MOMENT.format(date);
  element.textContent = (to === 'day' ? DAY : MOMENT).format(date);
  return element;
}

/** @param {string} day a date without a time, as papers are published on */
export const tellDay = (day) => DAY.format(new Date(`${day}T00:00`));
