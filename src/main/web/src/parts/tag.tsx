import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'key' | 'quiet' | 'success' | 'warning' | 'error';

/** A state in a word, with a sign, so that the colour is never alone. */
export function Tag({ tone = 'quiet', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
