import { useQuery } from '@tanstack/react-query';
import { useGateName, usePeople } from '../../api/names';
import { tasks as tasksOf } from '../../api/queries';
import { Fact, Facts, Prose } from '../../parts/facts';
import type { IconName } from '../../parts/icon';
import { Section } from '../../parts/section';
import { Tag, type Tone } from '../../parts/tag';
import { useLanguage, word } from '../../text/language';
import type { Case } from './case';

type State = Case['tasks'][number]['state'];

const LOOKS: Record<State, [Tone, IconName]> = {
  tasked: ['key', 'clock'],
  accepted: ['key', 'check'],
  ready: ['success', 'check'],
  declined: ['quiet', 'cross'],
  ended: ['quiet', 'check'],
};

/** Who was tasked with what, and the conditions that each of them has to acknowledge. */
export function Tasks({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const orders = new Map((useQuery(tasksOf).data ?? []).map((task) => [task.id, task]));
  if (operation.tasks.length === 0 && operation.conditions.length === 0) {
    return null;
  }
  return (
    <Section title={words.tasks.title}>
      {operation.tasks.length === 0 && <p className="none">{words.tasks.none}</p>}
      <Facts>
        {operation.tasks.map((task) => {
          const order = orders.get(task.id);
          const [tone, icon] = LOOKS[task.state];
          return (
            <Fact key={task.id} term={words.agencies[task.agency]}>
              <p className="task-who">
                <bdi>{name(task.officer)}</bdi>
                <Tag tone={tone} icon={icon}>
                  {words.tasks.states[task.state]}
                </Tag>
              </p>
              {task.partner && (
                <p className="small">
                  <bdi>{words.tasks.partner(name(task.partner))}</bdi>
                </p>
              )}
              {order?.instructions && (
                <p>
                  <span className="small">{words.tasks.instructions}</span> <Prose>{order.instructions}</Prose>
                </p>
              )}
              {order?.limits && (
                <p>
                  <span className="small">{words.tasks.limits}</span> <Prose>{order.limits}</Prose>
                </p>
              )}
              {order?.reportEvery && <p className="small">{words.tasks.every(word(words.fields.intervals, order.reportEvery))}</p>}
            </Fact>
          );
        })}
      </Facts>
      <Conditions operation={operation} />
    </Section>
  );
}

function Conditions({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const gateName = useGateName();
  if (operation.conditions.length === 0) {
    return null;
  }
  return (
    <>
      <h3>{words.tasks.conditions}</h3>
      <ol className="conditions">
        {operation.conditions.map((condition) => (
          <li key={condition.id}>
            <Prose>{condition.text ?? words.timeline.withheld}</Prose>
            <span className="small">
              {condition.gate && gateName(condition.gate)}
              {'　'}
              <bdi>
                {condition.acknowledgedBy.length > 0
                  ? words.tasks.acknowledgedBy(words.listed(condition.acknowledgedBy.map(name)))
                  : words.tasks.unacknowledged}
              </bdi>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
