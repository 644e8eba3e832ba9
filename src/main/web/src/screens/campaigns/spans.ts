import type { Schemas } from '../../api/client';

/** How far an instrument has come, as it is drawn: with a sign and a pattern of its own, never by colour alone. */
export type Over = 'going' | 'done' | 'cancelled';

/** One instrument on the time line, its times in milliseconds. */
export interface Span {
  id: string;
  href: string;
  kind: 'operation' | Schemas['Activity']['kind'];
  title: string | undefined;
  state: string;
  over: Over;
  from: number;
  /** Absent: until further notice. */
  to?: number | undefined;
  started?: number | undefined;
  published?: number | undefined;
  ended?: number | undefined;
}

const CANCELLED = new Set(['refused', 'withdrawn', 'revoked', 'expired']);

const millis = (instant: string | undefined): number | undefined => (instant === undefined ? undefined : Date.parse(instant));

type Listed = Schemas['Activity'];

/** Of an activity as lists have it. */
export const spanOf = (activity: Pick<Listed, 'id' | 'kind' | 'state' | 'window'> & { [name in 'title' | 'started' | 'published' | 'ended']?: string | undefined }): Span => ({
  id: activity.id,
  href: `/activities/${activity.id}`,
  kind: activity.kind,
  title: activity.title,
  state: activity.state,
  over: activity.state === 'done' || activity.state === 'cancelled' ? activity.state : 'going',
  from: Date.parse(activity.window.from),
  to: millis(activity.window.to),
  started: millis(activity.started),
  published: millis(activity.published),
  ended: millis(activity.ended),
});

/** Of an activity as its own page has it. */
export const spanOfOne = (activity: Schemas['ActivityView']): Span =>
  spanOf({ ...activity, published: activity.published?.occurred, ended: activity.ended?.at });

type Cased = Pick<Schemas['OperationItem'], 'id' | 'stage' | 'window'> & { title?: string; number?: string };

export const spanOfCase = (operation: Cased): Span => ({
  id: operation.id,
  href: `/operations/${operation.id}`,
  kind: 'operation',
  title: operation.title ?? operation.number,
  state: operation.stage,
  over: operation.stage === 'closed' ? 'done' : CANCELLED.has(operation.stage) ? 'cancelled' : 'going',
  from: Date.parse(operation.window.from),
  to: Date.parse(operation.window.to),
});

/** Everything a campaign does, what begins first at the top. */
export const spansOf = (campaign: Pick<Schemas['CampaignView'], 'operations' | 'activities'>): Span[] =>
  [...campaign.operations.map(spanOfCase), ...campaign.activities.map(spanOf)].sort((one, other) => one.from - other.from);

export interface Scale {
  from: number;
  to: number;
}

/** The latest instant at which something of it is known. */
const last = (span: Span): number => Math.max(span.from, span.to ?? span.from, span.ended ?? span.from, span.published ?? span.from);

const DAY_MILLIS = 24 * 60 * 60_000;

/** From the first beginning to the last known instant, now included, with a little room at both ends. */
export function scaleOf(spans: Span[], now: number): Scale {
  const from = Math.min(now, ...spans.map((span) => span.from));
  const to = Math.max(now, ...spans.map(last));
  const room = Math.max((to - from) * 0.04, DAY_MILLIS);
  return { from: from - room, to: to + room };
}

/** Where an instant stands, in percent of the width. */
export const place = (at: number, { from, to }: Scale): number => Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));

/** Where the bar lies: one without an end that ended goes to its end, one that goes on to the edge. */
export function bar(span: Span, scale: Scale): { left: number; width: number; open: boolean } {
  const open = span.to === undefined && span.ended === undefined;
  const left = place(span.from, scale);
  const end = open ? 100 : place(Math.max(span.from, span.to ?? span.ended ?? span.from), scale);
  return { left, width: Math.max(end - left, 0.5), open };
}

/** The instants under the line, the same distance apart. */
export const ticks = ({ from, to }: Scale, count = 4): number[] =>
  Array.from({ length: count }, (_, n) => from + ((to - from) * n) / (count - 1));
