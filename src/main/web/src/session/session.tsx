import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { keepSeat, keptSeat, speakAs, whenExpired } from '../api/caller';
import { api, content, Problem, type Schemas, type Seat } from '../api/client';
import { forgetEarly } from '../api/early';
import { askWho, queries, me as whoCalls } from '../api/queries';
import { useLanguage } from '../text/language';
import { AGAIN } from './again';

export type Me = Schemas['Me'];

type State =
  | { kind: 'loading' }
  | { kind: 'unreachable' }
  | { kind: 'out' }
  /** Signed in, with several seats and none chosen. */
  | { kind: 'seatless'; me: Me }
  | { kind: 'in'; me: Me; seat: Seat; expired: boolean };

interface Session {
  state: State;
  /** Throws the {@link Problem} when the hub refuses. */
  signIn: (account: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
  sit: (seat: Seat | undefined) => void;
  again: () => void;
}

const Context = createContext<Session | undefined>(undefined);

/** The seats in which somebody may work now: their own, and those in which they stand in. */
export const open = (me: Me): Seat[] => [...me.seats, ...me.standingIn.map(({ seat }) => seat)];

const kept = (me: Me): Seat | undefined => open(me).find((seat) => seat === keptSeat()) ?? (me.seats.length === 1 ? me.seats[0] : undefined);

/** What a timer can wait. */
const LONGEST_MILLIS = 2 ** 31 - 1;

/** The delegation by which somebody works in this seat, where it is not their own. */
export const lent = ({ me, seat }: { me: Me; seat: Seat }) => (me.seats.includes(seat) ? undefined : me.standingIn.find((one) => one.seat === seat));

/** Whatever was read was read by somebody, in a seat. */
const forget = () => {
  forgetEarly();
  queries.clear();
};

export function Sessions({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const [state, setState] = useState<State>({ kind: 'loading' });

  const enter = useCallback((me: Me, seat: Seat | undefined) => {
    speakAs(seat, document.documentElement.lang);
    queries.setQueryData(whoCalls.queryKey, me);
    setState(seat ? { kind: 'in', me, seat, expired: false } : { kind: 'seatless', me });
  }, []);

  const load = useCallback(async () => {
    try {
      const me = await askWho();
      enter(me, kept(me));
    } catch (problem) {
      setState({ kind: problem instanceof Problem && problem.status === 401 ? 'out' : 'unreachable' });
    }
  }, [enter]);

  /** Whoever stood in goes back to an own seat, and what was read in the other is forgotten. */
  const rise = useCallback(() => {
    forget();
    load();
  }, [load]);

  useEffect(() => {
    // In a seat of somebody else it may be the seat that is over, and not the session.
    whenExpired(() =>
      setState((now) => {
        if (now.kind !== 'in') {
          return { kind: 'out' };
        }
        if (!lent(now)) {
          return { ...now, expired: true };
        }
        queueMicrotask(rise);
        return now;
      }),
    );
    load();
  }, [load, rise]);

  const until = state.kind === 'in' ? lent(state)?.until : undefined;
  useEffect(() => {
    if (!until) {
      return;
    }
    const over = setTimeout(rise, Math.min(Math.max(0, Date.parse(until) - Date.now()) + 500, LONGEST_MILLIS));
    return () => clearTimeout(over);
  }, [until, rise]);

  const seat = state.kind === 'in' ? state.seat : undefined;
  useEffect(() => speakAs(seat, language), [seat, language]);

  const session = useMemo<Session>(
    () => ({
      state,
      again: load,
      signIn: async (account, password) => {
        await content(api.POST('/auth/session', { body: { username: account, password } }));
        const me = await askWho();
        if (state.kind === 'in' && state.me.id === me.id) {
          setState({ ...state, expired: false });
          window.dispatchEvent(new Event(AGAIN));
          queries.invalidateQueries();
          return;
        }
        forget();
        enter(me, kept(me));
      },
      signOut: async () => {
        await api.DELETE('/auth/session').catch(() => {});
        keepSeat(undefined);
        forget();
        speakAs(undefined, language);
        setState({ kind: 'out' });
      },
      sit: (chosen) => {
        if (state.kind !== 'in' && state.kind !== 'seatless') {
          return;
        }
        forget();
        keepSeat(chosen);
        enter(state.me, chosen);
        if (!chosen) {
          // Somebody may have begun or ceased to stand in meanwhile.
          askWho().then(
            (me) => enter(me, undefined),
            () => {},
          );
        }
      },
    }),
    [state, load, enter, language],
  );
  return <Context value={session}>{children}</Context>;
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) {
    throw new Error('outside of a session');
  }
  return session;
}

/** Who works here, in which seat; only below screens that need a signed-in person. */
export function useMe(): { me: Me; seat: Seat } {
  const { state } = useSession();
  if (state.kind !== 'in') {
    throw new Error('nobody is signed in');
  }
  return { me: state.me, seat: state.seat };
}
