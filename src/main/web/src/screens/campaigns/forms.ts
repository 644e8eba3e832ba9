import type { Schemas } from '../../api/client';
import type { Dictionary } from '../../text/ja';
import { type Field, type Form, instant, text } from '../operation/forms';

type Activity = Schemas['ActivityView'];
type Campaign = Schemas['CampaignView'];

/** One thing that the hub offers the reader here. */
export interface Offered {
  key: string;
  name: string;
  /** The step that it records, where it records one. */
  about?: string | undefined;
  form: Form;
}

const field = (kind: Field['kind'], name: string, label: string, required = true): Field => ({ kind, name, label, required });

/** What the hub offers on an activity and this console has a form for, in the order in which it comes up. */
export function offersOf(activity: Activity, words: Dictionary, step: (id: string) => string): Offered[] {
  return activity.commands.flatMap(({ name, step: recorded }) => {
    const form = formOf(activity, name, recorded, words);
    return form ? [{ key: [name, recorded].filter(Boolean).join(' '), name, about: recorded && step(recorded), form }] : [];
  });
}

function formOf(activity: Activity, name: string, step: string | undefined, words: Dictionary): Form | undefined {
  const terms = words.campaigns.fields;
  const simple = (fields: Field[], body: Form['body'], note?: string): Form => ({
    fields,
    scoped: false,
    note,
    path: () => `/api/activities/${activity.id}/commands/${name.replace('activity-', '')}`,
    command: () => name,
    body,
  });
  const reasons = [field('long', 'reasons', terms.reasons)];
  switch (name) {
    case 'activity-start':
      return simple([], () => ({}));
    case 'activity-allow-open-end':
      return simple(reasons, (values) => ({ reasons: text(values, 'reasons') }), words.campaigns.openEndNote);
    case 'activity-record':
      return simple([field('long', 'text', terms.text), { ...field('instant', 'occurred', terms.occurred), precise: true }], (values) => ({
        step,
        text: text(values, 'text'),
        occurred: instant(values, 'occurred'),
      }));
    case 'activity-clear':
      return simple(reasons, (values) => ({ reasons: text(values, 'reasons') }), words.campaigns.clearNote);
    case 'activity-withhold':
      return simple(reasons, (values) => ({ reasons: text(values, 'reasons') }));
    case 'activity-publish':
      return simple([{ ...field('instant', 'occurred', terms.publishedAt), precise: true }, field('text', 'reference', terms.reference)], (values) => ({
        occurred: instant(values, 'occurred'),
        reference: text(values, 'reference'),
      }));
    case 'activity-close':
      return simple([field('long', 'outcome', terms.outcome, false)], (values) => maybe('outcome', text(values, 'outcome')));
    case 'activity-cancel':
      return simple([field('long', 'reason', terms.reason, false)], (values) => maybe('reason', text(values, 'reason')));
    default:
      // A registration is revised by the systems that hold its selectors.
      return undefined;
  }
}

const maybe = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value });

/** Beginning with what holds now: whoever changes the response policy leaves the rest as it is. */
export function revisionOf(campaign: Campaign, words: Dictionary): Offered[] {
  const terms = words.campaigns;
  const form: Form = {
    fields: [
      field('text', 'title', terms.fields.title),
      field('long', 'threat', terms.threat),
      field('long', 'responsePolicy', terms.policy),
      {
        ...field('select', 'marking', words.operation.marking),
        options: ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'].map((value) => ({ value, label: value })),
      },
    ],
    scoped: false,
    given: {
      title: campaign.title,
      threat: campaign.threat ?? '',
      responsePolicy: campaign.responsePolicy ?? '',
      marking: campaign.marking,
    },
    path: () => `/api/campaigns/${campaign.id}/commands/revise`,
    command: () => 'campaign-revise',
    body: (values) => ({
      title: text(values, 'title'),
      threat: text(values, 'threat'),
      responsePolicy: text(values, 'responsePolicy'),
      marking: text(values, 'marking'),
    }),
  };
  return campaign.commands.some(({ name }) => name === 'campaign-revise') ? [{ key: 'campaign-revise', name: 'campaign-revise', form }] : [];
}
