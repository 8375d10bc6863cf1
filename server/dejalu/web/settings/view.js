// Who may read this library, how it works, and whether it is well.

import { make } from '../element.js';
import { drawChoices } from './choices.js';
import { drawClients } from './clients.js';
import { drawHealth } from './health.js';

/** @type {import('../views.js').Show} */
export async function show(main) {
  const [choices, clients] = await Promise.all([drawChoices(), drawClients()]);
  main.append(make('h1', {}, 'Settings'), make('div', { class: 'narrow' }, choices, clients, drawHealth()));
  return () => {};
}
