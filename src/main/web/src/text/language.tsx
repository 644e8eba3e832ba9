import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { en } from './en';
import { type Dictionary, ja } from './ja';

export type Language = 'ja' | 'en';

const KEPT = 'sekimori.language';

interface Spoken {
  language: Language;
  words: Dictionary;
  speak: (language: Language) => void;
}

const Context = createContext<Spoken>({ language: 'ja', words: ja, speak: () => {} });

/** Japanese unless the reader chose English before. */
export function Languages({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'ja'));
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(KEPT, language);
  }, [language]);
  const spoken = useMemo(() => ({ language, words: language === 'ja' ? ja : en, speak: setLanguage }), [language]);
  return <Context value={spoken}>{children}</Context>;
}

export const useLanguage = (): Spoken => useContext(Context);

export const useWords = (): Dictionary => useContext(Context).words;

/** The word for a code of the interface; a code that this console does not know is shown as it came. */
export function word(table: Record<string, string>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] as string) : code;
}
