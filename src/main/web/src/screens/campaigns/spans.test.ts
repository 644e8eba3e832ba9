import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { bar, place, type Span, scaleOf, spansOf, ticks } from './spans';

const day = 24 * 60 * 60_000;
const noon = Date.parse('2026-11-22T12:00:00Z');

const span = (over: Partial<Span>): Span => ({ id: 'a', href: '/', kind: 'hunt', title: 'a', state: 'planned', over: 'going', from: noon, ...over });

describe('the time line of a campaign', () => {
  it('holds now and every instant, with room at both ends', () => {
    const scale = scaleOf([span({ from: noon - 10 * day, to: noon + 5 * day }), span({ from: noon, ended: noon + 20 * day })], noon);
    expect(scale.from).toBeLessThan(noon - 10 * day);
    expect(scale.to).toBeGreaterThan(noon + 20 * day);
    expect(place(noon, scale)).toBeGreaterThan(0);
    expect(place(noon, scale)).toBeLessThan(100);
  });

  it('is drawn for no instrument and for one of no length', () => {
    const empty = scaleOf([], noon);
    expect(place(noon, empty)).toBe(50);
    expect(bar(span({ to: noon }), empty).width).toBeGreaterThan(0);
  });

  it('draws what has no end to the edge, until it has ended', () => {
    const scale = scaleOf([span({})], noon + day);
    expect(bar(span({}), scale)).toMatchObject({ open: true });
    const { left, width } = bar(span({}), scale);
    expect(left + width).toBe(100);
    const ended = bar(span({ ended: noon + day / 2, over: 'done' }), scale);
    expect(ended.open).toBe(false);
    expect(ended.left + ended.width).toBeLessThan(100);
  });

  it('never leaves the line', () => {
    const scale = { from: noon, to: noon + day };
    expect(place(noon - day, scale)).toBe(0);
    expect(place(noon + 9 * day, scale)).toBe(100);
    expect(ticks(scale)).toEqual([noon, noon + day / 3, noon + (2 * day) / 3, noon + day]);
  });

  it('orders all instruments by their beginning and says which are over', () => {
    const window = { from: '2026-11-20T00:00:00Z', to: '2026-11-25T00:00:00Z' };
    const operation = { id: 'o', number: 'OP-2026-0001', stage: 'refused', window } as Schemas['OperationItem'];
    const activity = { id: 'a', kind: 'takedown', state: 'done', window: { from: '2026-11-19T00:00:00Z' } } as Schemas['Activity'];
    const spans = spansOf({ operations: [operation], activities: [activity] });
    expect(spans.map(({ kind, over }) => [kind, over])).toEqual([
      ['takedown', 'done'],
      ['operation', 'cancelled'],
    ]);
    expect(spans[1]?.title).toBe('OP-2026-0001');
  });
});
