// Who may read this library, how it works, and whether it is well.

import { make } from '../element.js';
import { get } from '../server.js';
import { drawChoices } from './choices.js';
import { drawClients } from './clients.js';
import { drawHealth } from './health.js';

/** @type {import('../views.js').Show} */
export async function show(main) {
  const [choices, clients, hello] = await Promise.all([drawChoices(), drawClients(), get('/hello')]);
  main.append(make('h1', {}, 'Settings'), make('div', { class: 'narrow' }, choices, clients, drawHealth(),
    make('p', { class: 'faint' }, `Dejalu ${hello.version}`)));
  return () => {};
}
