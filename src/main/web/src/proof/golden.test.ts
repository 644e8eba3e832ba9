import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical, same, sha256, toBase64Url, utf8 } from './bytes';
import { openCheckpoint } from './checkpoint';
import { disclosed } from './disclosures';
import { type Hash, leafHash, ProvedTree, tilePath } from './tree';

// The log that the hub's own tests keep for ever: what Java wrote and signed, this code must prove.
const GOLDEN = new URL('../../../../test/resources/golden/operations/', import.meta.url);

const file = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(path, GOLDEN)));
const text = (path: string): string => new TextDecoder().decode(file(path));

const note = text('checkpoint');
const keys = text('log-keys');

const hashes = (bytes: Uint8Array): Hash[] => Array.from({ length: bytes.length / 32 }, (_, at) => bytes.slice(at * 32, at * 32 + 32) as Hash);
const tile = (path: string): Promise<Hash[]> => Promise.resolve(hashes(file(path.replace('/logs/operations/', ''))));

/** Entries as the bundles hold them: two bytes of length before each. */
function entriesOf(size: number): Uint8Array<ArrayBuffer>[] {
  const found: Uint8Array<ArrayBuffer>[] = [];
  for (let bundled = 0; bundled * 256 < size; bundled++) {
    const bundle = file(tilePath('operations', 0, bundled, size).replace('/logs/operations/tile/0/', 'tile/entries/'));
    for (let at = 0; at < bundle.length; ) {
      const length = ((bundle[at] as number) << 8) | (bundle[at + 1] as number);
      found.push(bundle.slice(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return found;
}

describe('the golden log', async () => {
  const checkpoint = await openCheckpoint(note, keys);
  const entries = entriesOf(checkpoint.size);

  it('has a checkpoint with a good signature', () => {
    expect(checkpoint.signature).toBe('good');
    expect(checkpoint.origin).toBe('golden.invalid/logs/operations');
    expect(entries.length).toBe(checkpoint.size);
  });

  it('comes to the signed root', async () => {
    expect(await new ProvedTree('operations', checkpoint.size, checkpoint.root, tile).rooted()).toBe(true);
  });

  it('holds every entry, canonicalised from what a browser parses', async () => {
    const tree = new ProvedTree('operations', checkpoint.size, checkpoint.root, tile);
    for (const [index, bytes] of entries.entries()) {
      const parsed = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
      expect(canonical(parsed)).toBe(new TextDecoder().decode(bytes));
      expect(same(await tree.leaf(index), await leafHash(utf8(canonical(parsed))))).toBe(true);
    }
  });

  it('does not hold an entry with one letter changed', async () => {
    const tree = new ProvedTree('operations', checkpoint.size, checkpoint.root, tile);
    const forged = JSON.parse(new TextDecoder().decode(entries[7])) as Record<string, unknown>;
    forged.recorded = String(forged.recorded).replace('2', '3');
    expect(same(await tree.leaf(7), await leafHash(utf8(canonical(forged))))).toBe(false);
  });

  it('does not come to the root with one bit of a tile changed', async () => {
    const forged = (path: string) =>
      tile(path).then((found) => {
        const changed = Uint8Array.from(found[0] as Hash);
        changed[0] = (changed[0] as number) ^ 1;
        return found.map((hash, at) => (at === 0 ? changed : hash));
      });
    expect(await new ProvedTree('operations', checkpoint.size, checkpoint.root, forged).rooted()).toBe(false);
  });

  it('is refused with another size, another root, another key or no signature', async () => {
    const lines = note.split('\n');
    const other = (at: number, line: string) => lines.map((old, index) => (index === at ? line : old)).join('\n');
    expect((await openCheckpoint(other(1, String(checkpoint.size + 1)), keys)).signature).toBe('bad');
    expect((await openCheckpoint(other(2, toBase64Url(new Uint8Array(32)).replaceAll('-', '+').replaceAll('_', '/')), keys)).signature).toBe('bad');
    expect((await openCheckpoint(`${lines.slice(0, 4).join('\n')}\n`, keys)).signature).toBe('bad');
    const access = new TextDecoder().decode(new Uint8Array(readFileSync(new URL('../access/log-keys', GOLDEN)))).replaceAll('logs/access', 'logs/operations');
    expect((await openCheckpoint(note, access)).signature).toBe('bad');
    await expect(openCheckpoint(note, '')).rejects.toThrow();
    await expect(openCheckpoint('nonsense', keys)).rejects.toThrow();
  });

  it('opens its sealed fields, and none whose digest does not stand in the entry', async () => {
    const all = text('disclosures').split('\n').filter(Boolean).map((line) => line.split(/[\t ]/).at(-1) as string);
    const digests = new Map<string, string>();
    for (const disclosure of all) {
      digests.set(toBase64Url(await sha256(utf8(disclosure))), disclosure);
    }
    let opened = 0;
    for (const bytes of entries) {
      const { data } = JSON.parse(new TextDecoder().decode(bytes)) as { data: Record<string, unknown> };
      const sealed = (Array.isArray(data._sd) ? data._sd : []) as string[];
      const own = sealed.map((digest) => digests.get(digest)).filter((found) => found !== undefined);
      const shown = await disclosed(data, own);
      expect(Object.keys(shown).filter((name) => name.startsWith('_sd'))).toEqual([]);
      opened += Object.keys(shown).length - Object.keys(data).filter((name) => !name.startsWith('_sd')).length;
      const foreign = all.filter((disclosure) => !own.includes(disclosure)).slice(0, 5);
      expect(Object.keys(await disclosed(data, foreign))).toEqual(Object.keys(data).filter((name) => !name.startsWith('_sd')));
    }
    expect(opened).toBeGreaterThan(50);
  });
});

describe('where a tile is read', () => {
  it('names full and partial tiles as the specification does', () => {
    expect(tilePath('operations', 0, 0, 77)).toBe('/logs/operations/tile/0/000.p/77');
    expect(tilePath('operations', 0, 0, 256)).toBe('/logs/operations/tile/0/000');
    expect(tilePath('operations', 1, 0, 70_000)).toBe('/logs/operations/tile/1/000');
    expect(tilePath('operations', 1, 1, 70_000)).toBe('/logs/operations/tile/1/001.p/17');
    expect(tilePath('operations', 0, 1_234_067, 1_234_067 * 256 + 256)).toBe('/logs/operations/tile/0/x001/x234/067');
  });
});
