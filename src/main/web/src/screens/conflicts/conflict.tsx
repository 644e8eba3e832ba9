import { useQueries, useQuery } from '@tanstack/react-query';
import { Problem, type Schemas } from '../../api/client';
import { usePeople } from '../../api/names';
import { activity, conflict as conflictOf, operation } from '../../api/queries';
import { Link } from '../../parts/button';
import { Fact, Facts } from '../../parts/facts';
import { Loading, Nothing, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Time, useAge } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { useTitle } from '../../text/title';
import { Acts } from '../campaigns/acts';
import { Instruments } from '../campaigns/chart';
import type { Offered } from '../campaigns/forms';
import { type Span, spanOfCase, spanOfOne } from '../campaigns/spans';
import { formOf } from './forms';
import { Overlaps } from './overlaps';
import { ConflictState } from './state';

type View = Schemas['Conflict'];

/** One conflict: who owns it, when the two sides act, which of their selectors meet and how, and what can be done about it. */
export function Conflict({ id }: { id: string }) {
  const { words } = useLanguage();
  const { data, error, isPending } = useQuery(conflictOf(id));
  const sides = useSides(data);
  const terms = words.conflicts;
  useTitle(terms.title);
  if (isPending) {
    return <Loading />;
  }
  if (!data) {
    return <Nothing title={word(words.problems, Problem.of(error).code)} />;
  }
  const hidden = 2 - sides.spans.length;
  return (
    <div className="wrap page">
      <nav aria-label={words.campaigns.where}>
        <ol className="crumbs">
          <li>
            <Link href="/conflicts">{terms.title}</Link>
          </li>
        </ol>
      </nav>
      <h1>
        {terms.named(data.id.slice(0, 8), data.overlapCount ?? 0)} <ConflictState conflict={data} />
      </h1>
      <div className={sides.offers.length > 0 ? 'beside' : ''}>
        <div>
          <Known conflict={data} />
          {!sides.isPending && (
            <Section title={terms.sides}>
              {hidden > 0 && <Notice tone="info" title={terms.hidden(hidden)} />}
              {sides.spans.length > 0 && <Instruments spans={sides.spans} />}
            </Section>
          )}
          {data.overlaps && (
            <Section title={terms.overlaps} aside={words.count(data.overlapCount ?? data.overlaps.length)}>
              <Overlaps overlaps={data.overlaps} />
            </Section>
          )}
        </div>
        {sides.offers.length > 0 && <Acts offers={sides.offers} />}
      </div>
    </div>
  );
}

function Known({ conflict }: { conflict: View }) {
  const { words } = useLanguage();
  const { byId, name } = usePeople();
  const age = useAge();
  const { facts } = words.conflicts;
  return (
    <Facts>
      {conflict.raised && (
        <Fact term={facts.raised}>
          <Time at={conflict.raised} precision="second" /> {conflict.state !== 'closed' && <span className="small">{age(conflict.raised)}</span>}
        </Fact>
      )}
      {conflict.kind && <Fact term={words.campaigns.columns.kind}>{word(words.campaigns.kinds, conflict.kind)}</Fact>}
      {conflict.released && (
        <Fact term={facts.released}>
          <Time at={conflict.released} precision="second" />
        </Fact>
      )}
      {conflict.owner && (
        <Fact term={facts.owner}>
          <bdi>{name(conflict.owner)}</bdi>
        </Fact>
      )}
      {conflict.liaison && (
        <Fact term={facts.liaison}>
          <bdi>{byId.has(conflict.liaison) ? name(conflict.liaison) : conflict.liaison}</bdi>
        </Fact>
      )}
    </Facts>
  );
}

/** Both sides as far as the reader may read them, and what the hub offers the reader on the cases among them. */
function useSides(conflict: View | undefined): { isPending: boolean; spans: Span[]; offers: Offered[] } {
  const { words } = useLanguage();
  const parties = conflict?.parties ?? [];
  const of = (kind: string) => parties.filter((party) => party.kind === kind).map(({ id }) => id);
  const cases = useQueries({ queries: of('operation').map((id) => operation(id)) });
  const activities = useQueries({ queries: of('activity').map((id) => activity(id)) });
  const spans = [
    ...cases.flatMap(({ data }) => (data ? [spanOfCase(data)] : [])),
    ...activities.flatMap(({ data }) => (data ? [spanOfOne(data)] : [])),
  ];
  const labelOf = (party: { kind: 'operation' | 'activity'; id: string }) =>
    spans.find((span) => span.id === party.id)?.title ?? `${words.conflicts.list.kinds[party.kind]} …${party.id.slice(-8)}`;
  const names = new Set(cases.flatMap(({ data }) => (data?.commands ?? []).filter((one) => one.conflict === conflict?.id).map(({ name }) => name)));
  const offers = [...names].flatMap((name) => {
    const form = conflict && formOf(conflict, name, words, labelOf);
    return form ? [{ key: name, name, form }] : [];
  });
  return { isPending: [...cases, ...activities].some((one) => one.isPending), spans, offers };
}
