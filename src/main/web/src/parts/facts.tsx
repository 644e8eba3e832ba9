import { type ReactNode, useState } from 'react';
import { useWords } from '../text/language';
import { Button } from './button';

/** Terms and what they are, a hairline between each. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Text that a person wrote: line breaks kept, direction isolated, so that it can disturb nothing around it. */
export function Prose({ children }: { children: string }) {
  return (
    <bdi className="prose" dir="auto">
      {children}
    </bdi>
  );
}

/** A digest: its ends to compare by eye, the whole to copy. */
export function Hash({ value, whole = false }: { value: string; whole?: boolean }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(value).catch(() => {});
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <span className="hash">
      <code title={value}>{whole ? value : `${value.slice(0, 4)}…${value.slice(-4)}`}</code>
      {whole && (
        <Button weight="plain" className="hash-copy" onPress={copy} aria-label={`${words.copy} ${value.slice(0, 8)}`}>
          {copied ? words.copied : words.copy}
        </Button>
      )}
    </span>
  );
}
