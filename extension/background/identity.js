// Whether the program on the server's port is the server: any other could wait there once the server has stopped.
//
// At pairing both sides kept a secret. The server proves itself by the HMAC (RFC 2104, with SHA-256) under this secret
// of a challenge made for the occasion, and of the address that it was asked at: so that a stranger cannot have the
// server, running elsewhere meanwhile, answer in its place.

/** @import { Pairing } from './state.js' */

import { StrangerError, UnprovableError } from './errors.js';

/** Milliseconds after a good answer during which the port is taken to be in the same hands. */
const FRESH = 5_000;

/** @typedef {{ server_id: string, proof: string | null }} Hello */
/** @typedef {(server: string, asked: { challenge: string, client: string }) => Promise<Hello | null>} Greet */

/** The last good answer. */
let good = { token: '', at: 0 };
/** @type {Map<string, Promise<void>>} the proofs that are being asked for, by token */
const underWay = new Map();

/**
 * Return only once it is proved who answers; requests made meanwhile share one proof.
 * @param {Pairing} pairing
 * @param {Greet} greet asks the server who it is, without a token
 */
export async function requireProof(pairing, greet) {
  const age = Date.now() - good.at; // Below zero when the machine's clock was set back.
  if (good.token === pairing.token && age >= 0 && age <= FRESH) return;
  const asked = underWay.get(pairing.token) ?? prove(pairing, greet).finally(() => underWay.delete(pairing.token));
  underWay.set(pairing.token, asked);
  await asked;
}

/** @param {Pairing} pairing whose server has just answered well */
export const keepProof = ({ token }) => {
  good = { token, at: Date.now() };
};

/** Something went wrong: what answers next may be another. */
export const dropProof = () => {
  good = { token: '', at: 0 };
};

/** @type {(pairing: Pairing, greet: Greet) => Promise<void>} */
async function prove(pairing, greet) {
  const { server, server_id, client_id, secret } = pairing;
  if (!secret || !client_id) throw new UnprovableError();
  const challenge = crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: 'base64url', omitPadding: true });
  const hello = await greet(server, { challenge, client: client_id });
  const said = `${challenge}\n${new URL(server).host}`;
  const isServer = hello?.proof && hello.server_id === server_id && (await isProof(hello.proof, said, secret));
  if (!isServer) throw new StrangerError(server);
  keepProof(pairing);
}

/**
 * @param {string} proof 64 hexadecimal digits
 * @param {string} said
 * @param {string} secret
 */
async function isProof(proof, said, secret) {
  const bytes = new TextEncoder();
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), hmac, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, Uint8Array.fromHex(proof), bytes.encode(said));
}
