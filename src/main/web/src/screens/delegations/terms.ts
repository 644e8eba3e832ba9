import type { Schemas, Seat } from '../../api/client';
import type { Me } from '../../session/session';

export type Terms = Schemas['DelegationTerms'];
type Person = Schemas['PersonView'];

/** A seat of somebody that the reader may give for a time, as the policies in force have it. */
export interface Givable {
  holder: Person;
  terms: Terms;
}

/** Own seats in which one works now, and seats of others of the organisation for whom one may say so; none for who stands in. */
export function givable(me: Me, seat: Seat, people: Person[], terms: Terms[]): Givable[] {
  if (!me.seats.includes(seat)) {
    return [];
  }
  return terms.flatMap((one) =>
    people
      .filter(
        (holder) =>
          holder.seats.includes(one.seat) &&
          holder.organisation === me.organisation &&
          (holder.id === me.id ? (one.holder && one.seat === seat) || one.setBy.includes(seat) : one.setBy.includes(seat)),
      )
      .map((holder) => ({ holder, terms: one })),
  );
}

/** Who may stand in there; whether somebody already does is for the hub to say. */
export const admitted = ({ holder, terms }: Givable, me: Me, people: Person[]): Person[] =>
  people.filter(
    (other) =>
      other.id !== holder.id &&
      other.id !== me.id &&
      other.organisation === holder.organisation &&
      !other.seats.includes(terms.seat) &&
      (terms.persons.includes(other.id) || other.seats.some((seat) => terms.seats.includes(seat))),
  );

/** Whole days of a duration of the policies, for people; what has hours is written as it is. */
export const days = (duration: string): number | undefined => {
  const [, hours] = /^PT(\d+)H$/.exec(duration) ?? [];
  return hours && Number(hours) % 24 === 0 ? Number(hours) / 24 : undefined;
};
