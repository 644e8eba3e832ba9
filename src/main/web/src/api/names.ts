import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useLanguage } from '../text/language';
import type { Schemas } from './client';
import { people, policies } from './queries';

type PersonView = Schemas['PersonView'];

interface Index {
  byId: Map<string, PersonView>;
  byKey: Map<string, PersonView>;
}

const EMPTY: PersonView[] = [];

/** Made once for a reading of the directory, however many names are on the screen. */
const indexes = new WeakMap<PersonView[], Index>();

function indexOf(all: PersonView[]): Index {
  let index = indexes.get(all);
  if (!index) {
    index = { byId: new Map(all.map((person) => [person.id, person])), byKey: new Map(all.map((person) => [person.key, person])) };
    indexes.set(all, index);
  }
  return index;
}

/** Persons, and their names in the language of the moment by user name or by the key that entries hold. */
export function usePeople() {
  const { language } = useLanguage();
  const all = useQuery(people).data ?? EMPTY;
  const roman = useQuery(policies).data?.titles.people;
  return useMemo(() => {
    const { byId, byKey } = indexOf(all);
    const name = (id: string): string => {
      const person = byId.get(id) ?? byKey.get(id);
      if (!person) {
        return id;
      }
      return language === 'en' ? (roman?.[person.id] ?? person.name) : person.name;
    };
    return { all, byId, name };
  }, [all, roman, language]);
}

/** What a gate is called in the policies in force; `screening` stands where a gate would, and is none. */
export function useGateName(): (gate: string) => string {
  const { language, words } = useLanguage();
  const titles = useQuery(policies).data?.titles.gates;
  return useCallback((gate) => (gate === 'screening' ? words.steps.screening : (titles?.[gate]?.[language] ?? gate)), [titles, language, words]);
}
