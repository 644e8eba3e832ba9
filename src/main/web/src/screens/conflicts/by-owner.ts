import type { Schemas } from '../../api/client';

type Conflict = Schemas['Conflict'];

const age = (one: Conflict, other: Conflict): number => (one.raised ?? '').localeCompare(other.raised ?? '');

/** Those that nobody has disposed of, as far as the reader is told so, by who owns them: first those of nobody, and within each the oldest first. */
export function byOwner(conflicts: Conflict[]): { owner: string | undefined; conflicts: Conflict[] }[] {
  const owned = new Map<string | undefined, Conflict[]>();
  for (const one of conflicts.filter(({ state }) => state === 'open' || state === 'owned').sort(age)) {
    owned.set(one.owner, [...(owned.get(one.owner) ?? []), one]);
  }
  return [...owned]
    .map(([owner, theirs]) => ({ owner, conflicts: theirs }))
    .sort((one, other) => Number(one.owner !== undefined) - Number(other.owner !== undefined) || oldest(one).localeCompare(oldest(other)));
}

const oldest = (group: { conflicts: Conflict[] }): string => group.conflicts[0]?.raised ?? '';

/** Those that are disposed of, the latest first. */
export const closed = (conflicts: Conflict[]): Conflict[] =>
  conflicts.filter((one) => one.state === 'closed').sort((one, other) => age(other, one));
