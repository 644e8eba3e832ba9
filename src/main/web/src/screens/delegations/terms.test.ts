import { expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { admitted, days, givable, type Terms } from './terms';

type Person = Schemas['PersonView'];

const person = (id: string, organisation: string, ...seats: Person['seats']): Person => ({ id, key: id, name: id, organisation, seats, designations: [] });

const PEOPLE = [
  person('coordinator', 'nco', 'nco.coordinator'),
  person('nco-director', 'nco', 'nco.director'),
  person('legal', 'nco', 'nco.legal'),
  person('watch', 'nco', 'nco.deconfliction'),
  person('two-bodies', 'npa', 'nco.legal', 'police.director'),
];

const TERMS: Terms[] = [
  { seat: 'nco.coordinator', seats: ['nco.legal'], persons: ['watch'], longest: 'PT336H', holder: true, setBy: ['nco.director'] },
  { seat: 'nco.legal', seats: ['nco.deconfliction'], persons: [], longest: 'PT168H', holder: false, setBy: ['nco.director'] },
];

const me = (id: string) => {
  const found = PEOPLE.find((one) => one.id === id);
  if (!found) {
    throw new Error(id);
  }
  return { ...found, standingIn: [], readsFigures: [], demo: true, expires: '2027-01-01T00:00:00Z' };
};

test('the holder gives the own seat where policy has it so, and nobody a seat in which they stand in', () => {
  expect(givable(me('coordinator'), 'nco.coordinator', PEOPLE, TERMS).map(({ holder }) => holder.id)).toEqual(['coordinator']);
  expect(givable(me('legal'), 'nco.legal', PEOPLE, TERMS)).toEqual([]);
  expect(givable(me('watch'), 'nco.coordinator', PEOPLE, TERMS)).toEqual([]);
});

test('one above gives the seats of the own organisation', () => {
  expect(givable(me('nco-director'), 'nco.director', PEOPLE, TERMS).map(({ holder }) => holder.id)).toEqual(['coordinator', 'legal']);
});

test('only those whom policy names may stand in', () => {
  const [own] = givable(me('coordinator'), 'nco.coordinator', PEOPLE, TERMS);
  expect(own && admitted(own, me('coordinator'), PEOPLE).map(({ id }) => id)).toEqual(['legal', 'watch']);
});

test('a duration of whole days is said in days', () => {
  expect(days('PT336H')).toBe(14);
  expect(days('PT36H')).toBeUndefined();
});
