import { describe, expect, it } from 'vitest';
import { ja } from '../../text/ja';
import type { Act } from './acts';
import { actsOf, enteredFor } from './acts';
import type { Case } from './case';
import { formOf, type Known, type Values } from './forms';

const SCOPE = 'a'.repeat(64);

const operation = (parts: Partial<Case> = {}): Case =>
  ({
    id: 'case',
    stage: 'review',
    legalBasis: 'sdf-91-3',
    executors: ['police', 'sdf'],
    gates: [
      { id: 'legal', kind: 'single' },
      { id: 'foreign-minister', kind: 'recorded' },
      { id: 'prime-minister-order', kind: 'recorded' },
    ],
    tasks: [],
    conditions: [],
    conflicts: [],
    obligations: [],
    commands: [],
    ...parts,
  }) as unknown as Case;

const known = (parts: Partial<Case> = {}, more: Partial<Known> = {}): Known => ({
  words: ja,
  operation: operation(parts),
  me: 'police',
  people: [],
  name: (person) => person,
  proposal: undefined,
  sitting: undefined,
  logged: [],
  ...more,
});

const decide = (gate: string): Act => ({ key: `decide ${gate}`, name: 'decide', commands: ['grant', 'refuse', 'return'], gate });

const sent = (act: Act, values: Values, on = known()) => {
  const form = formOf(act, on);
  return [form?.path(values), form?.body(values, SCOPE)];
};

describe('what is sent', () => {
  it('names the scope that was seen', () => {
    expect(sent(decide('legal'), { decision: 'refuse', reasons: 'no' })).toEqual([
      '/api/operations/case/commands/refuse',
      { gate: 'legal', scopeHash: SCOPE, reasons: 'no' },
    ]);
  });

  it('names the officer whose act a desk enters, and how the desk knows of it', () => {
    const on = known({ onBehalf: [{ name: 'accept', task: 't1', officer: 'police' }] }, { me: 'coordinator' });
    const [act] = enteredFor(on.operation);
    const values = { decidedBy: 'A', office: 'B', decidedAt: '2026-11-22T10:00', channel: 'document', reference: 'C' };
    expect(act && sent(act, values, on)).toEqual([
      '/api/operations/case/commands/accept',
      {
        task: 't1',
        onBehalfOf: {
          officer: 'police',
          attestation: { decidedBy: 'A', office: 'B', decidedAt: '2026-11-22T10:00:00+09:00', channel: 'document', reference: 'C' },
        },
      },
    ]);
    expect(act && formOf({ ...act, officer: undefined }, on)?.fields).toEqual([]);
  });

  it('lets who presides name anybody in a sitting, and a member only themselves', () => {
    const people = [
      { id: 'chair', seats: ['committee.chair'] },
      { id: 'expert', seats: ['committee.expert'] },
      { id: 'legal', seats: ['nco.legal'] },
    ] as unknown as Known['people'];
    const sitting = { presiding: 'chair', present: ['chair', 'member-1'], recused: [], experts: ['expert'] } as unknown as Known['sitting'];
    const parts = { sitting: { id: 'sitting', matter: 'approval', state: 'open' } } as Partial<Case>;
    const act = (name: string): Act => ({ key: name, name, commands: [name] });
    const named = (name: string, me: string) => formOf(act(name), known(parts, { me, people, sitting }))?.fields[0]?.options?.map((option) => option.value);
    expect(named('sitting-leave', 'chair')).toEqual(['chair', 'member-1', 'expert']);
    expect(named('sitting-leave', 'member-1')).toEqual(['member-1']);
    expect(named('sitting-attend', 'chair')).toEqual(['chair', 'expert']);
    expect(named('sitting-hear', 'chair')).toEqual(['expert']);
    expect(sent(act('sitting-recuse'), { person: 'member-1', reason: 'kin' }, known(parts, { me: 'member-1', people, sitting }))).toEqual([
      '/api/sittings/sitting/commands/recuse',
      { person: 'member-1', reason: 'kin' },
    ]);
    expect(sent(act('sitting-leave'), { person: 'member-1' }, known(parts, { me: 'member-1', people, sitting }))[1]).toEqual({ person: 'member-1' });
  });

  it('moves an approval of a part, and leaves nothing out of a refusal', () => {
    const act: Act = { key: 's', name: 'sitting-move', commands: ['sitting-move'] };
    const parts = { sitting: { id: 'sit', matter: 'approval', state: 'open' } } as Partial<Case>;
    const values: Values = { decision: 'approve', reasons: 'r', excludes: 't1\nt2' };
    expect(sent(act, values, known(parts))).toEqual(['/api/sittings/sit/commands/move', { decision: 'approve', reasons: 'r', excludes: ['t1', 't2'], scopeHash: SCOPE }]);
    expect(sent(act, { ...values, decision: 'refuse' }, known(parts))[1]).not.toHaveProperty('excludes');
  });

  it('reads an oral decision back for its gate and the scope that was seen', () => {
    const act: Act = { key: 'confirm-oral foreign-minister', name: 'confirm-oral', commands: ['confirm-oral'], gate: 'foreign-minister' };
    expect(sent(act, { readBackTo: 'secretary', readBackAt: '2026-12-01T09:00:05', readBackWords: 'as named' })).toEqual([
      '/api/operations/case/commands/confirm-oral',
      { gate: 'foreign-minister', scopeHash: SCOPE, readBack: { to: 'secretary', at: '2026-12-01T09:00:05+09:00', words: 'as named' } },
    ]);
  });

  it('attaches a document of the case to the gate that the hub named', () => {
    const [first, second] = actsOf(operation({ commands: [{ name: 'attach-paper', gate: 'nsc-review' }, { name: 'attach-paper', gate: 'foreign-minister' }] }), []);
    expect(first?.key).not.toBe(second?.key);
    expect(sent(second as Act, { document: 'paper' })[1]).toEqual({ gate: 'foreign-minister', document: 'paper' });
  });

  it('carries conditions and a limit of time with a grant only', () => {
    const values: Values = { decision: 'grant', reasons: 'yes', conditions: ['one', ' '], validUntil: '2026-12-01T09:00' };
    expect(sent(decide('legal'), values)[1]).toEqual({ gate: 'legal', scopeHash: SCOPE, reasons: 'yes', conditions: ['one'], validUntil: '2026-12-01T09:00:00+09:00' });
    expect(sent(decide('legal'), { ...values, decision: 'return' })[1]).toEqual({ gate: 'legal', scopeHash: SCOPE, reasons: 'yes' });
  });

  it('carries the attestation of a decision taken elsewhere, also when it refuses', () => {
    const values: Values = { decision: 'refuse', reasons: 'r', decidedBy: 'A', office: 'B', decidedAt: '2026-11-23T10:00', channel: 'telephone', heardBy: 'C', reference: 'D' };
    expect(sent(decide('foreign-minister'), values)[1]).toEqual({
      gate: 'foreign-minister',
      scopeHash: SCOPE,
      reasons: 'r',
      attestation: { decidedBy: 'A', office: 'B', decidedAt: '2026-11-23T10:00:00+09:00', channel: 'telephone', heardBy: 'C', reference: 'D' },
    });
  });

  it('forgets who heard it once the decision came by document', () => {
    const values: Values = { decision: 'grant', reasons: 'r', decidedBy: 'A', office: 'B', decidedAt: '2026-11-23T10:00', channel: 'document', heardBy: 'C', reference: 'D' };
    expect((sent(decide('foreign-minister'), values)[1] as { attestation: object }).attestation).not.toHaveProperty('heardBy');
  });

  it('tells what an entry left behind only where something was', () => {
    const act: Act = { key: 'log', name: 'log', commands: ['log'] };
    const plain: Values = { task: 't', measure: 'm', target: 't-1', occurred: '2026-11-23T10:00:00', identifiedAt: '2026-11-23T09:59:00', identifiedHow: 'h' };
    expect(Object.keys(sent(act, plain)[1] as object)).not.toEqual(expect.arrayContaining(['data']));
    expect(sent(act, { ...plain, dataKept: 'a copy', lossWhat: 'mail', lossWho: 'a clinic', safeStop: 'yes' })[1]).toMatchObject({
      data: { kept: 'a copy' },
      loss: { who: 'a clinic', what: 'mail' },
      safeStop: true,
    });
  });

  it('answers only what this seat owes words for', () => {
    const obligations = [
      { id: 'o-1', kind: 'deviation', owner: 'police.director', state: 'open' },
      { id: 'o-2', kind: 'data-kept', owner: 'sdf.director', state: 'open' },
      { id: 'o-3', kind: 'data-kept', owner: 'police.director', state: 'fulfilled' },
      { id: 'o-4', kind: 'report', owner: 'police.director', state: 'open' },
    ] as unknown as Case['obligations'];
    const form = formOf({ key: 'a', name: 'answer-obligation', commands: ['answer-obligation'] }, known({ obligations }, { seat: 'police.director' }));
    expect(form?.fields[0]?.options?.map((option) => option.value)).toEqual(['o-1']);
    expect(form?.body({ obligation: 'o-1', answer: 'deleted' }, SCOPE)).toEqual({ obligation: 'o-1', answer: 'deleted' });
  });

  it('acknowledges every condition in force', () => {
    const conditions = [{ id: 'c-1', text: 'one', acknowledgedBy: [] }, { id: 'c-2', acknowledgedBy: [] }];
    const form = formOf({ key: 'ready', name: 'ready', commands: ['ready'], task: 't' }, known({ conditions }));
    expect(form?.fields.map((field) => [field.label, field.required])).toEqual([['one', true], ['c-2', true]]);
    expect(form?.body({}, SCOPE)).toEqual({ task: 't', conditions: ['c-1', 'c-2'] });
  });

  it('splits attendance into present and recused', () => {
    const people = ['chair', 'm1', 'm2'].map((id) => ({ id, key: id, name: id, organisation: 'committee', seats: [id === 'chair' ? 'committee.chair' : 'committee.member'], designations: [] }));
    const values: Values = { matter: 'approval', 'mode chair': 'room', 'mode m1': 'recused', 'why m1': 'kin', 'mode m2': 'absent' };
    expect(sent({ key: 's', name: 'sitting-create', commands: ['sitting-create'] }, values, known({}, { people: people as Known['people'] }))).toEqual([
      '/api/sittings',
      { operation: 'case', matter: 'approval', present: [{ person: 'chair', mode: 'room' }], recused: [{ person: 'm1', reason: 'kin' }] },
    ]);
  });

  it('asks for a casting vote on a tie only', () => {
    const sitting = (against: number) => ({ tally: { for: 2, against, abstain: 0 } }) as unknown as Known['sitting'];
    const act: Act = { key: 's', name: 'sitting-close', commands: ['sitting-close'] };
    const open = { sitting: { id: 's', matter: 'approval', state: 'open' } } as unknown as Partial<Case>;
    expect(formOf(act, known(open, { sitting: sitting(2) }))?.fields).toHaveLength(1);
    expect(formOf(act, known(open, { sitting: sitting(1) }))?.fields).toHaveLength(0);
  });

  it('offers the police officer as partner of the SDF task', () => {
    const tasks = [{ id: 't', agency: 'police', officer: 'police', state: 'tasked' }] as unknown as Case['tasks'];
    const form = formOf({ key: 'task', name: 'task', commands: ['task'] }, known({ tasks }));
    expect(form?.fields.find((field) => field.name === 'agency')?.options?.map((option) => option.value)).toEqual(['sdf']);
    expect(form?.fields.find((field) => field.name === 'partner')?.options?.map((option) => option.value)).toEqual(['police']);
  });
});

describe('what may be done', () => {
  it('is what the hub offers, one act for the answers at one gate, the halt elsewhere', () => {
    const commands = [
      { name: 'note' },
      { name: 'halt' },
      { name: 'grant', gate: 'legal' },
      { name: 'refuse', gate: 'legal' },
      { name: 'accept', task: 't' },
    ];
    expect(actsOf(operation({ commands }), []).map((act) => [act.key, act.commands])).toEqual([
      ['decide legal', ['grant', 'refuse']],
      ['accept t', ['accept']],
      ['note', ['note']],
    ]);
  });
});
