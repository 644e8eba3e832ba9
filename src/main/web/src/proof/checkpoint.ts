import { fromBase64, join, same, utf8 } from './bytes';
import type { Hash } from './tree';

export interface Checkpoint {
  origin: string;
  size: number;
  root: Hash;
  /** The Ed25519 signature: right, wrong, or not to be checked by this browser. */
  signature: 'good' | 'bad' | 'unsupported';
  /** The verifier key by which it was checked, as the hub publishes it. */
  key: string;
}

const ED25519 = 1;

/** Reads the checkpoint of a log and checks it by the log's published key (c2sp.org/signed-note, c2sp.org/tlog-checkpoint). */
export async function readCheckpoint(log: string): Promise<Checkpoint> {
  const [note, keys] = await Promise.all([readText(`/logs/${log}/checkpoint`), readText('/log-keys')]);
  return openCheckpoint(note, keys);
}

async function readText(path: string): Promise<string> {
  const response = await fetch(path, { cache: 'no-store' });
  if (!response.ok) {
    throw new Error(`no ${path}`);
  }
  return response.text();
}

export async function openCheckpoint(note: string, keys: string): Promise<Checkpoint> {
  const split = note.indexOf('\n\n');
  const text = note.slice(0, split + 1);
  const [origin, size, root] = text.split('\n');
  if (split < 0 || !origin || !size || !root) {
    throw new Error('not a checkpoint');
  }
  const key = keys.split('\n').find((line) => line.startsWith(`${origin}+`) && keyOf(line)[0] === ED25519);
  if (!key) {
    throw new Error(`no key for ${origin}`);
  }
  return { origin, size: Number(size), root: fromBase64(root), key, signature: await verified(text, note.slice(split + 2), origin, key) };
}

/** The type byte and the public key of a verifier key `name+id+base64`; the base64 may hold a plus sign itself. */
function keyOf(line: string): Uint8Array<ArrayBuffer> {
  const rest = line.slice(line.indexOf('+') + 1);
  return fromBase64(rest.slice(rest.indexOf('+') + 1));
}

async function verified(text: string, signatures: string, origin: string, key: string): Promise<Checkpoint['signature']> {
  const bytes = keyOf(key);
  const id = new Uint8Array(await crypto.subtle.digest('SHA-256', join(utf8(origin), new Uint8Array([10]), bytes))).slice(0, 4);
  for (const line of signatures.split('\n')) {
    const [dash, name, encoded] = line.split(' ');
    if (dash !== '—' || name !== origin || !encoded) {
      continue;
    }
    const signature = fromBase64(encoded);
    if (!same(signature.slice(0, 4), id)) {
      continue;
    }
    try {
      const imported = await crypto.subtle.importKey('raw', bytes.slice(1), { name: 'Ed25519' }, false, ['verify']);
      return (await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature.slice(4), utf8(text))) ? 'good' : 'bad';
    } catch {
      return 'unsupported';
    }
  }
  return 'bad';
}
