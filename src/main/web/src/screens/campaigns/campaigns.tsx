import { useQuery } from '@tanstack/react-query';
import { activities, campaigns } from '../../api/queries';
import { Link } from '../../parts/button';
import { Loading, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { useLanguage } from '../../text/language';
import { useTitle } from '../../text/title';
import { SpanTable } from './chart';
import { Check } from './check';
import { spanOf } from './spans';

/** The campaigns that the reader may know of, and every activity that the reader may read, also outside of campaigns. */
export function Campaigns() {
  const { words } = useLanguage();
  const terms = words.campaigns;
  const known = useQuery(campaigns);
  const going = useQuery(activities);
  useTitle(terms.title);
  return (
    <div className="wrap page">
      <h1>{terms.title}</h1>
      <p className="lead">{terms.lead}</p>
      {(known.isPending || going.isPending) && <Loading />}
      {(known.isError || going.isError) && <Notice tone="error" alert title={words.problems.network} />}
      {known.data && (
        <Section title={terms.title} aside={words.count(known.data.length)}>
          {known.data.length === 0 ? (
            <p className="none">{terms.none}</p>
          ) : (
            <Table stacks caption={words.reports.table(terms.title)} columns={[terms.columns.title, words.operation.marking]}>
              {known.data.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link href={`/campaigns/${one.id}`}>
                      <bdi>{one.title}</bdi>
                    </Link>
                  </th>
                  <td>{one.marking}</td>
                </tr>
              ))}
            </Table>
          )}
        </Section>
      )}
      {going.data && (
        <Section title={terms.activities} aside={words.count(going.data.length)}>
          {going.data.length === 0 ? <p className="none">{terms.noActivities}</p> : <SpanTable spans={going.data.map(spanOf)} caption={words.reports.table(terms.activities)} />}
        </Section>
      )}
      <Check />
    </div>
  );
}
