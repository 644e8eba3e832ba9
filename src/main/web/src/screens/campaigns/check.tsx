import { type FormEvent, useRef, useState } from 'react';
import { Problem, type Schemas, type Seat, check } from '../../api/client';
import { Button, Link } from '../../parts/button';
import { focusInvalid, Select, TextInput } from '../../parts/field';
import { Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { useSession } from '../../session/session';
import { useWords, word } from '../../text/language';
import { OverlapCells } from '../conflicts/overlaps';
import { instant, text, type Values } from '../operation/forms';

const SEATS: Seat[] = ['nco.coordinator', 'nco.deconfliction', 'mofa.desk', 'police.officer', 'sdf.officer', 'takedown.desk', 'liaison.desk'];
const KINDS = ['ipv4', 'ipv6', 'cidr', 'socket', 'domain', 'url', 'account', 'malware', 'threat-actor'] as const;
const SHOWN = 200;

const values = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Asks before anything is registered; what the hub finds is what the reader may read anyway. */
export function Check() {
  const words = useWords();
  const terms = words.check;
  const { state } = useSession();
  const [given, setGiven] = useState<Values>({});
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [found, setFound] = useState<Schemas['Checked']>();
  const element = useRef<HTMLFormElement>(null);
  if (state.kind !== 'in' || !SEATS.includes(state.seat)) {
    return null;
  }
  const put = (name: string) => (value: string) => setGiven({ ...given, [name]: value });
  const missing = (name: string) => (looked && text(given, name).trim() === '' ? words.decision.missing : undefined);

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setLooked(true);
    if (['purpose', 'kind', 'selectors', 'from'].some((name) => text(given, name).trim() === '')) {
      focusInvalid(element.current);
      return;
    }
    const kind = text(given, 'kind') as (typeof KINDS)[number];
    setBusy(true);
    setProblem(undefined);
    setFound(undefined);
    try {
      setFound(
        await check({
          purpose: text(given, 'purpose'),
          selectors: values(text(given, 'selectors')).map((value) => ({ kind, value })),
          window: { from: instant(given, 'from'), ...(text(given, 'to') ? { to: instant(given, 'to') } : {}) },
        }),
      );
    } catch (caught) {
      setProblem(Problem.of(caught));
    }
    setBusy(false);
  };

  return (
    <Section title={terms.title}>
      <p className="small">{terms.lead}</p>
      <form ref={element} className="act-form" onSubmit={ask} noValidate>
        <TextInput label={terms.purpose} required value={text(given, 'purpose')} onChange={put('purpose')} error={missing('purpose')} most={500} />
        <Select
          label={terms.kind}
          required
          value={text(given, 'kind')}
          onChange={put('kind')}
          error={missing('kind')}
          options={KINDS.map((value) => ({ value, label: value }))}
        />
        <TextInput label={terms.selectors} required long value={text(given, 'selectors')} onChange={put('selectors')} error={missing('selectors')} />
        <TextInput label={terms.from} required type="datetime-local" value={text(given, 'from')} onChange={put('from')} error={missing('from')} />
        <TextInput label={terms.to} type="datetime-local" value={text(given, 'to')} onChange={put('to')} />
        <Button type="submit" weight="solid" isPending={busy}>
          {terms.ask}
        </Button>
      </form>
      {problem && (
        <Notice tone="error" alert title={word(words.problems, problem.code)}>
          {problem.detail && <p>{problem.detail}</p>}
          {problem.errors.map((error) => (
            <p key={error.pointer}>
              {error.pointer} {error.expected}
            </p>
          ))}
        </Notice>
      )}
      {found && <Found found={found} />}
    </Section>
  );
}

function Found({ found }: { found: Schemas['Checked'] }) {
  const words = useWords();
  const terms = words.check;
  if (found.overlapCount === 0) {
    return <Notice tone="success" alert title={terms.none} />;
  }
  return (
    <>
      <Notice tone="warning" alert title={terms.found(found.overlapCount)} />
      <Table caption={words.conflicts.caption} columns={[terms.asked, terms.met, words.conflicts.columns.how, terms.party]}>
        {found.overlaps.slice(0, SHOWN).map((overlap) => (
          <tr key={`${overlap.party.id} ${overlap.left.kind} ${overlap.left.value} ${overlap.right.kind} ${overlap.right.value}`}>
            <OverlapCells overlap={overlap} />
            <td>
              <Link href={`/${overlap.party.kind === 'operation' ? 'operations' : 'activities'}/${overlap.party.id}`}>{terms.parties[overlap.party.kind]}</Link>
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}
