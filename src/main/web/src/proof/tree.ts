import { join, same, sha256 } from './bytes';

export type Hash = Uint8Array<ArrayBuffer>;

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

/** Hashes in a tile: 256 on each level, 32 bytes each (c2sp.org/tlog-tiles). */
const WIDTH = 256;

export const leafHash = (entry: Uint8Array<ArrayBuffer>): Promise<Hash> => sha256(join(LEAF, entry));

const nodeHash = (left: Hash, right: Hash): Promise<Hash> => sha256(join(NODE, left, right));

/** RFC 6962: the root over the given nodes, each of which stands for equally many leaves. */
export async function rootOf(hashes: Hash[]): Promise<Hash> {
  if (hashes.length === 1) {
    return hashes[0] as Hash;
  }
  let half = 1;
  while (half * 2 < hashes.length) {
    half *= 2;
  }
  return nodeHash(await rootOf(hashes.slice(0, half)), await rootOf(hashes.slice(half)));
}

/** Full subtrees of hashes side by side, the largest first. */
async function peaks(hashes: Hash[]): Promise<Hash[]> {
  const found: Hash[] = [];
  let from = 0;
  for (let size = WIDTH; size >= 1; size /= 2) {
    if (hashes.length - from >= size) {
      found.push(await rootOf(hashes.slice(from, from + size)));
      from += size;
    }
  }
  return found;
}

const groups = (index: number): string => {
  const digits: string[] = [];
  let rest = index;
  do {
    digits.unshift((rest % 1000).toString().padStart(3, '0'));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  return digits.map((group, at) => (at < digits.length - 1 ? `x${group}` : group)).join('/');
};

/** Where a tile of a log of this size is read. */
export const tilePath = (log: string, level: number, index: number, size: number): string => {
  const complete = Math.floor(size / WIDTH ** level);
  const width = Math.min(WIDTH, complete - index * WIDTH);
  return `/logs/${log}/tile/${level}/${groups(index)}${width < WIDTH ? `.p/${width}` : ''}`;
};

/** Reads a tile's hashes. */
export type Tiles = (path: string) => Promise<Hash[]>;

/**
 * The leaf hashes that a checkpoint stands for, read by tiles and proved up to its root. A tile whose hashes do not come to
 * what the level above says of it is refused.
 */
export class ProvedTree {
  private readonly known = new Map<string, Promise<Hash[]>>();

  constructor(
    private readonly log: string,
    readonly size: number,
    readonly root: Hash,
    private readonly read: Tiles,
  ) {}

  /** True when the right edge of all levels comes to the root. */
  async rooted(): Promise<boolean> {
    const edge: Hash[] = [];
    for (let level = 0; WIDTH ** level <= this.size; level++) {
      const complete = Math.floor(this.size / WIDTH ** level);
      const rest = complete % WIDTH;
      if (rest > 0) {
        const tile = await this.tile(level, Math.floor(complete / WIDTH));
        edge.unshift(...(await peaks(tile)));
      }
    }
    let root = edge.pop() as Hash;
    for (let at = edge.length - 1; at >= 0; at--) {
      root = await nodeHash(edge[at] as Hash, root);
    }
    return same(root, this.root);
  }

  /** The hash of the leaf at this index; rejected when its tile does not belong to the tree. */
  async leaf(index: number): Promise<Hash> {
    return this.hash(0, index);
  }

  private async hash(level: number, index: number): Promise<Hash> {
    const tile = await this.tile(level, Math.floor(index / WIDTH));
    const found = tile[index % WIDTH];
    if (!found) {
      throw new Error(`no hash ${index} on level ${level}`);
    }
    return found;
  }

  /** Full tiles are held against the level above; the partial ones of the right edge are what `rooted` proves. */
  private tile(level: number, index: number): Promise<Hash[]> {
    const path = tilePath(this.log, level, index, this.size);
    let tile = this.known.get(path);
    if (!tile) {
      tile = this.read(path).then(async (hashes) => {
        if (hashes.length === WIDTH && !same(await rootOf(hashes), await this.hash(level + 1, index))) {
          throw new Error(`tile ${path} does not belong to the tree`);
        }
        return hashes;
      });
      this.known.set(path, tile);
    }
    return tile;
  }
}

export async function readTile(path: string): Promise<Hash[]> {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`no tile ${path}`);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const hashes: Hash[] = [];
  for (let at = 0; at < bytes.length; at += 32) {
    hashes.push(bytes.slice(at, at + 32));
  }
  return hashes;
}
