import { describe, expect, it } from 'vitest';
import type { Entry } from './case';
import { unreadBack } from './timeline';

const entry = (index: number, type: string, data: Record<string, unknown>): Entry =>
  ({ index, entry: { type: `org.sekimori.operation.${type}`, data: { gate: 'foreign-minister', scopeHash: 'a', ...data } } }) as unknown as Entry;

describe('what was heard', () => {
  it('is unconfirmed until it is read back', () => {
    const heard = entry(1, 'Granted', { channel: 'telephone' });
    expect([...unreadBack([heard])]).toEqual([1]);
    expect([...unreadBack([heard, entry(2, 'OralConfirmed', {})])]).toEqual([]);
  });

  it('stays so where another decision came instead', () => {
    const entries = [entry(1, 'OralRecorded', { channel: 'meeting', outcome: 'refused' }), entry(2, 'Granted', { channel: 'document' }), entry(3, 'OralConfirmed', {})];
    expect([...unreadBack(entries)]).toEqual([1]);
  });

  it('is never what came on paper', () => {
    expect([...unreadBack([entry(1, 'Granted', { channel: 'document' }), entry(2, 'Granted', {})])]).toEqual([]);
  });
});
