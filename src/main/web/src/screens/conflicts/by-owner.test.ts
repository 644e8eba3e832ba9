import { expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { byOwner, closed } from './by-owner';

const one = (id: string, raised: string, owner?: string, state: Schemas['Conflict']['state'] = owner ? 'owned' : 'open'): Schemas['Conflict'] => ({
  id,
  state,
  raised: `2026-11-${raised}T00:00:00Z`,
  ...(owner ? { owner } : {}),
});

const ids = (conflicts: Schemas['Conflict'][]) => conflicts.map(({ id }) => id).join(' ');

test('what nobody owns comes first, then the owner who has waited longest, and in each the oldest first', () => {
  const found = byOwner([one('a', '05', 'watch-2'), one('b', '04'), one('c', '03', 'watch-1'), one('d', '02', 'watch-2'), one('e', '01')]);
  expect(found.map(({ owner, conflicts }) => `${owner ?? 'nobody'}: ${ids(conflicts)}`)).toEqual(['nobody: e b', 'watch-2: d a', 'watch-1: c']);
});

test('what is disposed of stands by itself, the latest first', () => {
  const all = [one('a', '01', 'watch', 'closed'), one('b', '02', 'watch', 'closed'), one('c', '03')];
  expect(ids(closed(all))).toBe('b a');
  expect(byOwner(all).flatMap(({ conflicts }) => conflicts.map(({ id }) => id))).toEqual(['c']);
});
