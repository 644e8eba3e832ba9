import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { type Language, useLanguage } from './language';

export type Zone = 'Asia/Tokyo' | 'UTC';

const KEPT = 'sekimori.zone';

interface Clock {
  zone: Zone;
  show: (zone: Zone) => void;
}

const Context = createContext<Clock>({ zone: 'Asia/Tokyo', show: () => {} });

/** In which zone times are shown: Japan time, or UTC for as long as the reader wants it. */
export function Clocks({ children }: { children: ReactNode }) {
  const [zone, setZone] = useState<Zone>(() => (sessionStorage.getItem(KEPT) === 'UTC' ? 'UTC' : 'Asia/Tokyo'));
  const clock = useMemo(
    () => ({
      zone,
      show: (next: Zone) => {
        sessionStorage.setItem(KEPT, next);
        setZone(next);
      },
    }),
    [zone],
  );
  return <Context value={clock}>{children}</Context>;
}

export const useClock = (): Clock => useContext(Context);

export type Precision = 'minute' | 'short' | 'second' | 'day' | 'clock';

const OPTIONS: Record<Precision | 'year', Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  short: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  minute: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  second: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: Zone, precision: Precision | 'year'): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${precision}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { ...OPTIONS[precision], timeZone: zone, hourCycle: 'h23' });
    formats.set(key, known);
  }
  return known;
}

/** Writes instants in the zone and language of the moment; `other` writes the other of the two zones, named. */
export function useTimes() {
  const { language } = useLanguage();
  const { zone } = useClock();
  return useMemo(() => {
    const name = (z: Zone) => (z === 'UTC' ? 'UTC' : 'JST');
    const year = format(language, zone, 'year');
    const write = (instant: string, wanted: Precision = 'minute') => {
      const at = new Date(instant);
      // Without its year only while it cannot be mistaken for another.
      const precision = wanted === 'short' && year.format(at) !== year.format(new Date()) ? 'minute' : wanted;
      const text = format(language, zone, precision).format(at);
      return zone === 'UTC' && precision !== 'day' ? `${text} UTC` : text;
    };
    const other = (instant: string) => {
      const far: Zone = zone === 'UTC' ? 'Asia/Tokyo' : 'UTC';
      return `${format(language, far, 'second').format(new Date(instant))} ${name(far)}`;
    };
    return { write, other };
  }, [language, zone]);
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago something was, in the largest unit that fits. */
export function useAge(): (instant: string) => string {
  const { language } = useLanguage();
  return (instant) => {
    const millis = Math.max(0, Date.now() - Date.parse(instant));
    const [unit, size] = STEPS.find(([, least]) => millis >= least) ?? STEPS[2];
    return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(-Math.floor(millis / size), unit);
  };
}

/** An instant: shown in the zone of the moment, the other zone at hand. */
export function Time({ at, precision = 'minute' }: { at: string; precision?: Precision }) {
  const { write, other } = useTimes();
  return (
    <time dateTime={at} title={other(at)} className="figures">
      {write(at, precision)}
    </time>
  );
}
