/** Small line drawings in the colour of the text around them; words stand beside them, so they say nothing by themselves. */
const PATHS = {
  check: 'M4 10.5l4 4 8-9',
  dot: 'M10 10h.01',
  clock: 'M10 5.5V10l3 2M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15z',
  stop: 'M6.6 2.5h6.8l4.1 4.1v6.8l-4.1 4.1H6.6l-4.1-4.1V6.6z',
  return: 'M8 5L3.5 9.5 8 14M4 9.5h8a4 4 0 014 4V15',
  cross: 'M5 5l10 10M15 5L5 15',
  minus: 'M4.5 10h11',
  shield: 'M10 2.5l6 2v5c0 4-2.6 6.7-6 8-3.4-1.3-6-4-6-8v-5zM7.2 10l2 2 3.6-4',
  shieldOff: 'M10 2.5l6 2v5c0 4-2.6 6.7-6 8-3.4-1.3-6-4-6-8v-5zM7.5 7.5l5 5M12.5 7.5l-5 5',
  warning: 'M10 3l7.5 13.5h-15zM10 8v4M10 14.2h.01',
  info: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 9v4.5M10 6.4h.01',
  globe: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM2.5 10h15M10 2.5c2.5 2.3 3.3 4.8 3.3 7.5s-.8 5.2-3.3 7.5c-2.5-2.3-3.3-4.8-3.3-7.5s.8-5.2 3.3-7.5z',
  chevron: 'M5 7.5l5 5 5-5',
  right: 'M7.5 5l5 5-5 5',
  plus: 'M10 4.5v11M4.5 10h11',
  pen: 'M4 16l.8-3.6L13 4.2l2.8 2.8-8.2 8.2z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
