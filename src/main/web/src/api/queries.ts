import { keepPreviousData, QueryClient, type QueryFilters, queryOptions } from '@tanstack/react-query';
import { api, content, Problem, type Schemas, type Stage } from './client';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: true,
      retry: (count, problem) => count < 3 && (!(problem instanceof Problem) || problem.passing),
    },
  },
});

/** What belongs to one revision or to the entries shown, and what changes by a new policy set alone. */
const LASTING = new Set<unknown>(['proposal', 'digest', 'targets', 'proof', 'people', 'policies']);

/** Reads again what is shown of these. A first reading under way may have begun before the change: it is followed by another. */
export function readAgain(filters: QueryFilters): Promise<void> {
  const again = (queryKey: readonly unknown[]) => queries.invalidateQueries({ queryKey, exact: true, refetchType: 'active' });
  for (const query of queries.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })) {
    if (query.state.data === undefined) {
      const follow = () => again(query.queryKey);
      query.promise?.then(follow, follow);
    }
  }
  return queries.invalidateQueries({ ...filters, refetchType: 'active' });
}

/** Reads again what is shown and may have changed. */
export const refresh = () => readAgain({ predicate: ({ queryKey, state }) => !LASTING.has(queryKey[0]) || state.status === 'error' });

const PAGE = 200;

interface Page<T> {
  items: T[];
  next: string | null;
}

/** Pages one after the other, as many as there are or `most`; `next` tells whether more are left. */
async function pages<T>(read: (after: string | undefined) => Promise<Page<T>>, most: number): Promise<Page<T>> {
  const items: T[] = [];
  let next: string | null = null;
  for (let page = 0; page < most && (page === 0 || next); page++) {
    const found = await read(next ?? undefined);
    items.push(...found.items);
    next = found.next;
  }
  return { items, next };
}

/** Lists that a screen needs whole are short, and a bound holds all the same. */
const whole = <T,>(read: (after: string | undefined) => Promise<Page<T>>, most = 50): Promise<T[]> => pages(read, most).then((found) => found.items);

const paged = (after: string | undefined, limit = PAGE) => ({ limit, ...(after ? { after } : {}) });

export const people = queryOptions({
  queryKey: ['people'],
  staleTime: 10 * 60_000,
  queryFn: () => whole((after) => content(api.GET('/api/people', { params: { query: paged(after) } }))),
});

export const policies = queryOptions({
  queryKey: ['policies'],
  staleTime: 10 * 60_000,
  queryFn: () => content(api.GET('/api/policies')),
});

/** Who is calling, and whose seats are open to them at the moment. */
export const askWho = () => content(api.GET('/api/me'));

export const me = queryOptions({ queryKey: ['me'], queryFn: askWho });

export const delegations = queryOptions({
  queryKey: ['delegations'],
  queryFn: () => content(api.GET('/api/delegations')).then((found) => found.items),
});

export const campaigns = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () => whole((after) => content(api.GET('/api/campaigns', { params: { query: paged(after) } }))),
});

/** With its instruments, as far as the reader may know of them. */
export const campaign = (id: string) =>
  queryOptions({ queryKey: ['campaign', id], queryFn: () => content(api.GET('/api/campaigns/{id}', { params: at(id) })) });

export const activities = queryOptions({
  queryKey: ['activities'],
  queryFn: () => whole((after) => content(api.GET('/api/activities', { params: { query: paged(after) } })), 5),
});

/** Those that wait for the watch officer to allow that they have no end. */
export const needingConsent = queryOptions({
  queryKey: ['activities', 'needs-consent'],
  queryFn: () => whole((after) => content(api.GET('/api/activities', { params: { query: { openEnd: 'needs-consent', ...paged(after) } } })), 5),
});

export const activity = (id: string) =>
  queryOptions({ queryKey: ['activity', id], queryFn: () => content(api.GET('/api/activities/{id}', { params: at(id) })) });

export const desk = queryOptions({
  queryKey: ['desk'],
  queryFn: () => content(api.GET('/api/desk')),
});

export const annual = (year: string) =>
  queryOptions({
    queryKey: ['annual', year],
    placeholderData: keepPreviousData,
    queryFn: () => content(api.GET('/api/reports/annual', { params: { query: { year } } })),
  });

export const overdue = queryOptions({
  queryKey: ['overdue'],
  queryFn: () => content(api.GET('/api/obligations', { params: { query: { overdue: true, limit: 50 } } })),
});

export interface Filter {
  stage?: Stage | undefined;
  campaign?: string | undefined;
  q?: string | undefined;
}

export const operations = (filter: Filter, shown: number) =>
  queryOptions({
    queryKey: ['operations', filter, shown],
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as Filter;
      return pages((after) => content(api.GET('/api/operations', { params: { query: { ...query, ...paged(after, 50) } as never } })), shown);
    },
  });

const at = (id: string) => ({ path: { id } });

export const operation = (id: string) =>
  queryOptions({ queryKey: ['operation', id], queryFn: () => content(api.GET('/api/operations/{id}', { params: at(id) })) });

export const proposal = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['proposal', id, revision],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => content(api.GET('/api/operations/{id}/proposal', { params: at(id) })),
  });

/** What an amendment adds never changes. */
export const amendment = (id: string, amended: string) =>
  queryOptions({
    queryKey: ['amendment', id, amended],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => content(api.GET('/api/operations/{id}/amendments/{amendment}', { params: { path: { id, amendment: amended } } })),
  });

/** With a grant of a part the targets are marked anew, also within a revision. */
export const digest = (id: string, revision: number, excluded: number) =>
  queryOptions({
    queryKey: ['digest', id, revision, excluded],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => content(api.GET('/api/operations/{id}/targets/digest', { params: at(id) })),
  });

export const targets = (id: string, revision: number, excluded: number, after: string | undefined) =>
  queryOptions({
    queryKey: ['targets', id, revision, excluded, after],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: () => content(api.GET('/api/operations/{id}/targets', { params: { ...at(id), query: paged(after, 50) } })),
  });

/** Every target, for a revision that must send them all again. */
export const allTargets = (id: string) =>
  whole((after) => content(api.GET('/api/operations/{id}/targets', { params: { ...at(id), query: paged(after) } })), 1_000).then((found) =>
    found.map(({ excluded: _, ...target }) => target),
  );

interface Leaf {
  after: string | undefined;
  items: Schemas['Entry'][];
}

const readLeaf = async (id: string, after: string | undefined): Promise<{ leaf: Leaf; next: string | null }> => {
  const found = await content(api.GET('/api/operations/{id}/entries', { params: { ...at(id), query: { ...paged(after), lists: false } } }));
  return { leaf: { after, items: found.items }, next: found.next };
};

/** The entries of a case as they stand, oldest first. What was read stays read: only the last page is read again, and on. */
export const entries = (id: string) =>
  queryOptions({
    queryKey: ['operation', id, 'entries'],
    queryFn: async ({ client }) => {
      const leaves = [...(client.getQueryData<Leaf[]>(['operation', id, 'entries']) ?? [])];
      let after = leaves.pop()?.after;
      for (;;) {
        const { leaf, next } = await readLeaf(id, after);
        leaves.push(leaf);
        if (!next) {
          return leaves;
        }
        after = next;
      }
    },
    select: (leaves: Leaf[]) => leaves.flatMap((leaf) => leaf.items),
  });

export const sitting = (id: string) =>
  queryOptions({ queryKey: ['sitting', id], queryFn: () => content(api.GET('/api/sittings/{id}', { params: at(id) })) });

export const conflict = (id: string) =>
  queryOptions({ queryKey: ['conflict', id], queryFn: () => content(api.GET('/api/conflicts/{id}', { params: at(id) })) });

/** All that the reader may know of, closed ones too. */
export const conflicts = queryOptions({
  queryKey: ['conflicts'],
  queryFn: () => whole((after) => content(api.GET('/api/conflicts', { params: { query: paged(after) } }))),
});

/** Requests that closed in on something, answered ones too; none for most readers. */
export const alarms = queryOptions({
  queryKey: ['alarms'],
  queryFn: () => whole((after) => content(api.GET('/api/alarms', { params: { query: paged(after) } }))),
});

/** Those of them that were released to the reader's desk, which is told nothing else. */
export const pointers = queryOptions({ ...conflicts, select: (found) => found.filter((one) => one.kind !== undefined) });

export const documents = (operation: string) =>
  queryOptions({
    queryKey: ['documents', operation],
    queryFn: () => whole((after) => content(api.GET('/api/documents', { params: { query: { operation, ...paged(after) } } }))),
  });

export const document = (id: string) =>
  queryOptions({ queryKey: ['document', id], staleTime: 0, queryFn: () => content(api.GET('/api/documents/{id}', { params: at(id) })) });

export const tasks = queryOptions({
  queryKey: ['tasks'],
  queryFn: () => whole((after) => content(api.GET('/api/tasks', { params: { query: paged(after) } }))),
});

/** What the page of an operation shows first, read before there is a page: while the hub is still asked who is there. */
export async function foresee(id: string) {
  const first = queries.prefetchQuery({ ...operation(id), retry: false });
  queries.prefetchQuery({ ...entries(id), retry: false });
  queries.prefetchQuery({ ...policies, retry: false });
  await first;
  const found = queries.getQueryData(operation(id).queryKey);
  if (found) {
    queries.prefetchQuery(digest(id, found.revision, found.authorised.excluded));
    queries.prefetchQuery(proposal(id, found.revision));
  }
}
