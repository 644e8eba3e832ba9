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
import { useWords } from '../../text/language';
import { useTitle } from '../../text/title';
import type { Case } from '../operation/case';
import { Sending, useSending } from '../operation/sending';
import { added, type Draft, draftOf, type Proposal, reasons, revised } from './changes';

/** More targets and more time, and why; everything that is authorised stays in it. */
export function AmendmentScreen({ id }: { id: string }) {
  const words = useWords();
  const operation = useQuery(operationOf(id)).data;
  const proposal = useQuery({ ...proposalOf(id, operation?.revision ?? 0), enabled: operation !== undefined }).data;
  useTitle(operation && `${words.commands.amend.name} ${operation.number ?? ''}`);
  if (!operation || !proposal) {
    return <Loading />;
  }
  if (!operation.commands.some((command) => command.name === 'amend')) {
    return (
      <div className="wrap page">
        <Notice tone="warning" alert title={words.amendment.notNow}>
          <Link href={`/operations/${id}`}>{words.revision.back}</Link>
        </Notice>
      </div>
    );
  }
  return <Written operation={operation} proposal={proposal} />;
}

function Written({ operation, proposal }: { operation: Case; proposal: Proposal }) {
  const words = useWords();
  const [base] = useState(proposal);
  const [draft, setDraft] = useState(() => draftOf(proposal));
  const [lines, setLines] = useState('');
  const [basis, setBasis] = useState('');
  const [looked, setLooked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const needed = (text: string) => (looked && text.trim() === '' ? words.decision.missing : undefined);
  const more = added(lines, basis, new Date());
  const wrong = lines.trim() !== '' && more === undefined;
  const complete = !wrong && (lines.trim() === '' || basis.trim() !== '') && [draft.from, draft.to, ...Object.values(draft.justification)].every((text) => text.trim() !== '');
  const element = useRef<HTMLFormElement>(null);
  const review = (event: FormEvent) => {
    event.preventDefault();
    setLooked(true);
    if (complete) {
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
      <h1>{words.commands.amend.name}</h1>
      <p className="lead">{words.amendment.lead}</p>
      <Section title={words.targets.title}>
        <TextInput
          label={words.amendment.lines}
          required={false}
          long
          note={words.amendment.linesNote}
          value={lines}
          onChange={setLines}
          error={looked && wrong ? words.amendment.wrongLine : undefined}
        />
        <TextInput label={words.amendment.basis} required={lines.trim() !== ''} value={basis} onChange={setBasis} error={lines.trim() === '' ? undefined : needed(basis)} most={2_000} />
      </Section>
      <Section title={words.operation.summary}>
        <TextInput label={words.revision.from} required type="datetime-local" value={draft.from} onChange={(from) => set({ from })} error={needed(draft.from)} />
        <TextInput label={words.revision.to} required type="datetime-local" value={draft.to} onChange={(to) => set({ to })} error={needed(draft.to)} />
      </Section>
      <Section title={words.operation.justification}>
        {reasons.map((reason) => (
          <TextInput
            key={reason}
            label={words.operation[reason]}
            required
            long
            value={draft.justification[reason]}
            onChange={(text) => set({ justification: { ...draft.justification, [reason]: text } })}
            error={needed(draft.justification[reason])}
            most={20_000}
          />
        ))}
      </Section>
      <div className="acts">
        <Button type="submit" weight="solid">
          {words.decision.review}
        </Button>
        <Link className="button button-outline" href={`/operations/${operation.id}`}>
          {words.amendment.leave}
        </Link>
      </div>
      {confirming && <Confirm operation={operation} proposal={base} draft={draft} more={more ?? []} onClose={() => setConfirming(false)} />}
    </form>
  );
}

interface Confirmed {
  operation: Case;
  proposal: Proposal;
  draft: Draft;
  more: NonNullable<ReturnType<typeof added>>;
  onClose: () => void;
}

function Confirm({ operation, proposal, draft, more, onClose }: Confirmed) {
  const words = useWords();
  const [, navigate] = useLocation();
  const { problem, busy, send } = useSending(async (key) => {
    const whole = revised(proposal, draft, [...(await allTargets(operation.id)), ...more]);
    await order(`/api/operations/${operation.id}/commands/amend`, whole, key, operation.version);
    await queries.invalidateQueries();
    navigate(`/operations/${operation.id}`);
  });
  return (
    <Modal isOpen onClose={onClose} title={words.decision.confirmTitle}>
      <Facts>
        {more.length > 0 && (
          <Fact term={words.amendment.lines}>
            <Prose>{more.map((target) => `${target.id} ${target.selector.value} ${target.location.country}`).join('\n')}</Prose>
          </Fact>
        )}
        <Fact term={words.revision.to}>{draft.to}</Fact>
        <Fact term={words.decision.consequence}>{words.commands.amend.does}</Fact>
      </Facts>
      <Sending problem={problem} busy={busy} onSend={send} onBack={onClose} />
    </Modal>
  );
}
