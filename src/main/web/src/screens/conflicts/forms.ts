import type { Schemas } from '../../api/client';
import type { Option } from '../../parts/field';
import type { Dictionary } from '../../text/ja';
import { type Form, long, options, text, type Values } from '../operation/forms';

type Party = NonNullable<Schemas['Conflict']['parties']>[number];

const yields = (values: Values) => ['defer', 'withdraw'].includes(text(values, 'disposition'));

/** What the hub asks for a command about a conflict, where this console has a form for it. */
export function formOf(conflict: Schemas['Conflict'], command: string, words: Dictionary, labelOf: (party: Party) => string): Form | undefined {
  const name = command.replace('conflict-', '');
  const common = { scoped: false, path: () => `/api/conflicts/${conflict.id}/commands/${name}`, command: () => command };
  const party = (one: Party): Option => ({ value: one.id, label: labelOf(one) });
  switch (name) {
    case 'own':
    case 'release':
      return { ...common, fields: [], body: () => ({}) };
    case 'override':
      return { ...common, fields: [long('reason', words.fields.reason)], body: (values) => ({ reason: text(values, 'reason') }) };
    case 'dispose':
      return {
        ...common,
        fields: [
          { name: 'disposition', label: words.fields.disposition, kind: 'choice', required: true, options: options(words.fields.dispositions) },
          { name: 'party', label: words.fields.party, kind: 'choice', required: true, options: (conflict.parties ?? []).map(party), when: yields },
          long('reason', words.fields.reason),
        ],
        body: (values) => ({
          disposition: text(values, 'disposition'),
          ...(yields(values) ? { party: text(values, 'party') } : {}),
          reason: text(values, 'reason'),
        }),
      };
    default:
      return undefined;
  }
}
