import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client';
import { canonical, same, toBase64Url, utf8 } from './bytes';
import { type Checkpoint, readCheckpoint } from './checkpoint';
import { type Remembered, remember } from './memory';
import { leafHash, ProvedTree, readTile } from './tree';

type Entry = Schemas['Entry'];

export type ProofState = 'verified' | 'pending' | 'broken' | 'unavailable' | 'checking';

export interface Verification {
  checkpoint: Checkpoint;
  remembered: Remembered;
  /** By log index. */
  states: Map<number, ProofState>;
  leaves: Map<number, string>;
  at: string;
  whole: boolean;
}

/** Recomputes every entry's leaf from what was shown, and follows it up to the signed root. */
export async function verify(entries: Entry[]): Promise<Verification> {
  const checkpoint = await readCheckpoint('operations');
  const remembered = remember(checkpoint);
  const tree = new ProvedTree('operations', checkpoint.size, checkpoint.root, readTile);
  const rooted = checkpoint.signature !== 'bad' && remembered.key !== 'changed' && !remembered.rolledBack && (await tree.rooted());
  const states = new Map<number, ProofState>();
  const leaves = new Map<number, string>();
  for (const entry of entries) {
    const leaf = await leafHash(utf8(canonical(entry.entry)));
    leaves.set(entry.index, toBase64Url(leaf));
    if (entry.index >= checkpoint.size) {
      states.set(entry.index, 'pending');
    } else {
      const stands = rooted && (await tree.leaf(entry.index).then((signed) => same(signed, leaf), () => false));
      states.set(entry.index, stands ? 'verified' : 'broken');
    }
  }
  const whole = rooted && [...states.values()].every((state) => state !== 'broken');
  return { checkpoint, remembered, states, leaves, at: new Date().toISOString(), whole };
}

/** Verifies what is shown whenever more of it is; entries that await a signature are looked at again. */
export function useVerification(entries: Entry[]) {
  const last = entries.at(-1)?.index;
  return useQuery({
    queryKey: ['proof', entries[0]?.index, last, entries.length],
    enabled: entries.length > 0 && globalThis.crypto?.subtle !== undefined,
    queryFn: () => verify(entries),
    placeholderData: (before) => before,
    retry: 1,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: (query) => (query.state.data && last !== undefined && query.state.data.checkpoint.size <= last ? 1_500 : false),
  });
}
