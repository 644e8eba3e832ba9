import type { Schemas } from './client';

type Seat = Schemas['Seat'];

/** The seat is a tab's own: two tabs may work in two seats. */
const KEPT = 'sekimori.seat';

export const keptSeat = (): Seat | undefined => (sessionStorage.getItem(KEPT) as Seat | null) ?? undefined;

export const keepSeat = (seat: Seat | undefined) => {
  if (seat) {
    sessionStorage.setItem(KEPT, seat);
  } else {
    sessionStorage.removeItem(KEPT);
  }
};

const caller: { seat: Seat | undefined; language: string; onExpired: () => void } = {
  seat: globalThis.sessionStorage ? keptSeat() : undefined,
  language: 'ja',
  onExpired: () => {},
};

/** In whose seat and language requests are made from now on. */
export const speakAs = (seat: Seat | undefined, language: string) => {
  caller.seat = seat;
  caller.language = language;
};

export const whenExpired = (action: () => void) => {
  caller.onExpired = action;
};

/** The hub said that the session is over. */
export const expired = () => caller.onExpired();

/** Headers of every request to the interface. */
export const heads = (): Record<string, string> => ({
  'Accept-Language': caller.language,
  ...(caller.seat ? { 'Hub-Seat': caller.seat } : {}),
});
