import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useGateName, usePeople } from '../../api/names';
import { conflict as conflictOf, desk, documents as documentsOf, entries as entriesOf, proposal as proposalOf, sitting as sittingOf } from '../../api/queries';
import { Button, Link } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Notice } from '../../parts/notice';
import { useWaitWords, waitKey } from '../../parts/wait';
import { useMe } from '../../session/session';
import { useTimes } from '../../text/clock';
import { useLanguage } from '../../text/language';
import { ActForm } from './act-form';
import { type Act, actsOf, isPressing } from './acts';
import { bodyOf, type Case, ofCommittee, pendingOf, shortType } from './case';
import { formOf, type Known } from './forms';
import { SittingBallot } from './sitting';

/** The one box on the page: what the person at work may do now, and nothing else. */
export function Decision({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const { seat } = useMe();
  const conflicts = useQueries({ queries: operation.conflicts.map((id) => conflictOf(id)) })
    .map((found) => found.data)
    .filter((found) => found !== undefined);
  const acts = actsOf(operation, conflicts);
  const [chosen, choose] = useState<Act | undefined | null>(null);
  const [done, setDone] = useState<number[]>();
  // Every record is followed by empty forms, even where the same act is offered again.
  const [round, setRound] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The form that had the focus is gone; what was recorded stands below the title.
    if (round > 0) {
      title.current?.focus();
    }
  }, [round]);
  // Until somebody chooses or fills in, the most pressing act is open; then it stays open though the case moves on.
  const first = acts.find(isPressing);
  const open = chosen === null ? first : chosen;
  const gone = open !== undefined && !acts.some((act) => act.key === open.key);
  const shown = gone && open ? [open, ...acts] : acts;

  return (
    <section className="decision" aria-labelledby="decision">
      <h2 id="decision" ref={title} tabIndex={-1}>{words.decision.title}</h2>
      {done && (
        <Notice tone="success" alert title={words.decision.done}>
          <p className="figures">{words.listed(done.map(words.decision.entry))}</p>
        </Notice>
      )}
      {operation.sitting && ofCommittee(seat) && <SittingBallot id={operation.sitting.id} />}
      {shown.length === 0 && <Nothing operation={operation} />}
      {shown.map((act) => (
        <OneAct
          key={`${round} ${act.key}`}
          act={act}
          operation={operation}
          isOpen={open?.key === act.key}
          gone={gone && act.key === open?.key}
          onToggle={(on) => {
            setDone(undefined);
            choose(on ? act : undefined);
          }}
          onFill={() => choose(act)}
          onDone={(entries) => {
            setDone(entries);
            setRound(round + 1);
            choose(null);
          }}
        />
      ))}
    </section>
  );
}

/** Whoever can do nothing now at least sees for whom the case waits. */
function Nothing({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const { because, about, holder } = useWaitWords();
  const found = useQuery(desk).data;
  const waits = [...(found?.mine ?? []), ...(found?.others ?? [])].filter((wait) => wait.operation === operation.id);
  return (
    <div className="nothing">
      <p>{words.decision.nothing}</p>
      {waits.length > 0 && (
        <>
          <h3>{words.decision.waits}</h3>
          <ul className="nothing-waits">
            {waits.map((wait) => (
              <li key={waitKey(wait)}>
                {because(wait)}
                <span className="small">
                  {about(wait) && `${about(wait)}　`}
                  <bdi>{holder(wait)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface Shown {
  act: Act;
  operation: Case;
  isOpen: boolean;
  gone: boolean;
  onToggle: (open: boolean) => void;
  /** Somebody began to fill it in. */
  onFill: () => void;
  onDone: (entries: number[]) => void;
}

export function OneAct({ act, operation, isOpen, gone, onToggle, onFill, onDone }: Shown) {
  const { words } = useLanguage();
  const gateName = useGateName();
  const { name } = usePeople();
  const command = words.commands[act.name as 'grant'] ?? { name: act.name, does: '' };
  const gate = act.gate && gateName(act.gate);
  const task = act.task ? operation.tasks.find((one) => one.id === act.task) : undefined;
  const conflict = act.conflict && words.conflicts.named(act.conflict.id.slice(0, 8), act.conflict.overlapCount ?? 0);
  const officer = act.officer && name(act.officer);
  const about = gate ?? conflict ?? officer ?? (task ? `${words.agencies[task.agency]} ${name(task.officer)}` : undefined);
  return (
    <Disclosure className={`act ${isPressing(act) ? 'act-pressing' : ''}`} isExpanded={isOpen} onExpandedChange={onToggle}>
      <Heading level={3}>
        <Button slot="trigger" weight="plain" className="act-name">
          <span>
            {command.name}
            {about && <span className="act-about">{about}</span>}
          </span>
          <Icon name="chevron" />
        </Button>
      </Heading>
      <DisclosurePanel>{isOpen && <Filled act={act} operation={operation} gone={gone} onFill={onFill} onDone={onDone} />}</DisclosurePanel>
    </Disclosure>
  );
}

interface Opened {
  act: Act;
  operation: Case;
  gone: boolean;
  onFill: () => void;
  onDone: (entries: number[]) => void;
}

function Filled({ act, operation, gone, onFill, onDone }: Opened) {
  const { words } = useLanguage();
  const { write } = useTimes();
  const { me, seat } = useMe();
  const { all, name } = usePeople();
  const proposal = useQuery({ ...proposalOf(operation.id, operation.revision), enabled: act.name === 'log' || act.name === 'correct' }).data;
  const logged = useQuery({ ...entriesOf(operation.id), enabled: act.name === 'correct' }).data ?? [];
  const sitting = useQuery({ ...sittingOf(operation.sitting?.id ?? ''), enabled: operation.sitting !== undefined && ofCommittee(seat) }).data;
  const documents = useQuery({ ...documentsOf(operation.id), enabled: act.name === 'attach-paper' }).data ?? [];
  const known: Known = {
    words,
    operation,
    me: me.id,
    seat,
    people: all,
    name,
    proposal,
    sitting,
    documents: documents.filter((one) => !one.committee).map((one) => ({ value: one.id, label: one.title ?? one.id })),
    logged: logged
      .filter((entry) => shortType(bodyOf(entry).type) === 'operation.Logged')
      .map((entry) => ({ value: bodyOf(entry).id, label: `${words.timeline.index(entry.index)}　${write(bodyOf(entry).occurred)}` })),
  };
  const built = formOf(act, known);
  // A form once shown stays as it was when its ground is gone, so that what was typed can be read.
  const [last, setLast] = useState(built);
  if (built && !gone && built !== last && JSON.stringify(built) !== JSON.stringify(last)) {
    setLast(built);
  }
  const form = gone ? last : (built ?? last);
  if (act.name === 'revise') {
    return (
      <p className="act-elsewhere">
        <Link className="button button-outline" href={`/operations/${operation.id}/revise`}>
          {words.revision.open}
        </Link>
      </p>
    );
  }
  if (act.name === 'amend') {
    return (
      <p className="act-elsewhere">
        <Link className="button button-outline" href={`/operations/${operation.id}/amend`}>
          {words.amendment.open}
        </Link>
      </p>
    );
  }
  if (!form) {
    return <p className="small">{words.loading}</p>;
  }
  return <ActForm form={form} scopeHash={before(act, operation)} revision={operation.revision} gone={gone} onFill={onFill} onDone={onDone} />;
}

/** Gates and the committee decide upon the amendment while one is asked for; everything else is about the case as it is. */
function before(act: Act, operation: Case): string {
  const ofGate = act.name === 'decide' || (act.name === 'sitting-move' && operation.sitting?.matter === 'approval');
  return (ofGate && pendingOf(operation)?.scopeHash) || operation.scopeHash;
}
