import type { Dictionary } from '../../text/ja';
import { word } from '../../text/language';
import type { Case } from './case';

type Line = [term: string, text: string];

const string = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What became of data, and who lost what. */
function leftBehind(data: Record<string, unknown>, words: Dictionary): [string, unknown][] {
  const { seen, kept, deleted } = (data.data ?? {}) as Record<string, unknown>;
  const { who, what } = (data.loss ?? {}) as Record<string, unknown>;
  return [
    [words.fields.dataSeen, seen],
    [words.fields.dataKept, kept],
    [words.fields.dataDeleted, deleted],
    [words.fields.lossWho, who],
    [words.fields.lossWhat, what],
  ];
}

/** What an entry says to a person, beside its name: a term where one is needed, and the text. */
export function said(type: string, data: Record<string, unknown>, words: Dictionary, name: (person: string) => string, operation: Case): Line[] {
  const lines: Line[] = [];
  const add = (term: string, value: unknown) => {
    const text = string(value);
    if (text) {
      lines.push([term, text]);
    }
  };
  const task = operation.tasks.find((one) => one.id === data.task);
  switch (type) {
    case 'operation.Screened':
      lines.push(['', Number(data.open) > 0 ? words.screened.open(Number(data.open)) : words.screened.clear]);
      break;
    case 'operation.Tasked':
      add('', `${word(words.agencies, String(data.agency))} ${name(String(data.officer))}`);
      add(words.fields.instructions, data.instructions);
      add(words.fields.limits, data.limits);
      break;
    case 'operation.Logged':
    case 'operation.Corrected':
      add('', data.action);
      add(words.fields.target, data.target);
      add(words.fields.effect, data.effect);
      add(words.fields.deviation, data.deviation);
      for (const [term, text] of leftBehind(data, words)) {
        add(term, text);
      }
      break;
    case 'operation.Reported':
      add(words.fields.result, data.result);
      add(words.fields.sideEffects, data.sideEffects);
      add(words.fields.residualRisk, data.residualRisk);
      break;
    case 'operation.ObligationWarned':
    case 'operation.ObligationBreached':
    case 'operation.ObligationFulfilled': {
      const owed = operation.obligations.find((one) => one.id === data.obligation);
      add('', owed && word(words.obligations.kinds, owed.kind));
      break;
    }
    case 'operation.ObligationOpened':
      add('', word(words.obligations.kinds, String(data.kind)));
      add('', data.text);
      break;
    case 'operation.OralRecorded':
      add('', words.commands[data.outcome === 'refused' ? 'refuse' : 'return'].name);
      break;
    case 'operation.AmendmentEnded':
      add('', word(words.amendment.states, String(data.outcome)));
      break;
    case 'operation.SittingOpened':
    case 'sitting.Opened':
      add(words.fields.matter, word(words.fields.matters, String(data.matter)));
      break;
    case 'sitting.Moved':
      add('', word(words.fields.decisions, String(data.decision)));
      break;
    case 'sitting.VoteCast':
      add('', data.choice === undefined ? undefined : word(words.fields.choices, String(data.choice)));
      break;
    case 'sitting.Attended':
      add('', `${name(String(data.person))} ${word(words.fields.modes, String(data.mode))}`);
      break;
    case 'sitting.Left':
    case 'sitting.Recused':
      add('', name(String(data.person)));
      break;
    case 'sitting.Heard':
      add('', name(String(data.expert)));
      add('', data.summary);
      break;
    case 'sitting.Decided':
    case 'sitting.Closed':
      add('', word(words.results, String(data.result)));
      break;
    default:
      break;
  }
  if (task && type !== 'operation.Tasked') {
    lines.push(['', `${word(words.agencies, task.agency)} ${name(task.officer)}`]);
  }
  const behalf = data.onBehalfOf as Record<string, unknown> | undefined;
  if (behalf && typeof behalf === 'object') {
    add(words.fields.onBehalfOf, name(String(behalf.officer)));
  }
  const attestation = (behalf?.attestation ?? data.attestation) as Record<string, unknown> | undefined;
  if (attestation && typeof attestation === 'object') {
    add(words.fields.decidedBy, [attestation.decidedBy, attestation.office].filter((part) => string(part)).join(words.dot));
    add(words.fields.channel, attestation.channel === undefined ? undefined : word(words.fields.channels, String(attestation.channel)));
    add(words.fields.reference, attestation.reference);
  }
  const readBack = data.readBack as Record<string, unknown> | undefined;
  if (readBack && typeof readBack === 'object') {
    add(words.fields.readBackTo, readBack.to);
    add('', readBack.words);
  }
  add('', data.reasons);
  add('', data.reason);
  add(words.fields.facts, data.facts);
  add(words.fields.ground, data.ground);
  add('', data.answer);
  if (type === 'operation.Noted') {
    add('', data.text);
  }
  return lines;
}
