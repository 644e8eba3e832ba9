import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/client';
import { Button } from '../../parts/button';
import { TextInput } from '../../parts/field';
import { Notice } from '../../parts/notice';
import { useSession } from '../../session/session';
import { useWords, word } from '../../text/language';

interface Shown {
  account: string;
  onAccount?: (account: string) => void;
}

/** Account and password, for hubs that keep demo accounts. */
export function SignInForm({ account, onAccount }: Shown) {
  const words = useWords();
  const { signIn } = useSession();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(account, password);
    } catch (caught) {
      setProblem(Problem.of(caught));
      setPassword('');
      setBusy(false);
    }
  };

  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      {problem && (
        <Notice tone="error" alert title={problem.status === 401 ? words.signIn.failed : word(words.problems, problem.code)} />
      )}
      <TextInput bare label={words.signIn.account} name="username" autoComplete="username" value={account} onChange={onAccount ?? (() => {})} most={64} />
      <TextInput bare label={words.signIn.password} name="password" type="password" autoComplete="current-password" value={password} onChange={setPassword} most={1024} />
      <Button type="submit" weight="solid" isPending={busy}>
        {words.signIn.submit}
      </Button>
    </form>
  );
}
