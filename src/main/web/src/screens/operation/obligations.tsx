import { useGateName } from '../../api/names';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { Tag } from '../../parts/tag';
import { Time } from '../../text/clock';
import { useWords, word } from '../../text/language';
import type { Case } from './case';

/** What is owed in this case, by whom and until when. Conditions stand with the tasks that acknowledge them. */
export function Obligations({ operation }: { operation: Case }) {
  const words = useWords();
  const gateName = useGateName();
  const owed = operation.obligations.filter((one) => one.kind !== 'condition' && one.state !== 'void');
  if (owed.length === 0) {
    return null;
  }
  const { columns } = words.obligations;
  return (
    <Section title={words.obligations.title} aside={words.count(owed.length)}>
      <Table stacks caption={words.obligations.caption} columns={[columns.kind, columns.owner, columns.due, columns.state]}>
        {owed.map((one) => {
          const late = one.overdueSince !== undefined;
          return (
            <tr key={one.id}>
              <th scope="row">
                {word(words.obligations.kinds, one.kind)}
                {one.gate && <span className="small">{gateName(one.gate)}</span>}
              </th>
              <td>{word(words.seats, one.owner)}</td>
              <td>{one.due ? <Time at={one.due} /> : words.obligations.noDue}</td>
              <td>
                <Tag tone={late ? 'error' : one.state === 'fulfilled' ? 'success' : 'key'} icon={late ? 'warning' : one.state === 'fulfilled' ? 'check' : 'clock'}>
                  {late ? words.desk.overdue : word(words.obligations.states, one.state)}
                </Tag>
              </td>
            </tr>
          );
        })}
      </Table>
    </Section>
  );
}
