import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hex } from './bytes';
import { type Hash, leafHash, ProvedTree, rootOf, tilePath } from './tree';

const bytes = (written: string): Uint8Array<ArrayBuffer> => Uint8Array.from(written.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

// The eight leaves and their roots that implementations of RFC 6962 check themselves by.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the root over leaves', () => {
  it.each(ROOTS.map((root, at) => [at + 1, root] as const))('of %i leaves is the known one', async (count, root) => {
    expect(hex(await rootOf(await Promise.all(LEAVES.slice(0, count).map((leaf) => leafHash(bytes(leaf))))))).toBe(root);
  });
});

const node = (left: Uint8Array, right: Uint8Array): Hash => new Uint8Array(createHash('sha256').update(Buffer.concat([Buffer.from([1]), left, right])).digest());

/** By the definition, with no tiles at all. */
function plain(hashes: Hash[]): Hash {
  if (hashes.length === 1) {
    return hashes[0] as Hash;
  }
  let half = 1;
  while (half * 2 < hashes.length) {
    half *= 2;
  }
  return node(plain(hashes.slice(0, half)), plain(hashes.slice(half)));
}

/** Every tile of a log of these leaves, by its path. */
function tilesOf(leaves: Hash[]): Map<string, Hash[]> {
  const tiles = new Map<string, Hash[]>();
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    for (let from = 0; from < hashes.length; from += 256) {
      tiles.set(tilePath('log', level, from / 256, leaves.length), hashes.slice(from, from + 256));
    }
    const above: Hash[] = [];
    for (let from = 0; from + 256 <= hashes.length; from += 256) {
      above.push(plain(hashes.slice(from, from + 256)));
    }
    hashes = above;
  }
  return tiles;
}

const leavesOf = (size: number): Hash[] => Array.from({ length: size }, (_, at) => new Uint8Array(createHash('sha256').update(`leaf ${at}`).digest()));

describe('a log read by tiles', () => {
  it.each([1, 2, 255, 256, 257, 511, 512, 700, 65_536, 65_537])('of %i leaves comes to its root', async (size) => {
    const leaves = leavesOf(size);
    const tiles = tilesOf(leaves);
    const tree = new ProvedTree('log', size, plain(leaves), (path) => Promise.resolve(tiles.get(path) ?? []));
    expect(await tree.rooted()).toBe(true);
    for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
      expect(hex(await tree.leaf(index))).toBe(hex(leaves[index] as Hash));
    }
    expect(await new ProvedTree('log', size, leaves[0] as Hash, (path) => Promise.resolve(tiles.get(path) ?? [])).rooted()).toBe(size === 1);
  });

  it('refuses a full tile that the level above does not know', async () => {
    const leaves = leavesOf(700);
    const tiles = tilesOf(leaves);
    const forged = [...(tiles.get('/logs/log/tile/0/000') as Hash[])];
    forged[9] = forged[8] as Hash;
    tiles.set('/logs/log/tile/0/000', forged);
    const tree = new ProvedTree('log', 700, plain(leaves), (path) => Promise.resolve(tiles.get(path) ?? []));
    expect(await tree.rooted()).toBe(true);
    await expect(tree.leaf(9)).rejects.toThrow('does not belong');
  });
});
