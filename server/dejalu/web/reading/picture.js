// A chart as the server draws it, in the colours of the page.

import { make } from '../element.js';
import { ServerError, request } from '../server.js';

/** @import { Chart } from './view.js' */

export class Picture {
  /** @type {string} the address of the picture in this page; empty before there is one */
  #url = '';
  #theme = '';

  /** @param {Chart} chart */
  constructor({ name, title, about }) {
    this.name = name;
    this.image = make('img', { alt: `${title}. ${about}`, hidden: true, load: () => this.#showLatest() });
    this.problem = make('p', { class: 'faint' }, 'Drawing…');
    this.element = make('div', { class: 'scroll picture', tabindex: 0, role: 'group',
      'aria-label': `Picture: ${title}` }, this.image, this.problem);
  }

  /** Draw it, or draw it anew in other colours. */
  async draw() {
    const theme = isDark() ? 'dark' : 'light';
    if (theme === this.#theme) return;
    this.#theme = theme;
    try {
      const picture = await (await request(`/statistics/${this.name}.svg`, { theme })).blob();
      if (theme !== this.#theme) return; // The colours changed meanwhile, or the reader left.
      URL.revokeObjectURL(this.#url);
      this.#url = URL.createObjectURL(picture);
      this.image.src = this.#url;
      this.image.hidden = false;
      this.problem.textContent = '';
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (theme !== this.#theme) return;
      this.#theme = '';
      this.problem.className = 'bad';
      this.problem.textContent = error.message;
    }
  }

  /** Of a picture that is wider than the window, the latest days, which are the last. */
  #showLatest() {
    if (this.name === 'calendar') this.element.scrollLeft = this.element.scrollWidth;
  }

  /** Let go of the picture. */
  end() {
    this.#theme = '';
    URL.revokeObjectURL(this.#url);
  }
}

/** @returns {boolean} whether the page is drawn in dark colours: by the reader's choice, else by the system's */
function isDark() {
  const scheme = document.documentElement.style.colorScheme;
  return scheme ? scheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}
