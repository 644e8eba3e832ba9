import type { Schemas } from '../../api/client';

export type Proposal = Schemas['ProposalView'];
type Target = Schemas['Target'];

const REASONS = ['harm', 'urgency', 'necessity', 'proportionality', 'alternatives'] as const;

export type Reason = (typeof REASONS)[number];

export const reasons: readonly Reason[] = REASONS;

/** What a revision may change here; instants as written in Japan time, to the minute. */
export interface Draft {
  title: string;
  justification: Record<Reason, string>;
  harmExpectedAt: string;
  from: string;
  to: string;
  stopPlans: Record<string, string>;
  /** Ids of targets to leave out, one a line. */
  without: string;
}

const JST_MILLIS = 9 * 3_600_000;

/** As a field for date and time takes it. */
export const local = (instant: string | undefined): string => (instant ? new Date(Date.parse(instant) + JST_MILLIS).toISOString().slice(0, 16) : '');

export const draftOf = (proposal: Proposal): Draft => ({
  title: proposal.title ?? '',
  justification: Object.fromEntries(REASONS.map((reason) => [reason, proposal.justification?.[reason] ?? ''])) as Record<Reason, string>,
  harmExpectedAt: local(proposal.harmExpectedAt),
  from: local(proposal.window.from),
  to: local(proposal.window.to),
  stopPlans: Object.fromEntries((proposal.measures ?? []).map((measure) => [measure.id, measure.stopPlan])),
  without: '',
});

export interface Change {
  field: 'title' | Reason | 'harmExpectedAt' | 'from' | 'to' | 'without' | `stopPlan ${string}`;
  before: string;
  after: string;
  /** Changes what the gates consented to. */
  scope: boolean;
}

export const excluded = (draft: Draft): string[] => draft.without.split(/[\s,]+/).filter((id) => id !== '');

export function changesOf(proposal: Proposal, draft: Draft): Change[] {
  const before = draftOf(proposal);
  const changes: Change[] = [];
  const compare = (field: Change['field'], old: string, now: string, scope: boolean) => {
    if (old !== now) {
      changes.push({ field, before: old, after: now, scope });
    }
  };
  compare('title', before.title, draft.title, false);
  for (const reason of REASONS) {
    compare(reason, before.justification[reason], draft.justification[reason], false);
  }
  compare('harmExpectedAt', before.harmExpectedAt, draft.harmExpectedAt, false);
  compare('from', before.from, draft.from, true);
  compare('to', before.to, draft.to, true);
  for (const [id, plan] of Object.entries(draft.stopPlans)) {
    compare(`stopPlan ${id}`, before.stopPlans[id] ?? '', plan, true);
  }
  compare('without', '', excluded(draft).join(', '), true);
  return changes;
}

/** An instant that was not touched stays exact; one that was is what was written, in Japan time. */
const instant = (before: string | undefined, written: string): string | undefined =>
  written === '' ? undefined : written === local(before) ? before : `${written}:00+09:00`;

/** The whole proposal as it is to stand, for it replaces the former whole. */
export function revised(proposal: Proposal, draft: Draft, targets: Target[]) {
  const without = new Set(excluded(draft));
  const { harmExpectedAt: before, ...rest } = proposal;
  const harmExpectedAt = instant(before, draft.harmExpectedAt);
  return {
    ...rest,
    title: draft.title,
    justification: draft.justification,
    ...(harmExpectedAt ? { harmExpectedAt } : {}),
    window: { from: instant(proposal.window.from, draft.from), to: instant(proposal.window.to, draft.to) },
    measures: (proposal.measures ?? []).map((measure) => ({
      ...measure,
      stopPlan: draft.stopPlans[measure.id],
      targets: measure.targets === 'all' ? 'all' : measure.targets.filter((id) => !without.has(id)),
    })),
    targets: targets.filter((target) => !without.has(target.id)),
    evidence: proposal.evidence ?? [],
    protectedAssets: proposal.protectedAssets ?? [],
    nationalSecurity: proposal.nationalSecurity ?? false,
  };
}

const KINDS = ['ipv4', 'ipv6', 'cidr', 'socket', 'domain', 'url', 'asn', 'account', 'malware', 'threat-actor'];

/** Targets written one a line as id, kind, value and country; undefined if a line is something else. */
export function added(text: string, basis: string, asOf: Date): Target[] | undefined {
  const targets: Target[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [id, kind, value, country, ...rest] = line.trim().split(/\s+/);
    if (!id || !kind || !value || !country || rest.length > 0 || !KINDS.includes(kind) || !/^([A-Z]{2}|unknown)$/.test(country)) {
      return undefined;
    }
    const location = { country, basis, confidence: 'medium' as const, asOf: asOf.toISOString() };
    targets.push({ id, selector: { kind: kind as Target['selector']['kind'], value }, location, shared: false, thirdParty: false });
  }
  return targets;
}
