import { useQuery } from '@tanstack/react-query';
import { desk, overdue } from '../../api/queries';
import { Link } from '../../parts/button';
import { Loading, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { StageTag } from '../../parts/stage';
import { Tag } from '../../parts/tag';
import { useWaitWords, type Wait, waitKey } from '../../parts/wait';
import { Time, useTimes } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { useTitle } from '../../text/title';
import { Alarms } from '../conflicts/alarms';
import { Pointers } from '../conflicts/pointers';

/** The first thing after signing in: what waits for me and why, what I wait for, what is overdue. */
export function Desk() {
  const { words } = useLanguage();
  const found = useQuery(desk);
  useTitle(words.desk.title);
  return (
    <div className="wrap page">
      <h1>{words.desk.title}</h1>
      <p className="lead">{words.desk.lead}</p>
      {found.isPending && <Loading />}
      {found.isError && <Notice tone="error" alert title={words.problems.network} />}
      {found.data && (
        <>
          {found.data.truncated && <Notice tone="warning" title={words.desk.truncated} />}
          <Section title={words.desk.mine} aside={words.count(found.data.mine.length)}>
            <Waits items={found.data.mine} none={words.desk.mineNone} mine />
          </Section>
          <Overdue />
          <Alarms open />
          <Pointers />
          <Section title={words.desk.others} aside={words.count(found.data.others.length)}>
            <Waits items={found.data.others} none={words.desk.othersNone} />
          </Section>
        </>
      )}
    </div>
  );
}

function Waits({ items, none, mine = false }: { items: Wait[]; none: string; mine?: boolean }) {
  if (items.length === 0) {
    return <p className="none">{none}</p>;
  }
  return (
    <ul className="waits">
      {items.map((item) => (
        <WaitRow key={waitKey(item)} item={item} mine={mine} />
      ))}
    </ul>
  );
}

function WaitRow({ item, mine }: { item: Wait; mine: boolean }) {
  const { words } = useLanguage();
  const { write } = useTimes();
  const { because, about, holder } = useWaitWords();
  const said = about(item);
  return (
    <li className={`wait ${mine ? 'wait-mine' : ''}`}>
      <div className="wait-what">
        <p className="wait-because">
          {because(item)}
          {said && <span className="wait-about">{said}</span>}
        </p>
        <Link href={`/operations/${item.operation}`} className="wait-case">
          <span className="figures">{item.number}</span> <bdi>{item.title}</bdi>
        </Link>
        <p className="wait-facts">
          <StageTag stage={item.stage} />
          {!mine && (
            <span>
              {words.desk.holder} <bdi>{holder(item)}</bdi>
            </span>
          )}
          {item.since && <span>{words.desk.since(write(item.since))}</span>}
        </p>
      </div>
      <div className="wait-when">
        {item.because === 'oral-to-confirm' && (
          <Tag tone="warning" icon="warning">
            {words.gateStates.oral}
          </Tag>
        )}
        {item.overdue && (
          <Tag tone="error" icon="warning">
            {words.desk.overdue}
          </Tag>
        )}
        {item.warned && !item.overdue && (
          <Tag tone="key" icon="clock">
            {words.obligations.states.warned}
          </Tag>
        )}
        {item.due && <span className="wait-due">{words.desk.due(write(item.due))}</span>}
        {item.harmExpectedAt && <span>{words.desk.harm(write(item.harmExpectedAt))}</span>}
      </div>
    </li>
  );
}

function Overdue() {
  const { words } = useLanguage();
  const found = useQuery(overdue).data;
  if (!found || found.items.length === 0) {
    return null;
  }
  return (
    <Section title={words.desk.obligations} aside={words.count(found.items.length)}>
      <ul className="waits">
        {found.items.map((owed) => (
          <li key={owed.id} className="wait">
            <div className="wait-what">
              <p className="wait-because">{word(words.obligations.kinds, owed.kind)}</p>
              <Link href={`/operations/${owed.operation}`} className="wait-case">
                <span className="figures">{owed.number}</span>
              </Link>
              <p className="wait-facts">
                {words.desk.holder} {word(words.seats, owed.owner)}
              </p>
            </div>
            <div className="wait-when">
              <Tag tone="error" icon="warning">
                {words.desk.overdue}
              </Tag>
              {owed.due && <Time at={owed.due} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
