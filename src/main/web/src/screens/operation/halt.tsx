import { useState } from 'react';
import { order } from '../../api/client';
import { useGateName, usePeople } from '../../api/names';
import { refresh } from '../../api/queries';
import { Button } from '../../parts/button';
import { Modal } from '../../parts/dialog';
import { Fact, Facts, Prose } from '../../parts/facts';
import { Choice, type Option, TextInput } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { type Case, liveTasks } from './case';
import { Ending, useSending } from './sending';

/** Red, and always in reach of those who may: one step to say why, one to confirm. */
export function HaltButton({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  const may = operation.commands.some((command) => command.name === 'halt');
  if (!may && !open) {
    return null;
  }
  return (
    <div className="wrap halt-place">
      <Button weight="danger" className="halt-button" onPress={() => setOpen(true)}>
        <Icon name="stop" />
        {words.halts.button}
      </Button>
      {open && <HaltDialog operation={operation} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface Asked {
  operation: Case;
  onClose: () => void;
}

function HaltDialog({ operation, onClose }: Asked) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const [reason, setReason] = useState('');
  const [covers, setCovers] = useState('');
  const [looked, setLooked] = useState(false);
  const [sure, setSure] = useState(false);
  const reach = [
    { value: 'all', label: words.fields.coversAll },
    ...liveTasks(operation).map((task) => ({ value: task.id, label: words.fields.coversTask(`${words.agencies[task.agency]} ${name(task.officer)}`) })),
  ];

  return (
    <Modal isOpen title={words.halts.title} tone="danger" onClose={onClose}>
      <p className="small">{sure ? words.halts.step2 : words.halts.step1}</p>
      {sure ? (
        <Confirm operation={operation} reason={reason} covers={reach.find((option) => option.value === covers)} onBack={() => setSure(false)} onClose={onClose} />
      ) : (
        <>
          <TextInput long required label={words.fields.reason} value={reason} onChange={setReason} error={looked && !reason.trim() ? words.decision.missing : undefined} most={20_000} />
          <Choice required label={words.fields.covers} value={covers} onChange={setCovers} options={reach} error={looked && !covers ? words.decision.missing : undefined} />
          <div className="acts">
            <Button
              weight="danger-outline"
              onPress={() => {
                setLooked(true);
                setSure(reason.trim() !== '' && covers !== '');
              }}
            >
              {words.halts.next}
            </Button>
            <Button onPress={onClose}>{words.halts.leave}</Button>
          </div>
        </>
      )}
    </Modal>
  );
}

interface Confirmed extends Asked {
  reason: string;
  covers: Option | undefined;
  onBack: () => void;
}

function Confirm({ operation, reason, covers, onBack, onClose }: Confirmed) {
  const { words } = useLanguage();
  const { problem, busy, send } = useSending(async (key) => {
    await order(`/api/operations/${operation.id}/commands/halt`, { reason, covers: covers?.value === 'all' ? 'all' : { task: covers?.value } }, key);
    refresh();
    onClose();
  });
  return (
    <>
      <Facts>
        <Fact term={words.fields.covers}>
          <bdi>{covers?.label}</bdi>
        </Fact>
        <Fact term={words.fields.reason}>
          <Prose>{reason}</Prose>
        </Fact>
        <Fact term={words.decision.consequence}>
          {words.commands.halt.does} {words.halts.effect}
        </Fact>
      </Facts>
      <Ending problem={problem} busy={busy} onBack={onBack}>
        <Button weight="danger" onPress={send} isPending={busy} autoFocus>
          <Icon name="stop" />
          {words.halts.confirm}
        </Button>
      </Ending>
    </>
  );
}

/** The halts that stand, above everything else. */
export function Halts({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const gateName = useGateName();
  if (operation.halts.length === 0) {
    return null;
  }
  return (
    <section className="halts" role="alert">
      <p className="halts-title">
        <Icon name="stop" />
        {operation.stage === 'halted' ? words.halts.banner : words.halts.part}
      </p>
      {operation.halts.map((halt) => (
        <div key={halt.id} className="halt">
          <p>
            {halt.authority === 'committee' ? words.halts.byCommittee : halt.authority === 'hub' ? words.halts.byHub : words.halts.byExecutive}
            {halt.by && `　${word(words.seats, halt.by)}`}　<Time at={halt.at} precision="second" />
          </p>
          {halt.cause ? (
            <p>
              {word(words.halts.causes, halt.cause.kind)}
              {halt.cause.gate && `　${gateName(halt.cause.gate)}`}　<Time at={halt.cause.at} precision="second" />
            </p>
          ) : (
            halt.reason && <Prose>{halt.reason}</Prose>
          )}
          {halt.lapses && (
            <p>
              {words.halts.lapses}　<Time at={halt.lapses} />
            </p>
          )}
          <p className="small">
            <bdi>{halt.acknowledgedBy.length > 0 ? words.halts.acknowledged(words.listed(halt.acknowledgedBy.map(name))) : words.halts.none}</bdi>
          </p>
        </div>
      ))}
    </section>
  );
}
