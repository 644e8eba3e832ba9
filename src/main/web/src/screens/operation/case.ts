import type { Schemas, Seat } from '../../api/client';

export type Case = Schemas['Case'];
export type Gate = Schemas['CaseGate'];
export type Amendment = Schemas['CaseAmendment'];
export type Command = Schemas['CaseCommand'];
export type Entry = Schemas['Entry'];

const FINAL = new Set(['closed', 'refused', 'withdrawn', 'revoked', 'expired']);

export const isFinal = (operation: Case): boolean => FINAL.has(operation.stage);

/** The amendment that waits for its gates. */
export const pendingOf = (operation: Case): Amendment | undefined =>
  operation.amendments?.find((one) => one.state === 'screening' || one.state === 'review');

/** Tasks that are neither declined nor over. */
export const liveTasks = (operation: Case): Case['tasks'] => operation.tasks.filter((task) => task.state !== 'declined' && task.state !== 'ended');

export const ofCommittee = (seat: Seat): boolean => seat.startsWith('committee.');

/** An entry's clear fields, as far as this console reads them. */
export interface Body {
  id: string;
  type: string;
  version: number;
  recorded: string;
  occurred: string;
  actor: { id: string; seat: string; organisation: string; standingInFor?: string };
  subject: { kind: string; id: string };
  data: Record<string, unknown>;
}

export const bodyOf = (entry: Entry): Body => entry.entry as unknown as Body;

/** `operation.Granted` for `org.sekimori.operation.Granted`. */
export const shortType = (type: string): string => type.replace(/^org\.sekimori\./, '');

/** When the latest entry of one of these types was recorded. */
export function last(entries: Entry[], ...types: string[]): Body | undefined {
  for (let i = entries.length - 1; i >= 0; i--) {
    const body = bodyOf(entries[i] as Entry);
    if (types.includes(shortType(body.type))) {
      return body;
    }
  }
  return undefined;
}
