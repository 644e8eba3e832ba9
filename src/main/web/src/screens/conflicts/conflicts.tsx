import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { usePeople } from '../../api/names';
import { conflicts as conflictsOf } from '../../api/queries';
import { Link } from '../../parts/button';
import { Loading, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { Time, useAge } from '../../text/clock';
import { useWords } from '../../text/language';
import { useTitle } from '../../text/title';
import { Alarms } from './alarms';
import { byOwner, closed } from './by-owner';
import { OpenEnds } from './open-ends';
import { Pointers } from './pointers';
import { ConflictState } from './state';

type Conflict = Schemas['Conflict'];

const SHOWN = 100;

/** What collides, by who owns it and since when; each reader sees as much as the hub tells that reader. */
export function Conflicts() {
  const words = useWords();
  const { name } = usePeople();
  const terms = words.conflicts;
  const found = useQuery(conflictsOf);
  useTitle(terms.title);
  const past = closed(found.data ?? []);
  return (
    <div className="wrap page">
      <h1>{terms.title}</h1>
      <p className="lead">{terms.lead}</p>
      {found.isPending && <Loading />}
      {found.isError && <Notice tone="error" alert title={words.problems.network} />}
      {found.data?.length === 0 && <p className="none">{terms.none}</p>}
      <Pointers />
      <Alarms />
      <OpenEnds />
      {byOwner(found.data ?? []).map(({ owner, conflicts }) => {
        const title = owner === undefined ? terms.ownerless : terms.owner(name(owner));
        return (
          <Section key={owner ?? ''} title={title} aside={words.count(conflicts.length)}>
            <Rows conflicts={conflicts} caption={words.reports.table(title)} />
          </Section>
        );
      })}
      {past.length > 0 && (
        <Section title={terms.states.closed} aside={words.count(past.length)}>
          <Rows conflicts={past.slice(0, SHOWN)} caption={words.reports.table(terms.states.closed)} />
          {past.length > SHOWN && <p className="small">{words.campaigns.moreSelectors(past.length - SHOWN)}</p>}
        </Section>
      )}
    </div>
  );
}

function Rows({ conflicts, caption }: { conflicts: Conflict[]; caption: string }) {
  const words = useWords();
  const age = useAge();
  const { list } = words.conflicts;
  return (
    <Table stacks caption={caption} columns={[list.conflict, list.state, list.raised, list.parties]}>
      {conflicts.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <Link href={`/conflicts/${one.id}`}>{words.conflicts.named(one.id.slice(0, 8), one.overlapCount ?? 0)}</Link>
          </th>
          <td>
            <ConflictState conflict={one} />
          </td>
          <td>
            {one.raised && age(one.raised)}
            <span className="small">{one.raised && <Time at={one.raised} />}</span>
          </td>
          <td>
            {(one.parties ?? []).map((party) => (
              <span key={party.id} className="conflict-party">
                <Link href={party.kind === 'operation' ? `/operations/${party.id}` : `/activities/${party.id}`}>
                  {list.kinds[party.kind]} …{party.id.slice(-8)}
                </Link>
              </span>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
}
