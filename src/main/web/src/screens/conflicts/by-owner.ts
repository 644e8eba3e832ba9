import type { Schemas } from '../../api/client';

type Conflict = Schemas['Conflict'];

/** Since when the reader can know of it: a desk that was told of it is not told when it was raised. */
export const since = (one: Conflict): string => one.raised ?? one.released ?? '';

/** Those that nobody has disposed of, by who owns them: first those of nobody, and within each the oldest first. */
export function byOwner(conflicts: Conflict[]): { owner: string | undefined; conflicts: Conflict[] }[] {
  const owned = new Map<string | undefined, Conflict[]>();
  for (const one of conflicts.filter(({ state }) => state !== 'closed').sort((one, other) => since(one).localeCompare(since(other)))) {
    owned.set(one.owner, [...(owned.get(one.owner) ?? []), one]);
  }
  return [...owned]
    .map(([owner, theirs]) => ({ owner, conflicts: theirs }))
    .sort((one, other) => Number(one.owner !== undefined) - Number(other.owner !== undefined) || oldest(one).localeCompare(oldest(other)));
}

const oldest = (group: { conflicts: Conflict[] }): string => group.conflicts.map(since)[0] ?? '';

/** Those that are disposed of, the latest first. */
export const closed = (conflicts: Conflict[]): Conflict[] =>
  conflicts.filter((one) => one.state === 'closed').sort((one, other) => since(other).localeCompare(since(one)));
