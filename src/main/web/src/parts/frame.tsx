import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { usePeople } from '../api/names';
import { me } from '../api/queries';
import { useLive } from '../live/stream';
import { lent, open, useSession } from '../session/session';
import { useClock, useTimes } from '../text/clock';
import { useLanguage, word } from '../text/language';
import { Button, Link } from './button';
import { Icon } from './icon';

/** What surrounds every screen: whose data it is and whether it is fresh, where one can go, who is at work. */
export function Frame({ children, bare = false }: { children: ReactNode; bare?: boolean }) {
  const { words } = useLanguage();
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header>
        <Bar bare={bare} />
        <div className="header">
          <div className="wrap header-row">
            <Link href="/" className="brand">
              <Mark />
              <span>{words.product}</span>
            </Link>
            {!bare && <Nav />}
            <div className="header-end">
              <LanguageSwitch />
              {!bare && <Person />}
            </div>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  );
}

function Bar({ bare }: { bare: boolean }) {
  const { words } = useLanguage();
  const { state } = useSession();
  const demo = state.kind === 'in' || state.kind === 'seatless' ? state.me.demo : false;
  if (bare && !demo) {
    return null;
  }
  return (
    <div className="bar">
      <div className="wrap bar-row">
        <span>
          {demo && (
            <>
              <span className="bar-tag">{words.demo}</span> {words.demoNote}
            </>
          )}
        </span>
        {!bare && <LiveState />}
      </div>
    </div>
  );
}

function LiveState() {
  const { words } = useLanguage();
  const { state, heard } = useLive();
  const { write } = useTimes();
  return (
    <span className={`live live-${state}`} role="status">
      <span className="live-dot" aria-hidden="true" />
      {words.live[state]}
      {heard && <span className="live-last figures"> {words.live.last(write(heard, 'clock'))}</span>}
    </span>
  );
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <rect width="36" height="36" rx="6" />
      <path d="M7 11h22M9.5 16.5h17M12 11v16M24 11v16" />
    </svg>
  );
}

function Nav() {
  const { words } = useLanguage();
  const [path] = useLocation();
  const { state } = useSession();
  const outside = state.kind === 'in' && ['takedown.desk', 'liaison.desk'].includes(state.seat);
  const reads = state.kind === 'in' && state.me.readsFigures.includes(state.seat);
  const places = [
    { href: '/', name: words.nav.desk, here: path === '/' },
    { href: '/operations', name: words.nav.operations, here: path.startsWith('/operations') },
    { href: '/campaigns', name: words.nav.campaigns, here: path.startsWith('/campaigns') || path.startsWith('/activities') },
    { href: '/conflicts', name: words.nav.conflicts, here: path.startsWith('/conflicts') },
    ...(reads ? [{ href: '/reports', name: words.nav.reports, here: path.startsWith('/reports') }] : []),
    ...(outside ? [] : [{ href: '/delegations', name: words.nav.delegations, here: path === '/delegations' }]),
  ];
  return (
    <nav className="nav" aria-label={words.nav.label}>
      {places.map(({ href, name, here }) => (
        <Link key={href} href={href} className="nav-link" {...(here ? { 'aria-current': 'page' as const } : {})}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

function LanguageSwitch() {
  const { language, words, speak } = useLanguage();
  const { zone, show } = useClock();
  return (
    <div className="switches">
      <Button
        weight="plain"
        className="switch"
        aria-label={`${words.clock.label} ${zone === 'UTC' ? words.clock.utc : words.clock.jst}`}
        onPress={() => show(zone === 'UTC' ? 'Asia/Tokyo' : 'UTC')}
      >
        <Icon name="clock" />
        {zone === 'UTC' ? 'UTC' : 'JST'}
      </Button>
      <Button weight="plain" className="switch" onPress={() => speak(language === 'ja' ? 'en' : 'ja')}>
        <Icon name="globe" />
        <span lang={language === 'ja' ? 'en' : 'ja'}>{words.language.other}</span>
      </Button>
    </div>
  );
}

function Person() {
  const { words } = useLanguage();
  const { state, signOut, sit } = useSession();
  const { name } = usePeople();
  const { write } = useTimes();
  const now = useQuery({ ...me, enabled: state.kind === 'in' }).data;
  if (state.kind !== 'in') {
    return null;
  }
  const standingIn = lent(state);
  return (
    <div className="person">
      <div className="person-name">
        <strong>{name(state.me.id) === state.me.id ? state.me.name : name(state.me.id)}</strong>
        <span>{standingIn ? words.delegations.seatOf(word(words.seats, state.seat), name(standingIn.holder), write(standingIn.until, 'short')) : word(words.seats, state.seat)}</span>
      </div>
      <div className="person-acts">
        {open(now ?? state.me).length > 1 && (
          <Button weight="plain" onPress={() => sit(undefined)}>
            {words.seat.change}
          </Button>
        )}
        <Button weight="plain" onPress={signOut}>
          {words.signIn.out}
        </Button>
      </div>
    </div>
  );
}

function Footer() {
  const { words } = useLanguage();
  return (
    <footer className="footer">
      <div className="wrap footer-row">
        <span>
          {words.productLong}　{words.footer.version} 0.1.0
        </span>
        <span className="footer-links">
          <a className="link" href="/log-keys">
            {words.footer.keys}
          </a>
          <a className="link" href="/openapi.yaml">
            {words.footer.contract}
          </a>
        </span>
      </div>
    </footer>
  );
}
