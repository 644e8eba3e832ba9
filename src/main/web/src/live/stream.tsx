import { createParser } from 'eventsource-parser';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { heads, type Schemas } from '../api/client';
import { queries } from '../api/queries';

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

/** What an event may have changed is read again; what the event says is only that something happened. */
function refresh(event: LiveEvent) {
  const { kind, id } = event.subject;
  const keys: unknown[][] = [['desk'], ['operations'], ['overdue'], ['tasks']];
  if (kind === 'operation') {
    keys.push(['operation', id]);
  } else {
    keys.push([kind, id], ['operation']);
  }
  for (const queryKey of keys) {
    queries.invalidateQueries({ queryKey, refetchType: 'active' });
  }
}

/** Follows the hub for as long as it is mounted; `who` starts it anew when the person or the seat changes. */
export function Stream({ who, children }: { who: string; children: ReactNode }) {
  const [live, setLive] = useState<Live>({ state: 'connecting', heard: undefined });
  useEffect(() => {
    const stop = new AbortController();
    follow(stop.signal, (state) =>
      setLive((before) => ({ state, heard: state === 'on' ? new Date().toISOString() : before.heard })),
    );
    return () => stop.abort();
  }, [who]);
  return <Context value={live}>{children}</Context>;
}

async function follow(stopped: AbortSignal, tell: (state: Live['state']) => void) {
  let last: string | undefined;
  let failures = 0;
  const parser = createParser({
    onEvent(event) {
      last = event.id ?? last;
      if (event.event === 'entry') {
        refresh(JSON.parse(event.data) as LiveEvent);
      }
    },
  });
  while (!stopped.aborted) {
    const attempt = new AbortController();
    const abort = () => attempt.abort();
    stopped.addEventListener('abort', abort);
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(abort, SILENCE_MILLIS);
      failures = 0;
      tell('on');
    };
    try {
      const response = await fetch('/api/stream', {
        headers: { ...heads(), ...(last ? { 'Last-Event-ID': last } : {}) },
        credentials: 'same-origin',
        signal: attempt.signal,
      });
      if (response.ok && response.body) {
        heard();
        if (!last) {
          // Whatever happened between the first readings and now was not told.
          queries.invalidateQueries({ refetchType: 'active' });
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
    }
    if (!stopped.aborted) {
      tell('off');
      parser.reset();
      await new Promise((done) => setTimeout(done, WAIT_MILLIS[Math.min(failures, WAIT_MILLIS.length - 1)]));
      failures++;
    }
  }
}
