import type { Schemas } from '../../api/client';
import type { Case, Command } from './case';

type Conflict = Schemas['Conflict'];

/** Something that this person may do now: one or more of the commands that the hub offers, with what they are about. */
export interface Act {
  key: string;
  /** In the hub's words; for a gate `decide`, which stands for whichever of grant, refuse and return are offered. */
  name: string;
  commands: string[];
  gate?: string | undefined;
  task?: string | undefined;
  conflict?: Conflict | undefined;
  /** The officer whose act it is, where a desk enters it. */
  officer?: string | undefined;
}

/** What presses first. What is not named here comes after, and is not opened by itself. */
const PRESSING = [
  'acknowledge-halt',
  'sitting-vote',
  'sitting-close',
  'sitting-decide',
  'sitting-move',
  'decide',
  'confirm-oral',
  'attach-paper',
  'sitting-create',
  'conflict-own',
  'conflict-dispose',
  'conflict-override',
  'conflict-release',
  'accept',
  'ready',
  'task',
  'start',
  'resume',
  'log',
  'end',
  'report',
  'notify-committee',
  'answer-recommendation',
  'answer-supplement',
  'answer-obligation',
  'close',
  'submit',
  'take-note',
  'acknowledge-scope',
];

export const isPressing = (act: Act): boolean => PRESSING.includes(act.name) && act.gate !== 'screening';

const rank = (act: Act): number => {
  const at = isPressing(act) ? PRESSING.indexOf(act.name) : -1;
  return at < 0 ? PRESSING.length : at;
};

const DECIDING = new Set(['grant', 'refuse', 'return']);

/** The halt has a place of its own, always in reach. */
const ELSEWHERE = new Set(['halt']);

/** What the hub lets this desk enter for the officers of the case. */
export const enteredFor = (operation: Case): Act[] =>
  (operation.onBehalf ?? []).map(({ name, task, officer }) => ({
    key: ['entered', name, task, officer].filter(Boolean).join(' '),
    name,
    commands: [name],
    task,
    officer,
  }));

/** Exactly what the hub offers, in the order of its urgency. */
export function actsOf(operation: Case, conflicts: Conflict[]): Act[] {
  const acts = new Map<string, Act>();
  const add = (act: Act) => {
    const known = acts.get(act.key);
    if (known) {
      known.commands.push(...act.commands);
    } else {
      acts.set(act.key, act);
    }
  };
  for (const { name, gate, task, conflict: about } of operation.commands as Command[]) {
    if (ELSEWHERE.has(name)) {
      continue;
    }
    if (gate && DECIDING.has(name)) {
      add({ key: `decide ${gate}`, name: 'decide', commands: [name], gate });
    } else {
      const conflict = conflicts.find((one) => one.id === about);
      add({ key: [name, gate, task, about].filter(Boolean).join(' '), name, commands: [name], gate, task, conflict });
    }
  }
  return [...acts.values()].sort((one, other) => rank(one) - rank(other));
}
