import { useEffect } from 'react';
import { useWords } from './language';

/** Names the browser's tab. */
export function useTitle(title: string | undefined) {
  const words = useWords();
  useEffect(() => {
    document.title = title ? `${title} | ${words.product}` : words.product;
  }, [title, words]);
}
