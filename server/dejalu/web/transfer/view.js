// What comes into the library and goes out of it, as files.

import { make } from '../element.js';
import { drawBackups } from './backups.js';
import { drawExport } from './export.js';
import { drawImport } from './import.js';
import { drawImports } from './imports.js';

/** @type {import('../views.js').Show} */
export async function show(main, parameters) {
  const [imports, backups] = await Promise.all([drawImports(), drawBackups()]);
  main.append(make('h1', {}, 'Transfer'), make('div', { class: 'narrow' },
    drawImport(imports.update), imports.section, drawExport(parameters.get('q') ?? ''), backups));
  return () => {};
}
