import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { order, type Schemas } from '../../api/client';
import { usePeople } from '../../api/names';
import { delegations as all, policies, refresh } from '../../api/queries';
import { Button } from '../../parts/button';
import { Modal } from '../../parts/dialog';
import { Prose } from '../../parts/facts';
import { Choice, Select, TextInput } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { Loading, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { Tag } from '../../parts/tag';
import { useMe } from '../../session/session';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { useTitle } from '../../text/title';
import { Sending, useSending } from '../operation/sending';
import { admitted, days, type Givable, givable } from './terms';

type Delegation = Schemas['Delegation'];

/** Who acts in whose seat, for how long; whoever may say so does it here. */
export function Delegations() {
  const { words } = useLanguage();
  const terms = words.delegations;
  const found = useQuery(all);
  const given = useGivable();
  const [giving, setGiving] = useState(false);
  useTitle(terms.title);
  const going = found.data?.filter(({ state }) => state === 'current' || state === 'ahead') ?? [];
  const over = found.data?.filter(({ state }) => state === 'over' || state === 'revoked') ?? [];
  const aside = given.length > 0 && (
    <Button onPress={() => setGiving(true)}>
      <Icon name="plus" /> {terms.give}
    </Button>
  );
  return (
    <div className="wrap page">
      <h1>{terms.title}</h1>
      <p className="lead">{terms.lead}</p>
      {found.isPending && <Loading />}
      {found.isError && <Notice tone="error" alert title={words.problems.network} />}
      {found.data && (
        <>
          <Section title={terms.going} aside={aside}>
            <List items={going} caption={terms.going} none={terms.goingNone} />
          </Section>
          <Section title={terms.over}>
            <List items={over} caption={terms.over} none={words.none} />
          </Section>
        </>
      )}
      {giving && <Give given={given} onClose={() => setGiving(false)} />}
    </div>
  );
}

function useGivable(): Givable[] {
  const { me, seat } = useMe();
  const people = usePeople().all;
  const terms = useQuery(policies).data?.delegations ?? [];
  return givable(me, seat, people, terms);
}

function List({ items, caption, none }: { items: Delegation[]; caption: string; none: string }) {
  const { words } = useLanguage();
  const { columns } = words.delegations;
  if (items.length === 0) {
    return <p className="none">{none}</p>;
  }
  return (
    <Table stacks caption={caption} columns={[columns.seat, columns.to, columns.time, columns.why]}>
      {items.map((one) => (
        <Row key={one.id} one={one} />
      ))}
    </Table>
  );
}

function Row({ one }: { one: Delegation }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const { me, seat } = useMe();
  const terms = words.delegations;
  const given = useGivable();
  const [revoking, setRevoking] = useState(false);
  const going = one.state === 'current' || one.state === 'ahead';
  const mine = one.holder === me.id || one.to === me.id || given.some(({ holder, terms: of }) => holder.id === one.holder && of.seat === one.seat);
  return (
    <tr>
      <th scope="row">
        {word(words.seats, one.seat)}
        <span className="small">
          <bdi>{name(one.holder)}</bdi>
        </span>
      </th>
      <td>
        <bdi>{name(one.to)}</bdi> <Tag {...(one.state === 'current' ? { tone: 'warning' as const } : {})}>{terms.states[one.state]}</Tag>
      </td>
      <td>
        <Time at={one.from} />
        {terms.to}
        <Time at={one.revoked ?? one.until} />
      </td>
      <td>
        {terms.grounds[one.ground]}
        <span className="small">{terms.setBy(name(one.setBy), word(words.seats, one.setIn))}</span>
        {one.reason && <Prose>{one.reason}</Prose>}
        {going && mine && !seat.startsWith('committee.') && (
          <Button weight="plain" onPress={() => setRevoking(true)}>
            {terms.revoke}
          </Button>
        )}
        {revoking && <Revoke one={one} onClose={() => setRevoking(false)} />}
      </td>
    </tr>
  );
}

function Revoke({ one, onClose }: { one: Delegation; onClose: () => void }) {
  const { words } = useLanguage();
  const terms = words.delegations;
  const [reason, setReason] = useState('');
  const { problem, busy, send } = useSending(async (key) => {
    await order(`/api/people/${one.holderKey}/commands/revoke-delegation`, { delegation: one.id, reason }, key);
    await refresh();
    onClose();
  });
  return (
    <Modal isOpen onClose={onClose} title={terms.revoke}>
      <p>{terms.revokeNote}</p>
      <TextInput label={terms.reason} required long value={reason} onChange={setReason} most={2000} />
      <Sending problem={problem} busy={busy || reason === ''} onSend={send} onBack={onClose} />
    </Modal>
  );
}

function Give({ given, onClose }: { given: Givable[]; onClose: () => void }) {
  const { words } = useLanguage();
  const { name, all: people } = usePeople();
  const { me } = useMe();
  const terms = words.delegations;
  const [values, setValues] = useState({ of: '', to: '', from: '', until: '', ground: '', reason: '' });
  const set = (field: keyof typeof values) => (value: string) => setValues({ ...values, [field]: value });
  const of = ({ holder, terms: { seat } }: Givable) => `${holder.id} ${seat}`;
  const chosen = given.length === 1 ? given[0] : given.find((one) => of(one) === values.of);
  const whole = chosen && days(chosen.terms.longest);
  const { problem, busy, send } = useSending(async (key) => {
    if (chosen) {
      const body = {
        seat: chosen.terms.seat,
        to: values.to,
        ...(values.from === '' ? {} : { from: `${values.from}:00+09:00` }),
        until: `${values.until}:00+09:00`,
        ground: values.ground,
        reason: values.reason,
      };
      await order(`/api/people/${chosen.holder.key}/commands/delegate`, body, key);
      await refresh();
      onClose();
    }
  });
  const complete = chosen && [values.to, values.until, values.ground, values.reason].every((value) => value !== '');
  return (
    <Modal isOpen onClose={onClose} title={terms.give}>
      <p>{terms.giveNote}</p>
      {given.length > 1 && (
        <Select
          label={terms.whose}
          required
          value={values.of}
          onChange={(value) => setValues({ ...values, of: value, to: '' })}
          options={given.map((one) => ({ value: of(one), label: `${word(words.seats, one.terms.seat)}${words.dot}${name(one.holder.id)}` }))}
        />
      )}
      <Select
        label={terms.standIn}
        required
        value={values.to}
        onChange={set('to')}
        options={(chosen ? admitted(chosen, me, people) : []).map((person) => ({ value: person.id, label: name(person.id) }))}
      />
      <TextInput label={terms.from} note={terms.fromNote} value={values.from} onChange={set('from')} type="datetime-local" />
      <TextInput
        label={terms.until}
        required
        {...(chosen ? { note: whole ? terms.longest(whole) : terms.longestAs(chosen.terms.longest) } : {})}
        value={values.until}
        onChange={set('until')}
        type="datetime-local"
      />
      <Choice label={terms.ground} required value={values.ground} onChange={set('ground')} options={Object.entries(terms.grounds).map(([value, label]) => ({ value, label }))} />
      <TextInput label={terms.reason} required long note={terms.reasonNote} value={values.reason} onChange={set('reason')} most={2000} />
      <Sending problem={problem} busy={busy || !complete} onSend={send} onBack={onClose} />
    </Modal>
  );
}
