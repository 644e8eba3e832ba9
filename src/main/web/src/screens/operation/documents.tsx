import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { download, order, type Schemas, upload } from '../../api/client';
import { usePeople } from '../../api/names';
import { document as documentOf, documents as documentsOf, policies, refresh } from '../../api/queries';
import { Button } from '../../parts/button';
import { Modal } from '../../parts/dialog';
import { Hash } from '../../parts/facts';
import { Choice, Select, TextInput } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { Tag } from '../../parts/tag';
import { useMe } from '../../session/session';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import type { Case } from './case';
import { Sending, useSending } from './sending';

type Document = Schemas['Document'];

/** The papers of the case: handed over to be saved, never shown here, and everybody who took one is named. */
export function Documents({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const { seat } = useMe();
  const found = useQuery(documentsOf(operation.id)).data ?? [];
  const [registering, setRegistering] = useState(false);
  const terms = words.documents;
  const { columns } = terms;
  const aside = seat !== 'auditor' && (
    <Button onPress={() => setRegistering(true)}>
      <Icon name="plus" /> {terms.register}
    </Button>
  );
  return (
    <Section title={terms.title} aside={aside}>
      {found.length === 0 ? (
        <p className="small">{terms.none}</p>
      ) : (
        <Table stacks caption={terms.caption} columns={[columns.document, columns.handling, columns.registered, columns.hash]}>
          {found.map((one) => (
            <Row key={one.id} document={one} />
          ))}
        </Table>
      )}
      {registering && <Register operation={operation} onClose={() => setRegistering(false)} />}
    </Section>
  );
}

function Row({ document }: { document: Document }) {
  const { language, words } = useLanguage();
  const { name } = usePeople();
  const titles = useQuery(policies).data?.titles.handling;
  const [open, setOpen] = useState(false);
  const terms = words.documents;
  return (
    <tr>
      <th scope="row">
        <bdi dir="auto">{document.title ?? document.id}</bdi>
        <span className="small">
          {document.size === undefined ? `${document.reference?.number ?? ''}${words.dot}${document.reference?.holder ?? ''}` : `${terms.size(document.size)}${words.dot}${document.mediaType}`}
        </span>
        <Button weight="plain" onPress={() => setOpen(true)}>
          {document.form === 'file' ? terms.save : terms.readers}
        </Button>
        {open && <Opened document={document} onClose={() => setOpen(false)} />}
      </th>
      <td>
        {titles?.[document.handling]?.[language] ?? document.handling}
        <span className="small">{document.marking}</span>
        {document.committee && <Tag tone="warning">{terms.committee}</Tag>}
        {document.form === 'reference' && <Tag>{terms.refOnly}</Tag>}
      </td>
      <td>
        <bdi>{name(document.registeredBy)}</bdi>
        <span className="small">{word(words.seats, document.seat)}</span>
        <Time at={document.registered} />
      </td>
      <td>{document.sha256 && <Hash value={document.sha256} />}</td>
    </tr>
  );
}

/** Whoever opens it sees who read it before, and then may take it. */
function Opened({ document, onClose }: { document: Document; onClose: () => void }) {
  const { words } = useLanguage();
  const { name, all } = usePeople();
  const whole = useQuery(documentOf(document.id));
  const [reader, setReader] = useState('');
  const [at, setAt] = useState('');
  const [failed, setFailed] = useState(false);
  const terms = words.documents;
  const reading = useSending(async (key) => {
    await order(`/api/documents/${document.id}/commands/record-reading`, { reader, at: `${at}:00+09:00` }, key);
    onClose();
  });
  const save = async () => {
    setFailed(false);
    try {
      const url = URL.createObjectURL(await download(document.id));
      const link = window.document.createElement('a');
      link.href = url;
      link.download = document.title ?? document.id;
      link.click();
      URL.revokeObjectURL(url);
    } catch {
      setFailed(true);
    }
    whole.refetch();
  };
  const readings = whole.data?.readings ?? [];
  return (
    <Modal isOpen onClose={onClose} title={document.title ?? document.id}>
      {document.sha256 && <Hash value={document.sha256} whole />}
      <h3>{terms.readers}</h3>
      {readings.length === 0 && <p className="small">{terms.readersNone}</p>}
      <ul className="plain">
        {readings.map((one) => (
          <li key={`${one.reader} ${one.at}`}>
            <bdi>{name(one.reader)}</bdi> <Time at={one.at} />
            {one.entitled === false && <Tag tone="warning">{terms.notEntitled}</Tag>}
          </li>
        ))}
      </ul>
      {failed && <Notice tone="error" alert title={terms.failed} />}
      {document.form === 'file' ? (
        <div className="acts">
          <p className="small">{terms.noted}</p>
          <Button onPress={onClose}>{words.close}</Button>
          <Button weight="solid" onPress={save}>
            {terms.save}
          </Button>
        </div>
      ) : (
        <>
          <h3>{terms.recordReading}</h3>
          <Select label={terms.reader} required value={reader} onChange={setReader} options={all.map((person) => ({ value: person.id, label: name(person.id) }))} />
          <TextInput label={terms.at} required value={at} onChange={setAt} type="datetime-local" />
          <Sending problem={reading.problem} busy={reading.busy || reader === '' || at === ''} onSend={reading.send} onBack={onClose} />
        </>
      )}
    </Modal>
  );
}

const MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

function Register({ operation, onClose }: { operation: Case; onClose: () => void }) {
  const { language: spoken, words } = useLanguage();
  const found = useQuery(policies).data;
  const [values, setValues] = useState({ form: '', title: '', language: '', handling: '', marking: '', number: '', holder: '' });
  const [file, setFile] = useState<File>();
  const terms = words.documents;
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const grade = found?.handling.classes.find((one) => one.id === values.handling);
  const byReference = values.form === 'reference';
  const common = { operation: operation.id, title: values.title, language: values.language, handling: values.handling, marking: values.marking };
  const { problem, busy, send } = useSending(async (key) => {
    if (byReference) {
      await order('/api/documents', { ...common, reference: { number: values.number, holder: values.holder } }, key);
    } else if (file) {
      await upload(common, file, key);
    }
    await refresh();
    onClose();
  });
  const complete = Object.values(common).every((value) => value !== '') && (byReference ? values.number !== '' && values.holder !== '' : file !== undefined);
  const above = grade?.reference === true && !byReference;
  const pick = (event: FormEvent<HTMLInputElement>) => {
    const chosen = event.currentTarget.files?.[0];
    setFile(chosen);
    if (chosen && values.title === '') {
      setValues({ ...values, title: chosen.name });
    }
  };
  const marked = grade ? MARKINGS.slice(0, MARKINGS.indexOf(grade.marking) + 1) : MARKINGS;
  return (
    <Modal isOpen onClose={onClose} title={terms.register}>
      <Choice
        label={terms.form}
        required
        value={values.form}
        onChange={set('form')}
        options={[
          { value: 'file', label: terms.file },
          { value: 'reference', label: terms.reference },
        ]}
      />
      {values.form === 'file' && (
        <div className="field">
          <label className="label" htmlFor="document-file">
            {terms.choose}
          </label>
          <input id="document-file" className="input" type="file" accept={found?.handling.mediaTypes.join(',')} onChange={pick} />
        </div>
      )}
      <TextInput label={terms.ttl} required value={values.title} onChange={set('title')} most={500} />
      <Select label={terms.language} required value={values.language} onChange={set('language')} options={Object.entries(terms.languages).map(([value, label]) => ({ value, label }))} />
      <Select
        label={terms.handling}
        required
        value={values.handling}
        onChange={set('handling')}
        options={(found?.handling.classes ?? []).map(({ id }) => ({ value: id, label: found?.titles.handling[id]?.[spoken] ?? id }))}
      />
      <Select label={terms.marking} required value={values.marking} onChange={set('marking')} options={marked.map((value) => ({ value, label: value }))} />
      {byReference && (
        <>
          <TextInput label={terms.number} required value={values.number} onChange={set('number')} most={200} />
          <TextInput label={terms.holder} required value={values.holder} onChange={set('holder')} most={500} />
        </>
      )}
      {above && <Notice tone="warning" title={terms.ceiling} />}
      <Sending problem={problem} busy={busy || !complete || above} onSend={send} onBack={onClose} />
    </Modal>
  );
}
