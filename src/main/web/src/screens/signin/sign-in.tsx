import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, content } from '../../api/client';
import { Button } from '../../parts/button';
import { Frame } from '../../parts/frame';
import { Loading, Notice } from '../../parts/notice';
import { useLanguage, word } from '../../text/language';
import { useTitle } from '../../text/title';
import { SignInForm } from './sign-in-form';

/** The first screen: the ways of signing in that this hub has. */
export function SignIn() {
  const { words } = useLanguage();
  const [account, setAccount] = useState('');
  const options = useQuery({ queryKey: ['sign-in'], queryFn: () => content(api.GET('/auth/options')) });
  useTitle(words.signIn.title);
  return (
    <Frame bare>
      <div className="wrap sign-in">
        <div className="sign-in-card">
          <h1>{words.signIn.title}</h1>
          <p className="lead">{words.signIn.lead}</p>
          {options.isPending && <Loading />}
          {options.isError && <Notice tone="error" title={words.problems.network} alert />}
          {options.data?.oidc && (
            <a className="button button-solid" href={`/auth/login?to=${encodeURIComponent(window.location.pathname + window.location.search)}`}>
              {words.signIn.oidc}
            </a>
          )}
          {options.data?.demo && <SignInForm account={account} onAccount={setAccount} />}
          {options.data && !options.data.demo && !options.data.oidc && <Notice tone="warning" title={words.signIn.none} />}
        </div>
        {options.data?.demo && (
          <section className="demo-accounts" aria-labelledby="demo-accounts">
            <h2 id="demo-accounts">{words.signIn.demoAccounts}</h2>
            <p>{words.signIn.demoHint}</p>
            <ul>
              {(options.data.accounts ?? []).map((person) => (
                <li key={person.id}>
                  <Button weight="plain" onPress={() => setAccount(person.id)} aria-label={words.signIn.pick(person.name)}>
                    {person.id}
                  </Button>
                  <span>
                    <span lang="ja">{person.name}</span>　{person.seats.map((seat) => word(words.seats, seat)).join(words.dot)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Frame>
  );
}
