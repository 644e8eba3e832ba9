import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { usePeople } from '../../api/names';
import { entries as entriesOf, sitting as sittingOf } from '../../api/queries';
import { Fact, Facts, Hash, Prose } from '../../parts/facts';
import { Icon } from '../../parts/icon';
import { Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Tag } from '../../parts/tag';
import { useMe } from '../../session/session';
import { useLanguage, word } from '../../text/language';
import { bodyOf, type Case, ofCommittee, shortType } from './case';

type Sitting = Schemas['Sitting'];

/** The sitting that is open on the case: to the committee in full, to everybody else only that there is one. */
export function Sittings({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const { seat } = useMe();
  if (ofCommittee(seat)) {
    return (
      <>
        {operation.sitting && <OpenSitting id={operation.sitting.id} />}
        <AllMinutes operation={operation} />
      </>
    );
  }
  if (!operation.sitting) {
    return null;
  }
  return (
    <Section title={words.sitting.title}>
      <p className="small">
        {words.sitting.execOnly}
        {words.aside(words.fields.matters[operation.sitting.matter])}
      </p>
    </Section>
  );
}

/** The minutes of every sitting on the case, each as a document to be kept. */
function AllMinutes({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const entries = useQuery(entriesOf(operation.id)).data ?? [];
  const sittings = entries.map(bodyOf).filter((body) => shortType(body.type) === 'operation.SittingOpened');
  if (sittings.length === 0) {
    return null;
  }
  return (
    <Section title={words.sitting.minutes}>
      <ul className="plain">
        {sittings.map((body) => (
          <li key={body.id}>
            <a href={`/api/sittings/${String(body.data.sitting)}/minutes`} download>
              {words.sitting.minutesOf(word(words.fields.matters, String(body.data.matter)))}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OpenSitting({ id }: { id: string }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const sitting = useQuery(sittingOf(id)).data;
  if (!sitting) {
    return null;
  }
  return (
    <Section title={words.sitting.title} aside={words.fields.matters[sitting.matter]}>
      <p className="small">{words.sitting.committeeOnly}</p>
      <Facts>
        <Fact term={words.sitting.presiding}>
          <bdi>{name(sitting.presiding)}</bdi>
        </Fact>
        <Fact term={words.sitting.present}>
          <bdi>
            {words.listed(
              sitting.present.map((person) => {
                const mode = sitting.attendance.find((one) => one.person === person)?.mode;
                return name(person) + (mode ? words.aside(words.fields.modes[mode]) : '');
              }),
            )}
          </bdi>
        </Fact>
        {sitting.recused.length > 0 && (
          <Fact term={words.sitting.recused}>
            <bdi>{words.listed(sitting.recused.map(name))}</bdi>
          </Fact>
        )}
        {sitting.experts.length > 0 && (
          <Fact term={words.sitting.experts}>
            <bdi>{words.listed(sitting.experts.map(name))}</bdi>
          </Fact>
        )}
        {sitting.settled.length > 0 && (
          <Fact term={words.sitting.settled}>
            <ul className="plain">
              {sitting.settled.map((motion) => (
                <li key={motion.hash}>
                  {word(words.fields.decisions, motion.decision)}
                  {words.aside(motion.result ? words.results[motion.result] : words.sitting.withdrawn)}　<bdi className="small">{words.sitting.mover(name(motion.mover))}</bdi>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact term={words.sitting.motion}>{sitting.motion ? <Moved sitting={sitting} /> : words.sitting.noMotion}</Fact>
      </Facts>
    </Section>
  );
}

function Moved({ sitting }: { sitting: Sitting }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const motion = sitting.motion;
  if (!motion) {
    return null;
  }
  return (
    <>
      <p>
        <strong>{word(words.fields.decisions, motion.decision)}</strong>　<bdi className="small">{words.sitting.mover(name(motion.mover))}</bdi>
      </p>
      {motion.text && <Prose>{motion.text}</Prose>}
      {motion.reasons && <Prose>{motion.reasons}</Prose>}
      {motion.conditions && motion.conditions.length > 0 && (
        <ol className="plain">
          {motion.conditions.map((condition) => (
            <li key={condition}>
              <Prose>{condition}</Prose>
            </li>
          ))}
        </ol>
      )}
      {motion.excludes && motion.excludes.length > 0 && (
        <p>
          {words.fields.excludes}: <bdi>{words.listed(motion.excludes)}</bdi>
        </p>
      )}
      <p className="small">
        {words.sitting.motionHash} <Hash value={motion.hash} />
      </p>
    </>
  );
}

/** Quorum, tally and who has voted, beside the ballot. */
export function SittingBallot({ id }: { id: string }) {
  const { words } = useLanguage();
  const { me } = useMe();
  const { name } = usePeople();
  const sitting = useQuery(sittingOf(id)).data;
  if (!sitting) {
    return null;
  }
  const { present, needed, met } = sitting.quorum;
  const voted = new Map(sitting.votes.map((vote) => [vote.person, vote.choice]));
  return (
    <div className="ballot">
      <p className="ballot-title">{words.sitting.title}</p>
      <p className="ballot-tally">
        <span className="ballot-count figures">{sitting.tally.for}</span> {words.fields.choices.for}
        <span className="ballot-rest figures">
          {words.fields.choices.against} {sitting.tally.against}　{words.fields.choices.abstain} {sitting.tally.abstain}
        </span>
      </p>
      <p className="small">
        {words.sitting.quorum(present, needed)}{' '}
        <Tag tone={met ? 'success' : 'error'} icon={met ? 'check' : 'warning'}>
          {met ? words.sitting.quorumMet : words.sitting.quorumNot}
        </Tag>
      </p>
      {!sitting.present.includes(sitting.presiding) && <Notice tone="warning" title={words.sitting.unpresided} />}
      {!sitting.motion && <Notice tone="info" title={words.sitting.noMotion} />}
      <ul className="voters">
        {sitting.voters.map((person) => {
          const choice = voted.get(person);
          return (
            <li key={person} className={person === me.id ? 'voter voter-me' : 'voter'}>
              <Icon name={voted.has(person) ? 'check' : 'clock'} className={voted.has(person) ? 'icon-good' : 'icon-quiet'} />
              <span className="voter-name">
                <bdi>{name(person)}</bdi>
                {person === me.id && <span className="small">{words.aside(words.you)}</span>}
              </span>
              <Tag tone={choice === 'for' ? 'success' : choice === 'against' ? 'error' : 'quiet'}>
                {choice ? words.fields.choices[choice] : voted.has(person) ? words.sitting.voted : words.sitting.notVoted}
              </Tag>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
