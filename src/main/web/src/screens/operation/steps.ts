import type { Dictionary } from '../../text/ja';
import { type Case, type Entry, type Gate, isFinal, last } from './case';

export type StepState = 'done' | 'current' | 'next' | 'stopped' | 'refused' | 'void' | 'cut';

export interface Step {
  key: string;
  name: string;
  state: StepState;
  /** When it was done, or when it should be. */
  at?: string | undefined;
  /** How far it is, in words. */
  note?: string | undefined;
}

type GateName = (gate: string) => string;

const ORDER = ['draft', 'screening', 'review', 'authorised', 'tasked', 'executing', 'halted', 'ended', 'reported', 'closed'];

/** From the stage alone; where a case ended early, from how far it had come. */
function reached(operation: Case, entries: Entry[]): number {
  if (!isFinal(operation) || operation.stage === 'closed') {
    return ORDER.indexOf(operation.stage);
  }
  if (last(entries, 'operation.Tasked')) {
    return ORDER.indexOf('tasked');
  }
  if (last(entries, 'operation.Authorised')) {
    return ORDER.indexOf('authorised');
  }
  return last(entries, 'operation.Submitted') ? ORDER.indexOf('review') : ORDER.indexOf('draft');
}

/** Consecutive decisions that are only recorded here make one step: they were taken elsewhere, side by side. */
function grouped(gates: Gate[]): Gate[][] {
  const groups: Gate[][] = [];
  for (const gate of gates) {
    const group = groups.at(-1);
    if (gate.kind === 'recorded' && group?.[0]?.kind === 'recorded') {
      group.push(gate);
    } else {
      groups.push([gate]);
    }
  }
  return groups;
}

function stateOf(group: Gate[], now: boolean): StepState {
  if (group.some((gate) => gate.state === 'refused')) {
    return 'refused';
  }
  if (group.every((gate) => gate.state === 'granted')) {
    return 'done';
  }
  if (group.some((gate) => gate.state === 'void')) {
    return 'void';
  }
  return now && group.some((gate) => gate.state === 'open' || gate.state === 'oral' || gate.state === 'granted') ? 'current' : 'next';
}

const latest = (group: Gate[]): string | undefined =>
  group
    .filter((gate) => gate.state === 'granted' || gate.state === 'refused')
    .map((gate) => gate.decided?.at)
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);

/** The course of this case: its own gates, those that apply to it, between the stages that every case has. */
export function stepsOf(operation: Case, entries: Entry[], words: Dictionary, gateName: GateName): Step[] {
  const stage = reached(operation, entries);
  const at = (name: string) => ORDER.indexOf(name);
  const applies = operation.gates.filter((gate) => gate.state !== 'not-applicable');
  const early = isFinal(operation) && operation.stage !== 'closed';
  const here = (name: string): StepState => (early ? 'cut' : operation.stage === 'halted' && name === 'executing' ? 'stopped' : 'current');
  const plain = (key: string, name: string, begins: string, over: string, type: string[], plan?: string): Step => {
    const state: StepState = stage >= at(over) ? 'done' : stage >= at(begins) ? here(begins) : 'next';
    return { key, name, state, at: state === 'done' ? last(entries, ...type)?.recorded : plan };
  };
  const gateStep = (group: Gate[], now: boolean): Step => {
    const [only] = group;
    const several = group.length > 1;
    const granted = group.filter((gate) => gate.state === 'granted').length;
    return {
      key: group.map((gate) => gate.id).join(' '),
      name: several ? words.steps.recorded : gateName(only?.id ?? ''),
      state: early && stateOf(group, true) === 'current' ? 'cut' : stateOf(group, now),
      at: latest(group),
      note: several ? words.steps.of(granted, group.length) : undefined,
    };
  };
  const inReview = stage >= at('review');
  return [
    plain('draft', words.steps.draft, 'draft', 'screening', ['operation.Submitted']),
    plain('screening', words.steps.screening, 'screening', 'review', ['operation.Screened']),
    ...grouped(applies.filter((gate) => gate.stage === 'review')).map((group) => gateStep(group, inReview)),
    plain('task', words.steps.task, 'authorised', 'executing', ['operation.Started']),
    plain('execute', words.steps.execute, 'executing', 'ended', ['operation.Ended'], operation.window.from),
    plain('report', words.steps.report, 'ended', 'reported', ['operation.Reported']),
    ...applies.filter((gate) => gate.stage === 'reported').map((gate) => gateStep([gate], stage >= at('reported'))),
    plain('close', words.steps.close, 'closed', 'closed', ['operation.Closed']),
  ];
}
