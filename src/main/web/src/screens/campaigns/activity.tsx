import { useQuery } from '@tanstack/react-query';
import { Problem, type Schemas } from '../../api/client';
import { usePeople } from '../../api/names';
import { activity as activityOf, campaigns, policies } from '../../api/queries';
import { Fact, Facts, Prose } from '../../parts/facts';
import type { IconName } from '../../parts/icon';
import { Loading, Nothing } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { Tag, type Tone } from '../../parts/tag';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { useTitle } from '../../text/title';
import { Acts } from './acts';
import { Crumbs } from './campaign';
import { offersOf } from './forms';
import { StateTag } from './state';

type View = Schemas['ActivityView'];

const SHOWN = 100;

const SIGNS: Record<View['clearances'][number]['state'], { tone: Tone; icon: IconName }> = {
  missing: { tone: 'warning', icon: 'clock' },
  given: { tone: 'success', icon: 'check' },
  withheld: { tone: 'error', icon: 'cross' },
};

const OPEN_ENDS: Record<NonNullable<View['openEnd']>, { tone: Tone; icon: IconName }> = {
  'needs-consent': { tone: 'warning', icon: 'clock' },
  'needs-end': { tone: 'warning', icon: 'warning' },
  allowed: { tone: 'success', icon: 'check' },
};

/** One instrument beside operations: what it is registered as, what was recorded of it, who cleared it, and what comes next. */
export function Activity({ id }: { id: string }) {
  const { words } = useLanguage();
  const step = useStepName();
  const known = useQuery(campaigns).data;
  const { data, error, isPending } = useQuery(activityOf(id));
  useTitle(data?.title ?? words.campaigns.activities);
  if (isPending) {
    return <Loading />;
  }
  if (!data) {
    return <Nothing title={word(words.problems, Problem.of(error).code)} />;
  }
  const campaign = known?.find((one) => one.id === data.campaign);
  return (
    <div className="wrap page">
      <Crumbs campaign={campaign && { href: `/campaigns/${campaign.id}`, name: campaign.title }} />
      <p className="small">{words.campaigns.kinds[data.kind]}</p>
      <h1>
        <bdi>{data.title ?? words.campaigns.kinds[data.kind]}</bdi> <StateTag span={data} />
      </h1>
      <div className="beside">
        <div>
          <Registered activity={data} />
          <Steps activity={data} />
          <Clearances activity={data} />
          <Selectors activity={data} />
        </div>
        <Acts offers={offersOf(data, words, step)} />
      </div>
    </div>
  );
}

/** What a step is called in the policies in force. */
function useStepName(): (id: string) => string {
  const { language } = useLanguage();
  const titles = useQuery(policies).data?.titles.steps;
  return (id) => titles?.[id]?.[language] ?? id;
}

function Registered({ activity }: { activity: View }) {
  const { words } = useLanguage();
  const terms = words.campaigns;
  return (
    <Section title={terms.registration}>
      <Facts>
        <Fact term={terms.desk}>{word(words.seats, activity.desk)}</Fact>
        <Fact term={terms.columns.window}>
          <Time at={activity.window.from} /> – {activity.window.to ? <Time at={activity.window.to} /> : terms.noEnd}{' '}
          {activity.openEnd && <Tag {...OPEN_ENDS[activity.openEnd]}>{terms.openEnds[activity.openEnd]}</Tag>}
        </Fact>
        {activity.openEndAllowed && <Allowed {...activity.openEndAllowed} />}
        {activity.whyNoLesser !== undefined && (
          <Fact term={terms.whyNoLesser}>
            <Prose>{activity.whyNoLesser}</Prose>
          </Fact>
        )}
        {activity.liaison !== undefined && (
          <Fact term={terms.liaison}>
            <bdi>{activity.liaison}</bdi>
          </Fact>
        )}
        <Fact term={words.operation.marking}>{activity.marking}</Fact>
        {activity.started && (
          <Fact term={terms.started}>
            <Time at={activity.started} />
          </Fact>
        )}
        {activity.ended && (
          <Fact term={terms.ended}>
            <Time at={activity.ended.at} />
            {activity.ended.words !== undefined && (
              <p>
                <Prose>{activity.ended.words}</Prose>
              </p>
            )}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function Allowed({ by, at, reasons }: NonNullable<View['openEndAllowed']>) {
  const { words } = useLanguage();
  const { name } = usePeople();
  return (
    <Fact term={words.campaigns.openEndAllowed}>
      <Time at={at} precision="second" /> <bdi>{name(by)}</bdi>
      <p>
        <Prose>{reasons ?? words.campaigns.deleted}</Prose>
      </p>
    </Fact>
  );
}

function Steps({ activity }: { activity: View }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const step = useStepName();
  const { steps, columns, ...terms } = words.campaigns;
  return (
    <Section title={steps} aside={words.count(activity.steps.length)}>
      {activity.steps.length === 0 ? (
        <p className="none">{terms.noSteps}</p>
      ) : (
        <Table stacks caption={words.reports.table(steps)} columns={[columns.step, columns.text, columns.occurred, columns.told]}>
          {activity.steps.map((one) => (
            <tr key={`${one.step} ${one.recorded}`}>
              <th scope="row" className="step-name-cell">
                {step(one.step)}
              </th>
              <td>
                <Prose>{one.text ?? terms.deleted}</Prose>
              </td>
              <td>
                <Time at={one.occurred} precision="second" />
              </td>
              <td>
                <Time at={one.recorded} precision="second" />
                <span className="small">
                  <bdi>{name(one.by)}</bdi>
                </span>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}

/** Who still has to clear it stands here as well as who has. */
function Clearances({ activity }: { activity: View }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const terms = words.campaigns;
  if (activity.clearances.length === 0) {
    return null;
  }
  return (
    <Section title={terms.clearances}>
      <Table stacks caption={words.reports.table(terms.clearances)} columns={[terms.columns.seat, terms.columns.state, terms.fields.reasons, terms.columns.told]}>
        {activity.clearances.map((one) => (
          <tr key={one.seat}>
            <th scope="row">{word(words.seats, one.seat)}</th>
            <td>
              <Tag {...SIGNS[one.state]}>{terms.clearanceStates[one.state]}</Tag>
            </td>
            <td>{one.reasons !== undefined && <Prose>{one.reasons}</Prose>}</td>
            <td>
              {one.at && <Time at={one.at} precision="second" />}
              {one.by && (
                <span className="small">
                  <bdi>{name(one.by)}</bdi>
                </span>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {activity.published && (
        <Facts>
          <Fact term={terms.published}>
            <Time at={activity.published.occurred} precision="second" />
            <p>
              <Prose>{activity.published.reference ?? terms.deleted}</Prose>
            </p>
          </Fact>
        </Facts>
      )}
    </Section>
  );
}

function Selectors({ activity }: { activity: View }) {
  const { words } = useLanguage();
  const terms = words.campaigns;
  return (
    <Section title={terms.selectors} aside={words.count(activity.selectorCount)}>
      {activity.selectors.length === 0 && <p className="none">{words.none}</p>}
      <ul className="plain">
        {activity.selectors.slice(0, SHOWN).map((selector) => (
          <li key={`${selector.kind} ${selector.value}`} className="selector">
            <bdi>{selector.value}</bdi>
          </li>
        ))}
      </ul>
      {activity.selectorCount > SHOWN && <p className="small">{terms.moreSelectors(activity.selectorCount - SHOWN)}</p>}
    </Section>
  );
}
