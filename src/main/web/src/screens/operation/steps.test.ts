import { expect, it } from 'vitest';
import { ja } from '../../text/ja';
import type { Case, Entry, Gate } from './case';
import { stepsOf } from './steps';

const gate = (id: string, kind: Gate['kind'], state: Gate['state'], stage: Gate['stage'] = 'review'): Gate => ({
  id,
  kind,
  stage,
  state,
  seat: 'nco.legal',
  ...(state === 'granted' ? { decided: { at: `2026-11-0${id.length % 9}T00:00:00Z`, seat: 'nco.legal', outcome: 'granted', scopeHash: 'a'.repeat(64) } } : {}),
});

const operation = (stage: Case['stage'], gates: Gate[]): Case => ({ stage, gates, window: { from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' } }) as unknown as Case;

const entry = (type: string, recorded = '2026-11-01T00:00:00Z'): Entry => ({ log: 'operations', index: 1, entry: { type: `org.sekimori.${type}`, recorded }, disclosures: [] }) as unknown as Entry;

const GATES = [
  gate('legal', 'single', 'granted'),
  gate('nsc-review', 'recorded', 'granted'),
  gate('foreign-minister', 'recorded', 'open'),
  gate('order-in-force', 'recorded', 'not-applicable'),
  gate('agency-director', 'single', 'waiting'),
  gate('committee', 'vote', 'waiting'),
  gate('confirmation', 'vote', 'waiting', 'reported'),
];

const states = (stage: Case['stage'], gates: Gate[], entries: Entry[] = []) => stepsOf(operation(stage, gates), entries, ja, (id) => id).map((step) => `${step.name} ${step.state}`);

it('shows the gates that apply, decisions taken elsewhere as one step', () => {
  expect(states('review', GATES)).toEqual([
    '起案 done',
    '衝突調整 done',
    'legal done',
    '関係機関の決定 current',
    'agency-director next',
    'committee next',
    '下命 next',
    '実施 next',
    '報告 next',
    'confirmation next',
    '終結 next',
  ]);
});

it('counts within the joint step', () => {
  const step = stepsOf(operation('review', GATES), [], ja, (id) => id)[3];
  expect(step?.note).toBe('2 件中 1 件');
});

it('stops where the case was halted', () => {
  expect(states('halted', GATES.map((one) => ({ ...one, state: 'granted' as const })))).toContain('実施 stopped');
});

it('says where a case was cut short', () => {
  expect(states('withdrawn', GATES, [entry('operation.Submitted')])).toContain('関係機関の決定 cut');
  expect(states('refused', [gate('legal', 'single', 'refused')], [entry('operation.Submitted')])).toContain('legal refused');
});

it('is done to the end when the case is closed', () => {
  const all = states('closed', GATES.map((one) => (one.state === 'not-applicable' ? one : { ...one, state: 'granted' as const })));
  expect(all.every((step) => step.endsWith('done'))).toBe(true);
});

it('gives a draft one step under way', () => {
  expect(states('draft', GATES.map((one) => (one.state === 'not-applicable' ? one : { ...one, state: 'waiting' as const }))).filter((step) => step.endsWith('current'))).toEqual(['起案 current']);
});
