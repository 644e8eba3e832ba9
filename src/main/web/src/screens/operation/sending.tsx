import { type ReactNode, useState } from 'react';
import { Problem } from '../../api/client';
import { refresh } from '../../api/queries';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { useWords, word } from '../../text/language';

interface Sent {
  problem: Problem | undefined;
  busy: boolean;
  send: () => Promise<void>;
}

/**
 * Sends one content, again with the same key after a broken connection: the hub knows it for the same order. What is refused
 * is read again, for the case may have moved on.
 */
export function useSending(action: (key: string) => Promise<void>): Sent {
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await action(key);
    } catch (caught) {
      setProblem(Problem.of(caught));
      refresh();
    }
    setBusy(false);
  };
  return { problem, busy, send };
}

interface Shown {
  problem: Problem | undefined;
  busy: boolean;
  onSend: () => void;
  onBack: () => void;
}

/** The end of a confirmation that records what was written. */
export function Sending({ problem, busy, onSend, onBack }: Shown) {
  const words = useWords();
  // What was refused would be refused again as it is; a connection may return, and so may a session.
  const useless = problem !== undefined && !problem.passing && problem.status !== 401;
  return (
    <Ending problem={problem} busy={busy} onBack={onBack}>
      <Button weight="solid" onPress={onSend} isPending={busy} isDisabled={useless}>
        {problem?.passing ? words.retry : words.decision.confirm}
      </Button>
    </Ending>
  );
}

interface Offered {
  problem: Problem | undefined;
  busy: boolean;
  onBack: () => void;
  /** The button that sends. */
  children: ReactNode;
}

/** What went wrong, if something did, and the choice to send or to go back. */
export function Ending({ problem, busy, onBack, children }: Offered) {
  const words = useWords();
  return (
    <>
      {problem && <Failure problem={problem} />}
      <div className="acts">
        {children}
        <Button onPress={onBack} isDisabled={busy}>
          {words.back}
        </Button>
      </div>
    </>
  );
}

/** Why the hub refused, in the reader's words where there are some. */
function Failure({ problem }: { problem: Problem }) {
  const words = useWords();
  const known = Object.hasOwn(words.problems, problem.code);
  return (
    <Notice tone="error" alert title={words.decision.failed}>
      <p>{known ? word(words.problems, problem.code) : problem.message}</p>
      {problem.errors.length > 0 && (
        <ul className="plain small">
          {problem.errors.slice(0, 5).map((error) => (
            <li key={`${error.pointer} ${error.code}`}>
              <code>{error.pointer || '/'}</code> {error.code}
            </li>
          ))}
        </ul>
      )}
      {problem.policies.length > 0 && (
        <p className="small">
          {words.decision.policies}: {problem.policies.join(', ')}
        </p>
      )}
    </Notice>
  );
}
