import type { Checkpoint } from './checkpoint';

/** What this browser saw of a log before. */
export interface Remembered {
  key: 'first' | 'known' | 'changed';
  /** The log is smaller than it was. */
  rolledBack: boolean;
}

const KEPT = 'sekimori.log ';

/** Compares a checkpoint with the last one that this browser saw of the log, and remembers it if it is a successor. */
export function remember(checkpoint: Checkpoint): Remembered {
  const kept = localStorage.getItem(KEPT + checkpoint.origin);
  const before = kept ? (JSON.parse(kept) as { key: string; size: number }) : undefined;
  const key = before === undefined ? 'first' : before.key === checkpoint.key ? 'known' : 'changed';
  const rolledBack = before !== undefined && checkpoint.size < before.size;
  if (key !== 'changed' && !rolledBack && checkpoint.signature !== 'bad') {
    localStorage.setItem(KEPT + checkpoint.origin, JSON.stringify({ key: checkpoint.key, size: checkpoint.size }));
  }
  return { key, rolledBack };
}
