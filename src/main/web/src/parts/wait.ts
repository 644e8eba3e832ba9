import type { Schemas } from '../api/client';
import { useGateName, usePeople } from '../api/names';
import { useWords, word } from '../text/language';

export type Wait = Schemas['DeskItem'];

/** Tells one wait of a list from another. */
export const waitKey = (wait: Wait): string =>
  [wait.operation, wait.because, wait.gate, wait.task, wait.conflict, wait.obligation, wait.holder.person ?? wait.holder.seat].join(' ');

/** What a wait says, in words: why, about what, whom it waits for. */
export function useWaitWords() {
  const words = useWords();
  const gateName = useGateName();
  const { name } = usePeople();
  return {
    because: (wait: Wait) => word(words.desk.because, wait.because),
    about: (wait: Wait) => (wait.gate ? gateName(wait.gate) : wait.obligation && word(words.obligations.kinds, wait.obligation)),
    holder: ({ holder }: Wait) => (holder.person ? name(holder.person) : word(words.seats, holder.seat)),
  };
}
