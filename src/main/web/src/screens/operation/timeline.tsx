import { memo, startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useGateName, usePeople } from '../../api/names';
import { Button } from '../../parts/button';
import { Modal } from '../../parts/dialog';
import { Fact, Facts, Hash, Prose } from '../../parts/facts';
import { Icon, type IconName } from '../../parts/icon';
import { Loading } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Tag } from '../../parts/tag';
import { disclosed } from '../../proof/disclosures';
import { type ProofState, useVerification, type Verification } from '../../proof/verify';
import { Time, useTimes } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { bodyOf, type Case, type Entry, shortType } from './case';
import { said } from './said';

const FIRST = 20;
const STEP = 100;

/** An entry as its reader may see it: what was disclosed of its sealed fields stands among the clear ones. */
interface Opened {
  entry: Entry;
  data: Record<string, unknown>;
}

const openings = new WeakMap<Entry, Promise<Opened>>();

function opening(entry: Entry): Promise<Opened> {
  const { data } = bodyOf(entry);
  const opened = openings.get(entry) ?? disclosed(data, entry.disclosures).then((open) => ({ entry, data: open }), () => ({ entry, data }));
  openings.set(entry, opened);
  return opened;
}

/** The latest so many, the latest first; all that come together are opened and drawn together, whenever there is time. */
function useOpened(entries: Entry[], most: number): Opened[] {
  const [opened, show] = useState<Opened[]>([]);
  useEffect(() => {
    let here = true;
    const latest = entries.slice(-most).reverse();
    Promise.all(latest.map(opening)).then((all) => here && startTransition(() => show(all)));
    return () => {
      here = false;
    };
  }, [entries, most]);
  return opened;
}

/** The decisions that were heard and that no later entry reads back, by their places in the log. */
export function unreadBack(entries: Entry[]): Set<number> {
  const unread = new Map<string, number>();
  const never = new Set<number>();
  for (const entry of entries) {
    const { type, data } = bodyOf(entry);
    const at = `${String(data.gate)} ${String(data.scopeHash)}`;
    switch (shortType(type)) {
      case 'operation.Granted':
      case 'operation.OralRecorded': {
        const earlier = unread.get(at);
        if (earlier !== undefined) {
          never.add(earlier);
        }
        unread.delete(at);
        if (data.channel !== undefined && data.channel !== 'document') {
          unread.set(at, entry.index);
        }
        break;
      }
      case 'operation.OralConfirmed':
        unread.delete(at);
        break;
      default:
        break;
    }
  }
  return new Set([...never, ...unread.values()]);
}

/** Everything that was recorded on the case, the latest first, each with its place in the log and whether that was proved. */
export function Timeline({ operation, entries, loading }: { operation: Case; entries: Entry[]; loading: boolean }) {
  const { words } = useLanguage();
  const { write } = useTimes();
  const [shown, setShown] = useState(FIRST);
  const proof = useVerification(entries);
  const proved = useDeferredValue(proof.data);
  const { name } = usePeople();
  const gateName = useGateName();
  const latest = useOpened(entries, shown);
  const unread = useMemo(() => unreadBack(entries), [entries]);
  const left = Math.max(0, entries.length - shown);
  return (
    <Section title={words.timeline.title} aside={words.timeline.total(entries.length)} id="record">
      {loading ? <Loading /> : <Integrity proof={proof.data} failed={proof.isError} />}
      <ol className="timeline">
        {latest.map(({ entry, data }, at) => {
          const before = latest[at - 1]?.entry;
          return (
            <Row
              key={entry.index}
              entry={entry}
              data={data}
              operation={operation}
              name={name}
              gateName={gateName}
              unread={unread.has(entry.index)}
              newDay={before === undefined || write(bodyOf(before).recorded, 'day') !== write(bodyOf(entry).recorded, 'day')}
              state={proved?.states.get(entry.index) ?? (proof.isError || !globalThis.crypto?.subtle ? 'unavailable' : 'checking')}
              leaf={proved?.leaves.get(entry.index)}
            />
          );
        })}
      </ol>
      {left > 0 && <Button onPress={() => setShown(shown + STEP)}>{words.earlier(left)}</Button>}
    </Section>
  );
}

function Integrity({ proof, failed }: { proof: Verification | undefined; failed: boolean }) {
  const { words } = useLanguage();
  const { write } = useTimes();
  const [open, setOpen] = useState(false);
  if (failed || !globalThis.crypto?.subtle) {
    return <div className="integrity integrity-quiet">{words.timeline.unavailable}</div>;
  }
  if (!proof) {
    return (
      <div className="integrity integrity-quiet" role="status">
        {words.timeline.checking}
      </div>
    );
  }
  return (
    <div className={`integrity ${proof.whole ? 'integrity-good' : 'integrity-bad'}`} role={proof.whole ? 'status' : 'alert'}>
      <Icon name={proof.whole ? 'shield' : 'shieldOff'} />
      <div>
        <p className="integrity-title">{proof.whole ? words.timeline.verified : words.timeline.broken}</p>
        <p className="small">{proof.whole ? words.timeline.verifiedLead(proof.checkpoint.size, write(proof.at, 'clock')) : words.timeline.brokenLead}</p>
      </div>
      <Button weight="plain" onPress={() => setOpen(true)}>
        {words.timeline.details}
      </Button>
      <Modal isOpen={open} onClose={() => setOpen(false)} title={words.timeline.details}>
        <Details proof={proof} />
        <div className="acts">
          <Button onPress={() => setOpen(false)}>{words.close}</Button>
        </div>
      </Modal>
    </div>
  );
}

function Details({ proof }: { proof: Verification }) {
  const { words } = useLanguage();
  const terms = words.timeline;
  const { checkpoint, remembered } = proof;
  return (
    <Facts>
      <Fact term={terms.origin}>
        <code className="break">{checkpoint.origin}</code>
      </Fact>
      <Fact term={terms.size}>
        <span className="figures">{words.count(checkpoint.size)}</span>
        {remembered.rolledBack && <p>{terms.rolledBack}</p>}
      </Fact>
      <Fact term={terms.root}>
        <code className="break">{btoa(String.fromCharCode(...checkpoint.root))}</code>
      </Fact>
      <Fact term={terms.signature}>{checkpoint.signature === 'good' ? terms.signatureGood : checkpoint.signature === 'bad' ? terms.broken : terms.signatureUnknown}</Fact>
      <Fact term={terms.key}>
        <code className="break">{checkpoint.key}</code>
        <p className="small">{remembered.key === 'first' ? terms.keyFirst : remembered.key === 'known' ? terms.keyKnown : terms.keyChanged}</p>
      </Fact>
    </Facts>
  );
}

const PROOFS: Record<ProofState, IconName> = { verified: 'shield', pending: 'clock', checking: 'clock', broken: 'shieldOff', unavailable: 'minus' };

const LOUD = new Set(['operation.Halted', 'operation.Refused', 'operation.ObligationBreached', 'operation.Revoked', 'operation.ExceptionInvoked']);
const GOOD = new Set(['operation.Granted', 'operation.Authorised', 'operation.Confirmed', 'operation.Closed', 'operation.Resumed', 'operation.Ready']);
const CHANGED = new Set(['operation.Returned', 'operation.Revised', 'operation.Recommended', 'operation.Corrected', 'operation.Declined', 'operation.ObligationWarned', 'operation.HaltLapsed']);

const mark = (type: string): string => (LOUD.has(type) ? 'loud' : GOOD.has(type) ? 'good' : CHANGED.has(type) ? 'changed' : 'plain');

/** A safe stop after a halt is in order and yet no execution of what is authorised. */
function Counted({ inScope, inOrder }: { inScope: boolean; inOrder: boolean }) {
  const { words } = useLanguage();
  if (!inScope && inOrder) {
    return <Tag tone="key">{words.timeline.safeStop}</Tag>;
  }
  return (
    <Tag tone={inScope ? 'success' : 'error'} icon={inScope ? 'check' : 'warning'}>
      {inScope ? words.timeline.inScope : words.timeline.outOfScope}
    </Tag>
  );
}

interface Shown extends Opened {
  operation: Case;
  /** Decided by word of mouth, and nobody has read it back. */
  unread: boolean;
  name: (person: string) => string;
  gateName: (gate: string) => string;
  newDay: boolean;
  state: ProofState;
  leaf: string | undefined;
}

const Row = memo(function Row({ entry, data, operation, unread, name, gateName, newDay, state, leaf }: Shown) {
  const { words } = useLanguage();
  const body = bodyOf(entry);
  const type = shortType(body.type);
  const gate = typeof data.gate === 'string' ? gateName(data.gate) : undefined;
  // What was decided elsewhere was decided by whom its attestation names; the actor wrote it down.
  const recorded = data.attestation !== undefined || data.channel !== undefined || data.onBehalfOf !== undefined;
  const flags = Array.isArray(data.flags) ? (data.flags as string[]) : [];
  return (
    <li className={`entry entry-${mark(type)}`}>
      {newDay && (
        <p className="entry-day">
          <Time at={body.recorded} precision="day" />
        </p>
      )}
      <div className="entry-time">
        <Time at={body.recorded} precision="clock" />
      </div>
      <span className="entry-mark" aria-hidden="true" />
      <div className="entry-body">
        <p className="entry-title">
          {word(words.events, type)}
          {gate && <span className="entry-gate">{gate}</span>}
          {data.channel !== undefined && data.channel !== 'document' && (
            <Tag tone="warning" icon="warning">
              {unread ? words.gateStates.oral : words.gates.byWord}
            </Tag>
          )}
          {type === 'operation.Logged' && <Counted inScope={data.inScope === true} inOrder={flags.length === 0} />}
          {data.late === true && (
            <Tag tone="warning" icon="clock">
              {words.timeline.late}
            </Tag>
          )}
          {flags.map((flag) => (
            <Tag key={flag} tone="warning" icon="warning">
              {word(words.timeline.flags, flag)}
            </Tag>
          ))}
        </p>
        {said(type, data, words, name, operation).map(([term, text]) => (
          <p key={`${term} ${text}`} className="entry-said">
            {term && <span className="small">{term} </span>}
            <Prose>{text}</Prose>
          </p>
        ))}
        <p className="entry-foot">
          <span>
            <bdi>{body.actor.seat === 'hub' ? words.seats.hub : recorded ? words.gates.recordedBy(name(body.actor.id)) : name(body.actor.id)}</bdi>
            {body.actor.standingInFor && words.delegations.insteadOf(name(body.actor.standingInFor))}
            {body.actor.seat !== 'hub' && `${words.dot}${word(words.seats, body.actor.seat)}`}
          </span>
          <span className="figures">{words.timeline.index(entry.index)}</span>
          {leaf && <Hash value={leaf} />}
          <span className={`proof proof-${state}`}>
            <Icon name={PROOFS[state]} />
            {words.timeline.states[state]}
          </span>
        </p>
      </div>
    </li>
  );
});
