import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../text/language';
import { useTitle } from '../text/title';
import { Link } from './button';
import { Icon, type IconName } from './icon';

type Tone = 'info' | 'success' | 'warning' | 'error';

const ICONS: Record<Tone, IconName> = { info: 'info', success: 'check', warning: 'warning', error: 'warning' };

interface Shown {
  tone: Tone;
  title: string;
  children?: ReactNode;
  /** Spoken at once by screen readers when it appears. */
  alert?: boolean;
}

export function Notice({ tone, title, children, alert = false }: Shown) {
  return (
    <div className={`notice notice-${tone}`} role={alert ? 'alert' : undefined}>
      <Icon name={ICONS[tone]} />
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** A screen of which nothing can be shown, and the way on. */
export function Nothing({ title }: { title: string }) {
  const words = useWords();
  useTitle(title);
  return (
    <div className="wrap page">
      <h1>{title}</h1>
      <p className="lead">
        <Link href="/">{words.operation.home}</Link>
      </p>
    </div>
  );
}

/** Says that something is loading, but only once the wait can be felt. */
export function Loading() {
  const words = useWords();
  const [felt, setFelt] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      {felt ? words.loading : null}
    </div>
  );
}
