import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { order } from '../../api/client';
import { allTargets, operation as operationOf, proposal as proposalOf, queries } from '../../api/queries';
import { Button, Link } from '../../parts/button';
import { Modal } from '../../parts/dialog';
import { Fact, Facts, Prose } from '../../parts/facts';
import { focusInvalid, TextInput } from '../../parts/field';
import { Loading, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { useWords, word } from '../../text/language';
import { useTitle } from '../../text/title';
import type { Case } from '../operation/case';
import { Sending, useSending } from '../operation/sending';
import { type Change, changesOf, type Draft, draftOf, excluded, type Proposal, reasons, revised } from './changes';

/** The proposal once more: reasons, times, stop plans, and targets to leave out. Everything else stays as it stands. */
export function Revision({ id }: { id: string }) {
  const words = useWords();
  const operation = useQuery(operationOf(id)).data;
  const proposal = useQuery({ ...proposalOf(id, operation?.revision ?? 0), enabled: operation !== undefined }).data;
  useTitle(operation && `${words.commands.revise.name} ${operation.number ?? ''}`);
  if (!operation || !proposal) {
    return <Loading />;
  }
  if (!operation.commands.some((command) => command.name === 'revise')) {
    return (
      <div className="wrap page">
        <Notice tone="warning" alert title={words.revision.notNow}>
          <Link href={`/operations/${id}`}>{words.revision.back}</Link>
        </Notice>
      </div>
    );
  }
  return <Written operation={operation} proposal={proposal} />;
}

function Written({ operation, proposal }: { operation: Case; proposal: Proposal }) {
  const words = useWords();
  // What the person began from: a revision of somebody else meanwhile is told, never overwritten.
  const [base] = useState({ proposal, revision: operation.revision });
  const [draft, setDraft] = useState(() => draftOf(proposal));
  const [looked, setLooked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const changes = changesOf(base.proposal, draft);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const needed = (text: string) => (looked && text.trim() === '' ? words.decision.missing : undefined);
  const overtaken = operation.revision !== base.revision;
  const complete = [draft.title, draft.from, draft.to, ...Object.values(draft.justification), ...Object.values(draft.stopPlans)].every((text) => text.trim() !== '');
  const terms = words.operation;

  const element = useRef<HTMLFormElement>(null);
  const review = (event: FormEvent) => {
    event.preventDefault();
    setLooked(true);
    if (complete && changes.length > 0) {
      setConfirming(true);
    } else {
      focusInvalid(element.current);
    }
  };

  return (
    <form ref={element} className="wrap page revision" onSubmit={review} noValidate>
      <p className="small">
        <Link href={`/operations/${operation.id}`}>
          <span className="figures">{operation.number}</span>
        </Link>
      </p>
      <h1>{words.revision.title(base.revision + 1)}</h1>
      <p className="lead">{words.revision.lead}</p>
      {overtaken && <Notice tone="warning" alert title={words.decision.stale} />}
      <Section title={terms.summary}>
        <TextInput label={words.list.columns.title} required value={draft.title} onChange={(title) => set({ title })} error={needed(draft.title)} most={500} />
        <TextInput label={words.revision.from} required type="datetime-local" value={draft.from} onChange={(from) => set({ from })} error={needed(draft.from)} />
        <TextInput label={words.revision.to} required type="datetime-local" value={draft.to} onChange={(to) => set({ to })} error={needed(draft.to)} />
        <TextInput label={words.revision.harmAt} type="datetime-local" required={false} value={draft.harmExpectedAt} onChange={(harmExpectedAt) => set({ harmExpectedAt })} />
      </Section>
      <Section title={terms.justification}>
        {reasons.map((reason) => (
          <TextInput
            key={reason}
            label={terms[reason]}
            required
            long
            value={draft.justification[reason]}
            onChange={(text) => set({ justification: { ...draft.justification, [reason]: text } })}
            error={needed(draft.justification[reason])}
            most={20_000}
          />
        ))}
      </Section>
      <Section title={terms.measures}>
        {(base.proposal.measures ?? []).map((measure) => (
          <TextInput
            key={measure.id}
            label={`${word(terms.measureKinds, measure.kind)}${words.aside(measure.id)}: ${terms.stopPlan}`}
            required
            long
            value={draft.stopPlans[measure.id] ?? ''}
            onChange={(plan) => set({ stopPlans: { ...draft.stopPlans, [measure.id]: plan } })}
            error={needed(draft.stopPlans[measure.id] ?? '')}
            most={20_000}
          />
        ))}
      </Section>
      <Section title={words.targets.title} aside={words.targets.total(operation.targetCount)}>
        <TextInput label={words.revision.without} required={false} long note={words.revision.withoutNote} value={draft.without} onChange={(without) => set({ without })} />
      </Section>
      {looked && changes.length === 0 && <Notice tone="info" alert title={words.revision.nothing} />}
      <div className="acts">
        <Button type="submit" weight="solid" isDisabled={overtaken}>
          {words.decision.review}
        </Button>
        <Link className="button button-outline" href={`/operations/${operation.id}`}>
          {words.revision.leave}
        </Link>
      </div>
      {confirming && <Confirm operation={operation} proposal={base.proposal} draft={draft} changes={changes} onClose={() => setConfirming(false)} />}
    </form>
  );
}

interface Confirmed {
  operation: Case;
  proposal: Proposal;
  draft: Draft;
  changes: Change[];
  onClose: () => void;
}

function Confirm({ operation, proposal, draft, changes, onClose }: Confirmed) {
  const words = useWords();
  const [, navigate] = useLocation();
  const [unknown, setUnknown] = useState<string[]>([]);
  const { problem, busy, send } = useSending(async (key) => {
    const targets = await allTargets(operation.id);
    const known = new Set(targets.map((target) => target.id));
    const strange = excluded(draft).filter((id) => !known.has(id));
    setUnknown(strange);
    if (strange.length === 0) {
      await order(`/api/operations/${operation.id}/commands/revise`, revised(proposal, draft, targets), key, operation.version);
      await queries.invalidateQueries();
      navigate(`/operations/${operation.id}`);
    }
  });

  return (
    <Modal isOpen onClose={onClose} title={words.decision.confirmTitle}>
      <Facts>
        {changes.map((change) => (
          <Fact key={change.field} term={termOf(change.field, words)}>
            {change.before && (
              <p className="change-before">
                <del>
                  <Prose>{change.before}</Prose>
                </del>
              </p>
            )}
            <p className="change-after">
              <ins>
                <Prose>{change.after || words.none}</Prose>
              </ins>
            </p>
          </Fact>
        ))}
        <Fact term={words.decision.consequence}>{changes.some((change) => change.scope) ? words.revision.scopeMoves : words.revision.scopeStays}</Fact>
      </Facts>
      {unknown.length > 0 && (
        <Notice tone="error" alert title={words.revision.unknown}>
          <p>
            <code>{unknown.slice(0, 10).join(', ')}</code>
          </p>
        </Notice>
      )}
      <Sending problem={problem} busy={busy} onSend={send} onBack={onClose} />
    </Modal>
  );
}

function termOf(field: Change['field'], words: ReturnType<typeof useWords>): string {
  switch (field) {
    case 'title':
      return words.list.columns.title;
    case 'from':
      return words.revision.from;
    case 'to':
      return words.revision.to;
    case 'harmExpectedAt':
      return words.revision.harmAt;
    case 'without':
      return words.revision.without;
    case 'harm':
    case 'urgency':
    case 'necessity':
    case 'proportionality':
    case 'alternatives':
      return words.operation[field];
    default:
      return `${words.operation.stopPlan} ${field.replace('stopPlan ', '')}`;
  }
}
