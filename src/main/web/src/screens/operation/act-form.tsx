import { type FormEvent, useRef, useState } from 'react';
import { order } from '../../api/client';
import { refresh } from '../../api/queries';
import { Button } from '../../parts/button';
import { Modal } from '../../parts/dialog';
import { Fact, Facts, Hash, Prose } from '../../parts/facts';
import { Checkbox, Choice, focusInvalid, Select, TextInput } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { Notice } from '../../parts/notice';
import { useWords } from '../../text/language';
import type { Field, Form, Values } from './forms';
import { Foreseen } from './foreseen';
import { lines, text } from './forms';
import { Sending, useSending } from './sending';

interface Shown {
  form: Form;
  /** The scope as it stands now. */
  scopeHash: string;
  revision: number;
  /** The act is no longer offered; what was typed stays to be read. */
  gone: boolean;
  /** Somebody began to fill it in. */
  onFill: () => void;
  onDone: (entries: number[]) => void;
}

const empty = (field: Field, values: Values): boolean =>
  field.kind === 'lines' ? lines(values, field.name).length === 0 : text(values, field.name).trim() === '';

/** Filling in, looking over, recording. */
export function ActForm({ form, scopeHash, revision, gone, onFill, onDone }: Shown) {
  const words = useWords();
  const [values, setValues] = useState<Values>(form.given ?? {});
  const [looked, setLooked] = useState(false);
  const [seen, setSeen] = useState(scopeHash);
  const [confirming, setConfirming] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const fields = form.fields.filter((field) => !field.when || field.when(values));
  const missing = fields.filter((field) => field.required && empty(field, values));
  const moved = form.scoped && seen !== scopeHash;

  const review = (event: FormEvent) => {
    event.preventDefault();
    setLooked(true);
    if (missing.length > 0) {
      focusInvalid(element.current);
      return;
    }
    setConfirming(true);
  };

  return (
    <form ref={element} className="act-form" onSubmit={review} onInput={onFill} noValidate>
      {gone && <Notice tone="warning" alert title={words.decision.gone} />}
      {moved && !gone && (
        <Notice tone="warning" alert title={words.decision.stale}>
          <Button onPress={() => setSeen(scopeHash)}>{words.retry}</Button>
        </Notice>
      )}
      {form.note && <p className="small">{form.note}</p>}
      {looked && missing.length > 0 && (
        <p className="field-error" role="alert">
          <Icon name="warning" /> {words.decision.incomplete}
        </p>
      )}
      {fields.map((field) => (
        <One
          key={field.name}
          field={field}
          values={values}
          error={looked && field.required && empty(field, values) ? words.decision.missing : undefined}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      <Button type="submit" weight="solid" className="wide" isDisabled={gone || moved}>
        {words.decision.review}
      </Button>
      {form.scoped && (
        <p className="act-scope">
          <Icon name="shield" />
          <span>
            {words.operation.revision(revision)}　SHA-256 <Hash value={seen} />
          </span>
        </p>
      )}
      {confirming && <Confirm form={form} fields={fields} values={values} seen={seen} onClose={() => setConfirming(false)} onDone={onDone} />}
    </form>
  );
}

interface Edited {
  field: Field;
  values: Values;
  error: string | undefined;
  onChange: (value: string | string[]) => void;
}

function One({ field, values, error, onChange }: Edited) {
  const common = { label: field.label, required: field.required, note: field.note, error };
  switch (field.kind) {
    case 'text':
      return <TextInput {...common} value={text(values, field.name)} onChange={onChange} most={500} />;
    case 'long':
      return <TextInput {...common} value={text(values, field.name)} onChange={onChange} long most={20_000} />;
    case 'instant':
      return <TextInput {...common} value={text(values, field.name)} onChange={onChange} type="datetime-local" seconds={field.precise ?? false} />;
    case 'choice':
      return <Choice {...common} value={text(values, field.name)} onChange={onChange} options={field.options ?? []} />;
    case 'select':
      return <Select {...common} value={text(values, field.name)} onChange={onChange} options={field.options ?? []} />;
    case 'tick':
      return (
        <Checkbox isSelected={text(values, field.name) === 'yes'} onChange={(on) => onChange(on ? 'yes' : '')} invalid={error !== undefined}>
          <bdi>{field.label}</bdi>
        </Checkbox>
      );
    case 'lines':
      return <Lines field={field} values={values} error={error} onChange={onChange} />;
  }
}

function Lines({ field, values, onChange }: Edited) {
  const words = useWords();
  const stored = values[field.name];
  const kept = Array.isArray(stored) ? stored : [];
  const change = (index: number, line: string) => onChange(kept.map((old, at) => (at === index ? line : old)));
  return (
    <div className="field" role="group" aria-label={field.label}>
      <span className="label">
        {field.label}
        <span className="optional">{words.optional}</span>
      </span>
      {kept.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
        <div className="line" key={index}>
          <TextInput bare long label={words.decision.condition(index + 1)} value={line} onChange={(next) => change(index, next)} most={20_000} />
          <Button weight="plain" aria-label={words.decision.removeCondition(index + 1)} onPress={() => onChange(kept.filter((_, at) => at !== index))}>
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      <Button weight="plain" onPress={() => onChange([...kept, ''])}>
        <Icon name="plus" /> {words.decision.addCondition}
      </Button>
    </div>
  );
}

interface Confirmed {
  form: Form;
  fields: Field[];
  values: Values;
  seen: string;
  onClose: () => void;
  onDone: (entries: number[]) => void;
}

/** What will be recorded, and what follows from it; only then is it sent. */
function Confirm({ form, fields, values, seen, onClose, onDone }: Confirmed) {
  const words = useWords();
  const { problem, busy, send } = useSending(async (key) => {
    const done = await order(form.path(values), form.body(values, seen), key);
    await refresh();
    onDone(done.entries.map((entry) => entry.index));
  });
  const command = words.commands[form.command(values) as 'grant'] ?? { name: form.command(values), does: '' };

  return (
    <Modal isOpen onClose={onClose} title={words.decision.confirmTitle}>
      <p className="confirm-name">{command.name}</p>
      <Facts>
        {fields
          .filter((field) => !empty(field, values))
          .map((field) => (
            <Fact key={field.name} term={field.label}>
              <Said field={field} values={values} />
            </Fact>
          ))}
        {form.scoped && (
          <Fact term={words.operation.scopeHash}>
            <Hash value={seen} whole />
          </Fact>
        )}
        {command.does && <Fact term={words.decision.consequence}>{command.does}</Fact>}
      </Facts>
      {form.foreseen && <Foreseen path={form.path(values)} body={form.body(values, seen)} />}
      <p className="small">{words.decision.confirmLead}</p>
      <Sending problem={problem} busy={busy} onSend={send} onBack={onClose} />
    </Modal>
  );
}

function Said({ field, values }: { field: Field; values: Values }) {
  const words = useWords();
  switch (field.kind) {
    case 'choice':
    case 'select':
      return <bdi>{field.options?.find((option) => option.value === text(values, field.name))?.label}</bdi>;
    case 'instant':
      return <span className="figures">{text(values, field.name).replace('T', ' ')} JST</span>;
    case 'tick':
      return <>{field.said ?? words.fields.acknowledge}</>;
    case 'lines':
      return (
        <ol className="plain">
          {lines(values, field.name).map((line) => (
            <li key={line}>
              <Prose>{line}</Prose>
            </li>
          ))}
        </ol>
      );
    case 'text':
    case 'long':
      return <Prose>{text(values, field.name)}</Prose>;
  }
}
