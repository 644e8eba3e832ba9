import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { amendment as amendmentOf } from '../../api/queries';
import { Button } from '../../parts/button';
import { Fact, Facts, Prose } from '../../parts/facts';
import { Loading } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Tag, type Tone } from '../../parts/tag';
import { Time, useTimes } from '../../text/clock';
import { useWords, word } from '../../text/language';
import type { Amendment, Case } from './case';
import { GateTable } from './gates';

const LOOKS: Record<Amendment['state'], Tone> = {
  screening: 'key',
  review: 'key',
  granted: 'success',
  refused: 'error',
  returned: 'warning',
  withdrawn: 'quiet',
  lapsed: 'quiet',
};

/** What was asked for besides, the latest first; the case goes on as it was until every gate has granted. */
export function Amendments({ operation }: { operation: Case }) {
  const words = useWords();
  const all = operation.amendments ?? [];
  if (all.length === 0) {
    return null;
  }
  return (
    <Section title={words.amendment.title} aside={words.count(all.length)} id="amendments">
      {[...all].reverse().map((one) => (
        <One key={one.id} operation={operation} amendment={one} />
      ))}
    </Section>
  );
}

function One({ operation, amendment }: { operation: Case; amendment: Amendment }) {
  const words = useWords();
  const { write } = useTimes();
  const [open, setOpen] = useState(false);
  const longer = amendment.window.from !== amendment.windowBefore.from || amendment.window.to !== amendment.windowBefore.to;
  return (
    <div className="amendment">
      <p>
        <Tag tone={LOOKS[amendment.state]}>{words.amendment.states[amendment.state]}</Tag> <Time at={amendment.opened} />
      </p>
      <Facts>
        <Fact term={words.amendment.adds}>
          {words.listed(
            [
              amendment.addedTargets > 0 && words.amendment.targets(amendment.addedTargets),
              amendment.addedMeasures > 0 && words.amendment.measures(amendment.addedMeasures),
              longer && words.amendment.window(write(amendment.window.from), write(amendment.window.to)),
            ].filter((part) => part !== false),
          )}
        </Fact>
        {amendment.conflictsOpen > 0 && <Fact term={words.conflicts.title}>{words.screened.open(amendment.conflictsOpen)}</Fact>}
        {amendment.unacknowledged.length > 0 && <Fact term={words.amendment.unacknowledged}>{words.count(amendment.unacknowledged.length)}</Fact>}
      </Facts>
      <GateTable gates={amendment.gates} />
      <Button onPress={() => setOpen(!open)} aria-expanded={open}>
        {open ? words.amendment.hide : words.amendment.show}
      </Button>
      {open && <Added operation={operation} amendment={amendment} />}
    </div>
  );
}

function Added({ operation, amendment }: { operation: Case; amendment: Amendment }) {
  const words = useWords();
  const found = useQuery(amendmentOf(operation.id, amendment.id)).data;
  if (!found) {
    return <Loading />;
  }
  return (
    <Facts>
      {found.justification && (
        <Fact term={words.operation.necessity}>
          <Prose>{found.justification.necessity}</Prose>
        </Fact>
      )}
      <Fact term={words.targets.title}>
        <ul>
          {found.targets.map((target) => (
            <li key={target.id}>
              <span className="figures">{target.id}</span> <bdi>{target.selector.value}</bdi> {target.location.country}
            </li>
          ))}
        </ul>
        {found.targetCount > found.targets.length && words.amendment.targets(found.targetCount)}
      </Fact>
      {found.measures.length > 0 && (
        <Fact term={words.operation.measures}>{words.listed(found.measures.map((measure) => word(words.operation.measureKinds, measure.kind) + words.aside(measure.id)))}</Fact>
      )}
    </Facts>
  );
}
