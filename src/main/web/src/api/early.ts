import { heads } from './caller';

/** What was asked for earlier than this is asked for again. */
const FRESH_MILLIS = 10_000;

interface Asked {
  seat: string | null;
  at: number;
  answer: Promise<Response>;
}

const asked = new Map<string, Asked>();

/** The operation whose page this address is. */
export const operationAt = (address: string): string | undefined => /^\/operations\/([^/]+)$/.exec(address)?.[1];

/** What the page of an operation shows first; what takes longest to answer is asked for first. */
export function first(id: string): string[] {
  const operation = `/api/operations/${id}`;
  return [`${operation}/entries?limit=200&lists=false`, operation, '/api/policies', `${operation}/targets/digest`, `${operation}/proposal`];
}

/** Asks who is there and for what the page shows first, before the console itself has come. */
export function askEarly(operation: string | undefined) {
  for (const path of ['/api/me', ...(operation ? first(operation) : [])]) {
    const { 'Hub-Seat': seat, ...others } = heads();
    const whoever = seat === undefined || path === '/api/me';
    const answer = fetch(path, { headers: whoever ? others : { ...others, 'Hub-Seat': seat }, credentials: 'same-origin' });
    answer.catch(() => {});
    asked.set(path, { seat: whoever ? null : seat, at: performance.now(), answer });
  }
}

/** Whoever changes the seat asks for everything anew. */
export const forgetEarly = () => asked.clear();

/** The answer to a request that was made early, for the first who asks. */
export function early(request: Request): Promise<Response> | undefined {
  const { origin, pathname, search } = new URL(request.url);
  const path = pathname + search;
  const found = origin === location.origin && request.method === 'GET' ? asked.get(path) : undefined;
  asked.delete(path);
  if (!found || performance.now() - found.at > FRESH_MILLIS) {
    return undefined;
  }
  const seat = request.headers.get('Hub-Seat');
  // Asked in no seat, the hub answers whoever has only one.
  return found.seat === seat ? found.answer : found.seat === null ? found.answer.then((answer) => (answer.ok ? answer : fetch(request))) : undefined;
}
