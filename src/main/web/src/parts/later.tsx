import { type ComponentType, type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { useWords } from '../text/language';
import { Loading, Nothing } from './notice';

/**
 * A screen whose script comes when it is first shown, or earlier by `fetch`. Unlike lazy(), which keeps what it shows
 * meanwhile for 300 ms at least, it is drawn the moment it is there.
 */
export function later<P extends object>(read: () => Promise<ComponentType<P>>) {
  let known: ComponentType<P> | undefined;
  const fetch = () =>
    read().then((screen) => {
      known = screen;
      return screen;
    });
  function Later(props: P) {
    const words = useWords();
    const [Screen, show] = useState(() => known);
    const [failed, fail] = useState(false);
    useEffect(() => {
      if (!Screen) {
        fetch().then((screen) => show(() => screen), () => fail(true));
      }
    }, [Screen]);
    if (failed) {
      return <Nothing title={words.problems.network} />;
    }
    return Screen ? <Screen {...props} /> : <Loading />;
  }
  return Object.assign(Later, { fetch });
}

/** What is drawn after the rest of the screen, and piece by piece, so that the screen answers meanwhile. */
export function Afterwards({ children }: { children: ReactNode }) {
  return useDeferredValue(children, null);
}
