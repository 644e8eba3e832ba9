import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { usePeople } from '../../api/names';
import { alarms as alarmsOf } from '../../api/queries';
import { Section } from '../../parts/section';
import { Tag } from '../../parts/tag';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { Acts } from '../campaigns/acts';
import type { Offered } from '../campaigns/forms';
import { type Form, long, text } from '../operation/forms';

type Alarm = Schemas['Alarm'];

/** Requests that closed in on something: who asked, how close they came, what the watch officer found. */
export function Alarms({ open = false }: { open?: boolean }) {
  const { words } = useLanguage();
  const all = useQuery(alarmsOf).data ?? [];
  const found = open ? all.filter((alarm) => alarm.answered === undefined) : all;
  const offers = found.flatMap((alarm) => offerOf(alarm, words.alarms.finding));
  if (found.length === 0) {
    return null;
  }
  return (
    <Section title={words.alarms.title} aside={words.count(found.length)}>
      <ul className="waits">
        {found.map((alarm) => (
          <Row key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      {offers.length > 0 && <Acts offers={offers} />}
    </Section>
  );
}

function Row({ alarm }: { alarm: Alarm }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const { said, asked, answered } = words.alarms;
  return (
    <li className={`wait ${alarm.answered ? '' : 'wait-mine'}`}>
      <div className="wait-what">
        <p className="wait-because">
          {said(alarm.parts, alarm.widest, alarm.narrowest)}
          <span className="wait-about">{word(words.organisations, alarm.organisation)}</span>
        </p>
        <p className="wait-facts">{asked(words.listed(alarm.persons.map(name)))}</p>
        {alarm.answeredBy && (
          <p className="wait-facts">
            {answered(name(alarm.answeredBy))} <bdi>{alarm.finding}</bdi>
          </p>
        )}
      </div>
      <div className="wait-when">
        {!alarm.answered && (
          <Tag tone="warning" icon="warning">
            {words.alarms.open}
          </Tag>
        )}
        <Time at={alarm.last} />
      </div>
    </li>
  );
}

function offerOf(alarm: Alarm, finding: string): Offered[] {
  const form: Form = {
    fields: [long('finding', finding)],
    scoped: false,
    path: () => `/api/alarms/${alarm.id}/commands/answer`,
    command: () => 'alarm-answer',
    body: (values) => ({ finding: text(values, 'finding') }),
  };
  return alarm.commands.map(({ name }) => ({ key: `${name} ${alarm.id}`, name, about: alarm.id.slice(0, 8), form }));
}
