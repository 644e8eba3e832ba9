import type { Schemas } from '../../api/client';
import type { Option } from '../../parts/field';
import type { Dictionary } from '../../text/ja';
import { formOf as formOfConflict } from '../conflicts/forms';
import type { Act } from './acts';
import { type Case, liveTasks } from './case';

export type Values = Record<string, string | string[]>;

export interface Field {
  name: string;
  label: string;
  kind: 'text' | 'long' | 'choice' | 'select' | 'instant' | 'lines' | 'tick';
  required: boolean;
  options?: Option[];
  note?: string | undefined;
  /** An instant to the second: an act of the minute in which a measure began must not seem to come before it. */
  precise?: boolean;
  /** What a tick says when it is looked over; absent: that a condition is acknowledged. */
  said?: string;
  /** Absent: always there. */
  when?: (values: Values) => boolean;
}

/** How an act is filled in and what is sent for it. Nothing has a value before somebody gives it one, but what holds already and is to be changed. */
export interface Form {
  fields: Field[];
  /** Some orders name what they decide on, so that a later change cannot slip under them. */
  scoped: boolean;
  note?: string | undefined;
  /** What the fields begin with, where what holds now is to be changed. */
  given?: Values;
  /** The hub is asked before it is sent what would follow from it. */
  foreseen?: boolean;
  path: (values: Values) => string;
  body: (values: Values, scopeHash: string) => Record<string, unknown>;
  /** The command it comes to, for its name and consequence. */
  command: (values: Values) => string;
}

export interface Known {
  words: Dictionary;
  operation: Case;
  me: string;
  /** The seat in which I act. */
  seat?: string | undefined;
  people: Schemas['PersonView'][];
  name: (person: string) => string;
  proposal: Schemas['ProposalView'] | undefined;
  sitting: Schemas['Sitting'] | undefined;
  /** Log entries of this case, for corrections: id and what is shown for it. */
  logged: Option[];
  /** Documents of this case: id and title. */
  documents?: Option[];
}

export const text = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

export const lines = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.map((line) => line.trim()).filter((line) => line !== '') : [];
};

/** Ids of targets, one a line or side by side. */
export const ids = (values: Values, name: string): string[] =>
  text(values, name)
    .split(/[\s,]+/)
    .filter((id) => id !== '');

/** Written in Japan time, without seconds where they are none. */
export const instant = (values: Values, name: string): string => {
  const written = text(values, name);
  return `${written}${written.length === 'yyyy-MM-ddTHH:mm'.length ? ':00' : ''}+09:00`;
};

const given = (values: Values, name: string): boolean => text(values, name).trim() !== '';

export const options = (table: Record<string, string>, only?: string[]): Option[] =>
  (only ?? Object.keys(table)).map((value) => ({ value, label: table[value] ?? value }));

export const long = (name: string, label: string, required = true): Field => ({ name, label, kind: 'long', required });
const short = (name: string, label: string, required = true): Field => ({ name, label, kind: 'text', required });
const when = (name: string, label: string, required = true): Field => ({ name, label, kind: 'instant', required });

/** For an act that a desk enters, how the desk knows of it stands beside the act's own fields. */
export function formOf(act: Act, known: Known): Form | undefined {
  const { officer } = act;
  const form = ownForm(act, officer ? { ...known, me: officer } : known);
  if (!form || !officer) {
    return form;
  }
  return {
    ...form,
    note: known.words.fields.behalfNote,
    command: () => 'enter',
    fields: [...attestation(known.words, known.words.entered), ...form.fields],
    body: (values, scopeHash) => ({ ...form.body(values, scopeHash), onBehalfOf: { officer, attestation: attested(values) } }),
  };
}

function ownForm(act: Act, known: Known): Form | undefined {
  const { operation, words } = known;
  const base = `/api/operations/${operation.id}/commands`;
  const simple = (fields: Field[], body: Form['body'] = () => ({}), scoped = false): Form => ({
    fields,
    scoped,
    path: () => `${base}/${act.name}`,
    command: () => act.name,
    body,
  });
  const reason = [long('reason', words.fields.reason)];
  const reasoned: Form['body'] = (values) => ({ reason: text(values, 'reason') });
  switch (act.name) {
    case 'decide':
      return decide(act, known, base);
    case 'submit':
    case 'start':
    case 'end':
    case 'close':
      return simple([]);
    case 'withdraw':
    case 'revoke':
    case 'resume':
      return simple(reason, reasoned);
    case 'withdraw-amendment':
      return simple([long('reasons', words.fields.reason)], (values) => ({ reasons: text(values, 'reasons') }));
    case 'accept':
    case 'acknowledge-halt':
    case 'acknowledge-scope':
      return simple([], () => ({ task: act.task }));
    case 'take-note':
      return simple([], () => ({ gate: act.gate }));
    case 'decline':
      return simple(reason, (values) => ({ task: act.task, reason: text(values, 'reason') }));
    case 'ready':
      return ready(act, known, simple);
    case 'task':
      return tasking(known, simple);
    case 'log':
      return { ...simple(log(known), (values, scopeHash) => logBody(values, scopeHash), true), foreseen: true };
    case 'correct':
      return {
        ...simple(
        [{ name: 'entry', label: words.fields.corrects, kind: 'select', required: true, options: known.logged }, ...reason, ...log(known)],
        (values, scopeHash) => ({ entry: text(values, 'entry'), reason: text(values, 'reason'), ...logBody(values, scopeHash) }),
        true,
        ),
        foreseen: true,
      };
    case 'confirm-oral':
      return {
        ...simple(
          [short('readBackTo', words.fields.readBackTo), { ...when('readBackAt', words.fields.readBackAt), precise: true }, long('readBackWords', words.fields.readBackWords)],
          (values, scopeHash) => ({
            gate: act.gate,
            scopeHash,
            readBack: { to: text(values, 'readBackTo'), at: instant(values, 'readBackAt'), words: text(values, 'readBackWords') },
          }),
          true,
        ),
        note: words.fields.readBackNote,
      };
    case 'attach-paper':
      return simple([{ name: 'document', label: words.fields.document, kind: 'select', required: true, options: known.documents ?? [] }], (values) => ({
        gate: act.gate,
        document: text(values, 'document'),
      }));
    case 'note':
      return simple([long('text', words.fields.text)], (values) => ({ text: text(values, 'text') }));
    case 'invoke-exception':
      return simple([long('ground', words.fields.ground), long('facts', words.fields.facts), long('noTimeBecause', words.fields.noTime)], (values) => ({
        ground: text(values, 'ground'),
        facts: text(values, 'facts'),
        noTimeBecause: text(values, 'noTimeBecause'),
      }));
    case 'notify-committee':
      return simple([long('facts', words.fields.facts)], (values) => ({ facts: text(values, 'facts') }));
    case 'answer-recommendation':
    case 'answer-supplement':
      return simple([long('answer', words.fields.answer)], (values) => ({ answer: text(values, 'answer') }));
    case 'answer-obligation':
      return simple(
        [{ name: 'obligation', label: words.fields.obligation, kind: 'select', required: true, options: answerable(known) }, long('answer', words.fields.answer)],
        (values) => ({ obligation: text(values, 'obligation'), answer: text(values, 'answer') }),
      );
    case 'report':
      return report(known, simple);
    case 'sitting-create':
      return open(known);
    case 'sitting-move':
    case 'sitting-vote':
    case 'sitting-withdraw':
    case 'sitting-decide':
    case 'sitting-close':
    case 'sitting-attend':
    case 'sitting-leave':
    case 'sitting-recuse':
    case 'sitting-hear':
    case 'sitting-adjourn':
      return session(act, known);
    case 'conflict-own':
    case 'conflict-dispose':
    case 'conflict-override':
    case 'conflict-release':
      return collision(act, known);
    default:
      return undefined;
  }
}

type Simple = (fields: Field[], body?: Form['body'], scoped?: boolean) => Form;

function decide(act: Act, { words, operation }: Known, base: string): Form {
  const gate = operation.gates.find((one) => one.id === act.gate);
  const granting = (values: Values) => text(values, 'decision') === 'grant';
  const fields: Field[] = [
    {
      name: 'decision',
      label: words.fields.gateChoice,
      kind: 'choice',
      required: true,
      options: act.commands.map((name) => ({ value: name, label: words.commands[name as 'grant'].name })),
    },
    { ...long('reasons', words.decision.reasons), note: words.decision.reasonsNote },
  ];
  const recorded = gate?.kind === 'recorded';
  const formed = act.gate === 'public-safety-commission';
  const period = act.gate === 'prime-minister-order';
  if (recorded) {
    fields.push(...attestation(words));
  }
  if (formed) {
    fields.push({ name: 'form', label: words.fields.form, kind: 'choice', required: true, options: options(words.fields.forms), when: granting });
  }
  if (period) {
    fields.push({ ...when('validFrom', words.fields.validFrom), when: granting }, { ...when('validUntil', words.fields.validUntil), when: granting });
  } else {
    fields.push(
      { name: 'conditions', label: words.decision.conditions, kind: 'lines', required: false, when: granting },
      { ...when('validUntil', words.fields.validUntilOptional, false), when: granting },
    );
  }
  fields.push({ ...long('excludes', words.fields.excludes, false), note: words.fields.excludesNote, when: granting });
  return {
    fields,
    scoped: true,
    note: recorded ? words.fields.attestationNote : undefined,
    command: (values) => text(values, 'decision') || 'decide',
    path: (values) => `${base}/${text(values, 'decision')}`,
    body: (values, scopeHash) => ({
      gate: act.gate,
      scopeHash,
      reasons: text(values, 'reasons'),
      ...(recorded ? { attestation: attested(values) } : {}),
      ...(granting(values) && formed ? { form: text(values, 'form') } : {}),
      ...(granting(values) && period ? { validFrom: instant(values, 'validFrom') } : {}),
      ...(granting(values) && given(values, 'validUntil') ? { validUntil: instant(values, 'validUntil') } : {}),
      ...(granting(values) && lines(values, 'conditions').length > 0 ? { conditions: lines(values, 'conditions') } : {}),
      ...(granting(values) && ids(values, 'excludes').length > 0 ? { excludes: ids(values, 'excludes') } : {}),
    }),
  };
}

function attestation(words: Dictionary, said: Record<'decidedBy' | 'office' | 'decidedAt', string> = words.fields): Field[] {
  const oral = (values: Values) => text(values, 'channel') !== '' && text(values, 'channel') !== 'document';
  return [
    short('decidedBy', said.decidedBy),
    short('office', said.office),
    when('decidedAt', said.decidedAt),
    { name: 'channel', label: words.fields.channel, kind: 'choice', required: true, options: options(words.fields.channels) },
    { ...short('heardBy', words.fields.heardBy), when: oral },
    short('reference', words.fields.reference),
  ];
}

const attested = (values: Values) => ({
  decidedBy: text(values, 'decidedBy'),
  office: text(values, 'office'),
  decidedAt: instant(values, 'decidedAt'),
  channel: text(values, 'channel'),
  ...(text(values, 'channel') !== 'document' && given(values, 'heardBy') ? { heardBy: text(values, 'heardBy') } : {}),
  reference: text(values, 'reference'),
});

function ready(act: Act, { words, operation }: Known, simple: Simple): Form {
  const form = simple(
    operation.conditions.map((condition) => ({
      name: `condition ${condition.id}`,
      label: condition.text ?? condition.id,
      kind: 'tick',
      required: true,
    })),
    () => ({ task: act.task, conditions: operation.conditions.map((condition) => condition.id) }),
  );
  return { ...form, note: operation.conditions.length > 0 ? words.fields.acknowledged : words.fields.noConditions };
}

function tasking({ words, operation, people, name }: Known, simple: Simple): Form {
  const live = liveTasks(operation);
  const free = operation.executors.filter((agency) => !live.some((task) => task.agency === agency));
  const officers = (agency: string): Option[] =>
    people
      .filter((person) => person.seats.includes(agency === 'police' ? 'police.officer' : 'sdf.officer'))
      .map((person) => ({ value: person.id, label: name(person.id) + words.aside(words.organisations[person.organisation as 'npa'] ?? person.organisation) }));
  const police = live.find((task) => task.agency === 'police')?.officer;
  const joint = operation.legalBasis === 'sdf-91-3';
  const of = (agency: string) => (values: Values) => text(values, 'agency') === agency;
  const fields: Field[] = [
    { name: 'agency', label: words.fields.agency, kind: 'choice', required: true, options: free.map((agency) => ({ value: agency, label: words.agencies[agency] })) },
    ...free.map(
      (agency): Field => ({ name: `officer ${agency}`, label: words.fields.officer, kind: 'select', required: true, options: officers(agency), when: of(agency) }),
    ),
    ...(joint
      ? [
          {
            name: 'partner',
            label: words.fields.partner,
            kind: 'select' as const,
            required: true,
            options: police ? [{ value: police, label: name(police) }] : [],
            when: of('sdf'),
          },
        ]
      : []),
    long('instructions', words.fields.instructions),
    long('limits', words.fields.limits),
    { name: 'reportEvery', label: words.fields.reportEvery, kind: 'select', required: true, options: options(words.fields.intervals) },
  ];
  return simple(fields, (values) => ({
    agency: text(values, 'agency'),
    officer: text(values, `officer ${text(values, 'agency')}`),
    ...(joint && text(values, 'agency') === 'sdf' ? { partner: text(values, 'partner') } : {}),
    instructions: text(values, 'instructions'),
    limits: text(values, 'limits'),
    reportEvery: text(values, 'reportEvery'),
  }));
}

function log({ words, operation, me, proposal }: Known): Field[] {
  const mine = operation.tasks.filter((task) => task.officer === me);
  return [
    { name: 'task', label: words.fields.task, kind: 'select', required: true, options: mine.map((task) => ({ value: task.id, label: words.agencies[task.agency] + words.aside(words.tasks.states[task.state]) })) },
    {
      name: 'measure',
      label: words.fields.measure,
      kind: 'select',
      required: true,
      options: (proposal?.measures ?? []).map((measure) => ({ value: measure.id, label: words.operation.measureKinds[measure.kind] + words.aside(measure.id) })),
    },
    { ...short('target', words.fields.target), note: words.fields.targetNote },
    { ...when('occurred', words.fields.occurred), precise: true },
    { ...when('identifiedAt', words.fields.identifiedAt), precise: true },
    long('identifiedHow', words.fields.identifiedHow),
    { name: 'placeChanged', label: words.fields.placeChanged, kind: 'tick', required: false, said: words.fields.placeChanged },
    { name: 'holderChanged', label: words.fields.holderChanged, kind: 'tick', required: false, said: words.fields.holderChanged },
    long('action', words.fields.action),
    long('effect', words.fields.effect),
    long('dataHandled', words.fields.dataHandled),
    { ...long('deviation', words.fields.deviation, false), note: words.fields.owedNote },
    long('dataSeen', words.fields.dataSeen, false),
    { ...long('dataKept', words.fields.dataKept, false), note: words.fields.owedNote },
    long('dataDeleted', words.fields.dataDeleted, false),
    { ...long('lossWhat', words.fields.lossWhat, false), note: words.fields.owedNote },
    { ...short('lossWho', words.fields.lossWho), when: (values) => given(values, 'lossWhat') },
    { name: 'safeStop', label: words.fields.safeStop, kind: 'tick', required: false, said: words.timeline.safeStop },
  ];
}

const DATA = ['dataSeen', 'dataKept', 'dataDeleted'];

const dataOf = (values: Values) => ({
  ...(given(values, 'dataSeen') ? { seen: text(values, 'dataSeen') } : {}),
  ...(given(values, 'dataKept') ? { kept: text(values, 'dataKept') } : {}),
  ...(given(values, 'dataDeleted') ? { deleted: text(values, 'dataDeleted') } : {}),
});

const logBody = (values: Values, scopeHash: string) => ({
  task: text(values, 'task'),
  measure: text(values, 'measure'),
  target: text(values, 'target').trim(),
  occurred: instant(values, 'occurred'),
  identified: {
    at: instant(values, 'identifiedAt'),
    how: text(values, 'identifiedHow'),
    ...(text(values, 'placeChanged') === 'yes' ? { placeChanged: true } : {}),
    ...(text(values, 'holderChanged') === 'yes' ? { holderChanged: true } : {}),
  },
  action: text(values, 'action'),
  effect: text(values, 'effect'),
  dataHandled: text(values, 'dataHandled'),
  ...(given(values, 'deviation') ? { deviation: text(values, 'deviation') } : {}),
  ...(DATA.some((part) => given(values, part)) ? { data: dataOf(values) } : {}),
  ...(given(values, 'lossWhat') ? { loss: { who: text(values, 'lossWho'), what: text(values, 'lossWhat') } } : {}),
  ...(text(values, 'safeStop') === 'yes' ? { safeStop: true } : {}),
  scopeHash,
});

const ANSWERED = new Set(['out-of-scope-entry', 'deviation', 'data-seen', 'data-kept', 'data-deleted', 'third-party-loss']);

/** What this seat owes words for; numbered, for several may be of one kind. */
const answerable = ({ operation, words, seat }: Known): Option[] =>
  operation.obligations
    .filter((one) => ANSWERED.has(one.kind) && one.owner === seat && one.state !== 'fulfilled' && one.state !== 'void')
    .map((one, at) => ({ value: one.id, label: `${at + 1}. ${words.obligations.kinds[one.kind as 'deviation']}` }));

function report({ words, operation }: Known, simple: Simple): Form {
  const owed = new Set(operation.obligations.filter((one) => one.kind === 'condition' && one.state !== 'fulfilled').map((one) => one.id));
  const conditions = operation.conditions.filter((condition) => owed.has(condition.id));
  return simple(
    [
      long('result', words.fields.result),
      long('sideEffects', words.fields.sideEffects),
      { name: 'notice', label: words.fields.notice, kind: 'choice', required: true, options: options(words.fields.notices) },
      long('noticeWhy', words.fields.noticeWhy),
      long('residualRisk', words.fields.residualRisk),
      ...conditions.map((condition) => long(`condition ${condition.id}`, words.fields.conditionAnswer(condition.text ?? condition.id))),
    ],
    (values) => ({
      result: text(values, 'result'),
      sideEffects: text(values, 'sideEffects'),
      administratorNotice: { status: text(values, 'notice'), why: text(values, 'noticeWhy') },
      residualRisk: text(values, 'residualRisk'),
      ...(conditions.length > 0 ? { conditions: conditions.map(({ id }) => ({ id, answer: text(values, `condition ${id}`) })) } : {}),
    }),
  );
}

/** Matters that fit the stage; whether one may be opened is the hub's to say. */
const MATTERS: Partial<Record<Case['stage'], string[]>> = {
  review: ['approval'],
  reported: ['confirmation', 'recommendation'],
  halted: ['halt', 'revocation'],
};

function open({ words, operation, people, name }: Known): Form {
  const members = people.filter((person) => person.seats.some((seat) => seat === 'committee.chair' || seat === 'committee.member'));
  const mode = (person: string) => (values: Values) => text(values, `mode ${person}`);
  return {
    scoped: false,
    path: () => '/api/sittings',
    command: () => 'sitting-create',
    fields: [
      {
        name: 'matter',
        label: words.fields.matter,
        kind: 'choice',
        required: true,
        options: options(words.fields.matters, MATTERS[operation.stage] ?? ['revocation']),
      },
      ...members.flatMap((person): Field[] => [
        { name: `mode ${person.id}`, label: name(person.id), kind: 'select', required: true, options: options(words.fields.modes) },
        { ...long(`why ${person.id}`, `${name(person.id)}: ${words.fields.recusedReason}`), when: (values) => mode(person.id)(values) === 'recused' },
      ]),
    ],
    body: (values) => {
      const present = members.filter(({ id }) => ['room', 'video', 'telephone'].includes(mode(id)(values)));
      const recused = members.filter(({ id }) => mode(id)(values) === 'recused');
      return {
        operation: operation.id,
        matter: text(values, 'matter'),
        present: present.map(({ id }) => ({ person: id, mode: mode(id)(values) })),
        ...(recused.length > 0 ? { recused: recused.map(({ id }) => ({ person: id, reason: text(values, `why ${id}`) })) } : {}),
      };
    },
  };
}

const DECISIONS: Record<string, string[]> = {
  approval: ['approve', 'refuse', 'return', 'ask'],
  confirmation: ['confirm', 'recommend', 'ask'],
  recommendation: ['recommend', 'ask'],
  revocation: ['revoke', 'ask'],
  halt: ['uphold-halt', 'lift-halt'],
};

/** Whom a change of attendance may concern: oneself, and anybody for who presides. */
function coming(name: 'attend' | 'leave' | 'recuse' | 'hear', { words, sitting, me, people, name: called }: Known): Field[] {
  const listed = (ids: string[]): Option[] => ids.map((id) => ({ value: id, label: called(id) }));
  const seated = (...seats: string[]) => people.filter((person) => person.seats.some((seat) => seats.includes(seat))).map((person) => person.id);
  const presides = sitting?.presiding === me && sitting.present.includes(me);
  const here = [...(sitting?.present ?? []), ...(name === 'leave' ? (sitting?.experts ?? []) : [])];
  const persons = {
    attend: seated('committee.chair', 'committee.member', 'committee.expert').filter((id) => !sitting?.recused.includes(id)),
    leave: presides ? here : [me],
    recuse: presides ? here : [me],
    hear: seated('committee.expert'),
  }[name];
  const who = name === 'hear' ? 'expert' : 'person';
  const first: Field = { name: who, label: words.sitting[who], kind: 'select', required: true, options: listed(persons) };
  switch (name) {
    case 'attend':
      return [first, { name: 'mode', label: words.sitting.mode, kind: 'choice', required: true, options: options(words.fields.modes, ['room', 'video', 'telephone']) }];
    case 'hear':
      return [first, long('summary', words.sitting.summary)];
    default:
      return [first, long('reason', words.fields.reason, name === 'recuse')];
  }
}

function session(act: Act, known: Known): Form | undefined {
  const { words, operation, sitting } = known;
  const id = operation.sitting?.id;
  if (!id) {
    return undefined;
  }
  const name = act.name.replace('sitting-', '');
  const approving = (values: Values) => text(values, 'decision') === 'approve';
  const common = { scoped: name === 'move', path: () => `/api/sittings/${id}/commands/${name}`, command: () => act.name };
  switch (name) {
    case 'move':
      return {
        ...common,
        fields: [
          {
            name: 'decision',
            label: words.fields.decision,
            kind: 'choice',
            required: true,
            options: options(words.fields.decisions, DECISIONS[operation.sitting?.matter ?? ''] ?? []),
          },
          { ...long('reasons', words.decision.reasons), note: words.decision.reasonsNote },
          long('text', words.fields.motionText, false),
          { name: 'conditions', label: words.decision.conditions, kind: 'lines', required: false, when: approving },
          { ...long('excludes', words.fields.excludes, false), note: words.fields.excludesNote, when: approving },
        ],
        body: (values, scopeHash) => ({
          decision: text(values, 'decision'),
          reasons: text(values, 'reasons'),
          ...(given(values, 'text') ? { text: text(values, 'text') } : {}),
          ...(approving(values) && lines(values, 'conditions').length > 0 ? { conditions: lines(values, 'conditions') } : {}),
          ...(approving(values) && ids(values, 'excludes').length > 0 ? { excludes: ids(values, 'excludes') } : {}),
          scopeHash,
        }),
      };
    case 'vote': {
      const motion = sitting?.motion?.hash;
      return motion
        ? {
            ...common,
            fields: [
              { name: 'choice', label: words.fields.choice, kind: 'choice', required: true, options: options(words.fields.choices) },
              { ...long('reasons', words.decision.reasons), note: words.decision.reasonsCommittee },
            ],
            body: (values) => ({ motionHash: motion, choice: text(values, 'choice'), reasons: text(values, 'reasons') }),
          }
        : undefined;
    }
    case 'decide':
    case 'close': {
      const tie = sitting && sitting.tally.for === sitting.tally.against && sitting.tally.for > 0;
      return {
        ...common,
        fields: tie ? [{ name: 'castingVote', label: words.fields.castingVote, kind: 'choice', required: true, options: options(words.fields.choices, ['for', 'against']) }] : [],
        body: (values) => (given(values, 'castingVote') ? { castingVote: text(values, 'castingVote') } : {}),
      };
    }
    case 'withdraw':
      return { ...common, fields: [], body: () => ({}) };
    case 'attend':
    case 'leave':
    case 'recuse':
    case 'hear': {
      const fields = coming(name, known);
      return {
        ...common,
        fields,
        body: (values) => Object.fromEntries(fields.filter((field) => given(values, field.name)).map((field) => [field.name, text(values, field.name)])),
      };
    }
    case 'adjourn':
      return { ...common, fields: [long('reason', words.fields.reason)], body: (values) => ({ reason: text(values, 'reason') }) };
    default:
      return undefined;
  }
}

function collision(act: Act, { words, operation }: Known): Form | undefined {
  const { parties } = words.fields;
  return (
    act.conflict &&
    formOfConflict(act.conflict, act.name, words, (one) =>
      one.id === operation.id ? parties.operation : one.kind === 'activity' ? parties.activity : parties.other,
    )
  );
}
