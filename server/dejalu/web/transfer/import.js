// Bringing a file in: first it is told what that would do.

import { button, make } from '../element.js';
import { tellChanged } from '../live.js';
import { attempt, problemLine } from '../problems.js';
import { drawOutcome } from './outcome.js';
import { upload } from './upload.js';

/** @param {() => Promise<void>} changed */
export function drawImport(changed) {
  const chooser = make('input', { type: 'file', class: 'heard', id: 'file' });
  chooser.addEventListener('change', () => take(chooser.files?.[0]));
  const problem = problemLine();
  const place = make('div', { role: 'status' });
  const zone = make('label', { class: 'drop', for: 'file', dragover: hover, dragleave: hover, drop: receive },
    make('strong', {}, 'Choose a file'), ' or drop it here', make('span', { class: 'faint' },
      'BibTeX, RIS, CSL-JSON, CSV, another program’s export, a saved page of a listing, or a whole library'));

  /** @param {DragEvent} event */
  function hover(event) {
    event.preventDefault();
    zone.classList.toggle('over', event.type === 'dragover');
  }
  /** @param {DragEvent} event */
  function receive(event) {
    hover(event);
    if (!chooser.disabled) void take(event.dataTransfer?.files[0]);
  }
  /** @param {File | undefined} file */
  async function take(file) {
    chooser.value = '';
    if (!file) return;
    const outcome = await work(file, true);
    if (!outcome) return;
    const yes = button('Import it', () => bringIn(file), { class: 'main' });
    const no = button('Leave it', () => {
      place.replaceChildren();
      chooser.focus();
    });
    place.replaceChildren(...drawOutcome(file.name, outcome, true), make('div', { class: 'row' }, yes, no));
    yes.disabled = outcome.added + outcome.merged === 0;
    (yes.disabled ? no : yes).focus();
  }
  /** @param {File} file */
  async function bringIn(file) {
    const outcome = await work(file, false);
    if (!outcome) return;
    place.replaceChildren(...drawOutcome(file.name, outcome, false));
    chooser.focus();
    await attempt(problem, () => Promise.all([changed(), tellChanged()]));
  }
  /**
   * One file at a time: another one waits until it is known what this one does.
   * @param {File} file
   * @param {boolean} isDry
   */
  async function work(file, isDry) {
    chooser.disabled = true;
    const bar = make('progress', { max: 1, 'aria-label': 'Progress' });
    const step = make('span', { class: 'faint' }, `Reading ${file.name}`);
    place.replaceChildren(make('div', { class: 'going' }, bar, step));
    const outcome = await attempt(problem, () => upload(file, isDry, (progress) => {
      bar.value = progress.of ? progress.done / progress.of : 0;
      step.textContent = progress.step;
    }));
    chooser.disabled = false;
    if (!outcome) {
      place.replaceChildren();
      chooser.focus();
    }
    return outcome;
  }
  return make('section', { class: 'panel', 'aria-labelledby': 'importing' },
    make('h2', { id: 'importing' }, 'Import'), chooser, zone, problem, place);
}
