import { expect, it } from 'vitest';
import { added, changesOf, draftOf, type Proposal, revised } from './changes';

const proposal = {
  title: 'T',
  campaign: 'c',
  legalBasis: 'sdf-91-3',
  applicant: 'sdf',
  justification: { harm: 'h', urgency: 'u', necessity: 'n', proportionality: 'p', alternatives: 'a' },
  harmExpectedAt: '2026-11-30T03:21:51.065543Z',
  window: { from: '2026-11-23T02:21:51.065543Z', to: '2026-12-07T03:21:51.065543Z' },
  measures: [{ id: 'm', kind: 'observe', targets: ['t-1', 't-2'], reversibility: 'reversible', stopPlan: 's' }],
  executors: ['sdf'],
  handling: 'open',
  marking: 'TLP:AMBER',
} as unknown as Proposal;

const targets = ['t-1', 't-2'].map((id) => ({ id })) as unknown as Parameters<typeof revised>[2];

it('finds no change where nothing was touched, and sends what stood', () => {
  const draft = draftOf(proposal);
  expect(changesOf(proposal, draft)).toEqual([]);
  expect(revised(proposal, draft, targets)).toEqual({ ...proposal, targets, evidence: [], protectedAssets: [], nationalSecurity: false });
});

it('keeps an untouched instant exact and writes a touched one in Japan time', () => {
  const draft = { ...draftOf(proposal), to: '2026-12-01T09:00' };
  expect(revised(proposal, draft, targets).window).toEqual({ from: '2026-11-23T02:21:51.065543Z', to: '2026-12-01T09:00:00+09:00' });
  expect(changesOf(proposal, draft)).toEqual([{ field: 'to', before: '2026-12-07T12:21', after: '2026-12-01T09:00', scope: true }]);
});

it('leaves targets out of the list and of the measures', () => {
  const after = revised(proposal, { ...draftOf(proposal), without: 't-2\n' }, targets);
  expect(after.targets).toEqual([{ id: 't-1' }]);
  expect(after.measures[0]?.targets).toEqual(['t-1']);
});

it('can take the expected hour of harm away', () => {
  expect(revised(proposal, { ...draftOf(proposal), harmExpectedAt: '' }, targets)).not.toHaveProperty('harmExpectedAt');
});

const now = new Date('2027-04-01T00:00:00Z');

it('targets to add are read one a line', () => {
  const found = added('t-9 domain c2.example US\n\n t-10  ipv4 192.0.2.1 unknown ', 'registry', now);
  expect(found?.map((target) => target.id)).toEqual(['t-9', 't-10']);
  expect(found?.[0]?.location).toEqual({ country: 'US', basis: 'registry', confidence: 'medium', asOf: '2027-04-01T00:00:00.000Z' });
});

it('targets to add are none at all if one line is something else', () => {
  expect(added('t-9 domain c2.example', 'registry', now)).toBeUndefined();
  expect(added('t-9 host c2.example US', 'registry', now)).toBeUndefined();
  expect(added('t-9 domain c2.example usa', 'registry', now)).toBeUndefined();
});
