import { useQuery } from '@tanstack/react-query';
import { usePeople } from '../../api/names';
import { policies } from '../../api/queries';
import type { IconName } from '../../parts/icon';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { Tag, type Tone } from '../../parts/tag';
import { Time, useTimes } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import type { Case, Gate } from './case';

const LOOKS: Record<Gate['state'], [Tone, IconName]> = {
  waiting: ['quiet', 'clock'],
  open: ['key', 'pen'],
  oral: ['warning', 'warning'],
  granted: ['success', 'check'],
  refused: ['error', 'cross'],
  void: ['warning', 'return'],
  'not-applicable': ['quiet', 'minus'],
};

/** Every consent that this case needs, and who holds it. */
export function Gates({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const applies = operation.gates.filter((gate) => gate.state !== 'not-applicable');
  const others = operation.gates.length - applies.length;
  return (
    <Section title={words.gates.title}>
      <GateTable gates={applies} />
      {others > 0 && <p className="small gates-others">{words.gates.notApplicable(others)}</p>}
    </Section>
  );
}

/** What was heard, as the order it comes to once it is read back. */
const HEARD = { granted: 'grant', refused: 'refuse', returned: 'return' } as const;

/** Gates, who holds them, and how they stand. */
export function GateTable({ gates }: { gates: Gate[] }) {
  const { language, words } = useLanguage();
  const { write } = useTimes();
  const { name } = usePeople();
  const titles = useQuery(policies).data?.titles;
  const { columns } = words.gates;
  return (
      <Table stacks caption={words.gates.caption} columns={[columns.gate, columns.holder, columns.state, columns.when]}>
        {gates.map((gate) => {
          const title = titles?.gates[gate.id];
          const [tone, icon] = LOOKS[gate.state];
          const { decided } = gate;
          return (
            <tr key={gate.id}>
              <th scope="row">
                {title?.[language] ?? gate.id}
                <span className="small">
                  {words.gates.kinds[gate.kind]}
                  {title && `${words.dot}${words.gates.marks[title.mark]}`}
                </span>
              </th>
              <td>
                {word(words.seats, gate.seat)}
                {decided?.by && (
                  <span className="small">
                    <bdi>{name(decided.by)}</bdi>
                  </span>
                )}
                {decided?.attested && (
                  <span className="small">
                    <bdi>{words.gates.decidedBy(decided.attested.by, decided.attested.office)}</bdi>
                  </span>
                )}
                {decided?.recordedBy && (
                  <span className="small">
                    <bdi>{words.gates.recordedBy(name(decided.recordedBy))}</bdi>
                  </span>
                )}
                {decided?.confirmedBy && (
                  <span className="small">
                    {words.gates.readBackBy} <bdi>{name(decided.confirmedBy)}</bdi>
                  </span>
                )}
              </td>
              <td>
                <Tag tone={tone} icon={icon}>
                  {words.gateStates[gate.state]}
                </Tag>
                {decided && gate.state === 'oral' && decided.outcome !== 'void' && <span className="small">{words.commands[HEARD[decided.outcome]].name}</span>}
                {decided?.oral && gate.state !== 'oral' && (
                  <span className="small">
                    {words.gates.byWord}
                    {words.dot}
                    {decided.paper ? words.gates.paper : words.gates.noPaper}
                  </span>
                )}
              </td>
              <td>
                {gate.decided && <Time at={gate.decided.at} />}
                {gate.validUntil && <span className="small">{words.gates.validUntil(write(gate.validUntil))}</span>}
              </td>
            </tr>
          );
        })}
      </Table>
  );
}
