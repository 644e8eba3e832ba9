import { createParser } from 'eventsource-parser';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { expired, heads } from '../api/caller';
import type { Schemas } from '../api/client';
import { queries, readAgain, refresh } from '../api/queries';
import { AGAIN } from '../session/again';

type LiveEvent = Schemas['LiveEvent'];

export interface Live {
  state: 'connecting' | 'on' | 'off';
  /** When the hub was last heard, heartbeats included. */
  heard: string | undefined;
}

const Context = createContext<Live>({ state: 'connecting', heard: undefined });

export const useLive = (): Live => useContext(Context);

/** The hub's heartbeat comes every 15 s; after two and a half of them the stream counts as stopped. */
const SILENCE_MILLIS = 38_000;
const WAIT_MILLIS = [500, 1_000, 2_000, 5_000, 10_000];

/** One act is often several events: what they touch is read again once. */
const GATHERED_MILLIS = 50;
/** A reading under way is waited for, this long at most: cut off at each event, it would never end while much happens. */
const PATIENCE_MILLIS = 1_000;
const touched = new Map<string, unknown[]>();
let gathering: ReturnType<typeof setTimeout> | undefined;

/** What an event may have changed is read again; what the event says is only that something happened. */
function touch(event: LiveEvent) {
  const { kind, id } = event.subject;
  const keys: unknown[][] = [['desk'], ['operations'], ['overdue'], ['tasks']];
  if (kind === 'operation') {
    keys.push(['operation', id], ['campaign']);
  } else if (kind === 'person') {
    keys.push(['me'], ['delegations']);
  } else if (kind === 'campaign') {
    keys.push(['campaign', id], ['campaigns']);
  } else {
    keys.push([kind, id], ['operation'], ...(kind === 'activity' ? [['activities'], ['campaign']] : []));
  }
  for (const queryKey of keys) {
    touched.set(queryKey.join(' '), queryKey);
  }
  gathering ??= setTimeout(readTouched, GATHERED_MILLIS, Date.now());
}

function readTouched(since: number) {
  if (queries.isFetching() > 0 && Date.now() - since < PATIENCE_MILLIS) {
    gathering = setTimeout(readTouched, GATHERED_MILLIS, since);
    return;
  }
  const keys = [...touched.values()];
  touched.clear();
  gathering = undefined;
  for (const queryKey of keys) {
    readAgain({ queryKey });
  }
}

/** What one tab hears of the hub and tells the others. */
type Said =
  | { kind: 'event'; id: string | undefined; event: LiveEvent }
  | { kind: 'state'; state: Live['state'] }
  | { kind: 'expired' }
  /** Something may have been missed. */
  | { kind: 'refresh' }
  /** A tab has come and asks how things stand. */
  | { kind: 'hello' };

/** Follows the hub for as long as it is mounted; `who` starts it anew when the person or the seat changes. */
export function Stream({ who, children }: { who: string; children: ReactNode }) {
  const [live, setLive] = useState<Live>({ state: 'connecting', heard: undefined });
  useEffect(() => {
    const stop = new AbortController();
    share(who, stop.signal, (state) =>
      setLive((before) => ({ state, heard: state === 'on' ? new Date().toISOString() : before.heard })),
    );
    return () => stop.abort();
  }, [who]);
  return <Context value={live}>{children}</Context>;
}

/**
 * One stream for all tabs of one person in one seat, because a browser opens six connections to a host and no more: the tab
 * that holds the lock follows the hub and tells the others; when it closes, the next one goes on from where it stood.
 */
function share(who: string, stopped: AbortSignal, tell: (state: Live['state']) => void) {
  const name = `sekimori ${who}`;
  const channel = new BroadcastChannel(name);
  let last: string | undefined;
  let state: Live['state'] = 'connecting';
  let leading = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const hear = (said: Said) => {
    switch (said.kind) {
      case 'event':
        last = said.id ?? last;
        touch(said.event);
        break;
      case 'state':
        state = said.state;
        clearTimeout(silence);
        silence = setTimeout(() => tell('off'), SILENCE_MILLIS);
        tell(state);
        break;
      case 'expired':
        expired();
        break;
      case 'refresh':
        refresh();
        break;
      case 'hello':
        if (leading) {
          channel.postMessage({ kind: 'state', state } satisfies Said);
        }
        break;
    }
  };
  channel.onmessage = (message: MessageEvent<Said>) => hear(message.data);
  channel.postMessage({ kind: 'hello' } satisfies Said);
  stopped.addEventListener('abort', () => {
    clearTimeout(silence);
    channel.close();
  });
  const lead = () => {
    leading = true;
    return follow(stopped, last, (said) => {
      if (!stopped.aborted) {
        hear(said);
        channel.postMessage(said);
      }
    });
  };
  if (navigator.locks) {
    // Rejected when this tab stops while it waits: another one leads.
    navigator.locks.request(name, { signal: stopped }, lead).catch(() => {});
  } else {
    lead();
  }
}

/** Over earlier when the browser finds its network again, or somebody has signed in again. */
const pause = (millis: number) =>
  new Promise<void>((done) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      window.removeEventListener(AGAIN, over);
      done();
    };
    const timer = setTimeout(over, millis);
    window.addEventListener('online', over);
    window.addEventListener(AGAIN, over);
  });

async function follow(stopped: AbortSignal, from: string | undefined, say: (said: Said) => void) {
  let last = from;
  let failures = 0;
  const parser = createParser({
    onEvent(event) {
      last = event.id ?? last;
      if (event.event === 'entry') {
        say({ kind: 'event', id: event.id, event: JSON.parse(event.data) as LiveEvent });
      } else if (event.event === 'expired') {
        say({ kind: 'expired' });
      }
    },
  });
  while (!stopped.aborted) {
    const attempt = new AbortController();
    const abort = () => attempt.abort();
    stopped.addEventListener('abort', abort);
    window.addEventListener('offline', abort);
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(abort, SILENCE_MILLIS);
      failures = 0;
      say({ kind: 'state', state: 'on' });
    };
    try {
      const response = await fetch('/api/stream', {
        headers: { ...heads(), ...(last ? { 'Last-Event-ID': last } : {}) },
        credentials: 'same-origin',
        signal: attempt.signal,
      });
      if (response.status === 401) {
        say({ kind: 'expired' });
      }
      if (response.ok && response.body) {
        heard();
        if (!last) {
          // Whatever happened between the first readings and now was not told.
          say({ kind: 'refresh' });
        }
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (;;) {
          const { done, value } = await reader.read();
          if (done) {
            break;
          }
          heard();
          parser.feed(value);
        }
      }
    } catch {
      // The stream broke; below it is tried again.
    } finally {
      clearTimeout(silence);
      stopped.removeEventListener('abort', abort);
      window.removeEventListener('offline', abort);
    }
    if (!stopped.aborted) {
      say({ kind: 'state', state: 'off' });
      parser.reset();
      await pause(WAIT_MILLIS[Math.min(failures, WAIT_MILLIS.length - 1)] ?? 0);
      failures++;
    }
  }
}
