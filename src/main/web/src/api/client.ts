import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from '../../generated/schema';
import { expired, heads } from './caller';
import { early } from './early';

export type Schemas = components['schemas'];
export type Seat = Schemas['Seat'];
export type Stage = Schemas['Stage'];

/** What the hub answers instead of what was asked: RFC 9457, or `network` when no answer came. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly errors: { pointer: string; code: string; expected?: string }[];
  readonly policies: string[];

  constructor(status: number, body: Partial<Schemas['Problem']>) {
    super(body.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'network' : `http-${status}`);
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.policies = body.policies ?? [];
  }

  /** Whatever was thrown, as a problem: what is none came from the network. */
  static of(caught: unknown): Problem {
    return caught instanceof Problem ? caught : new Problem(0, { code: 'network' });
  }

  /** Worth sending again as it is, with the same key: nothing was recorded, or the same answer comes again. */
  get passing(): boolean {
    return this.status === 0 || this.status === 503 || this.status === 429;
  }
}

const headed: Middleware = {
  onRequest({ request, schemaPath }) {
    for (const [name, value] of Object.entries(heads())) {
      request.headers.set(name, value);
    }
    if (schemaPath === '/api/me') {
      // Who is there, whatever seat this tab last had.
      request.headers.delete('Hub-Seat');
    }
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && !schemaPath.startsWith('/auth/')) {
      expired();
    }
  },
  onError() {
    return new Problem(0, { code: 'network' });
  },
};

// The contract makes Idempotency-Key and Hub-Seat parameters of each operation; here they are set in one place.
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin', fetch: (request) => early(request) ?? fetch(request) });
api.use(headed);

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

/** The content of an answer, or the problem thrown. */
export async function content<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked;
  if (answer.error !== undefined || !answer.response.ok) {
    throw new Problem(answer.response.status, (answer.error ?? {}) as Partial<Schemas['Problem']>);
  }
  return answer.data as T;
}

/** Registers the bytes of a document; the query speaks of them. */
export async function upload(query: Record<string, string>, file: File, key: string): Promise<Schemas['Done']> {
  const response = await fetch(`/api/documents?${new URLSearchParams(query)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...heads(), 'Content-Type': file.type || 'application/octet-stream', 'Idempotency-Key': key },
    body: file,
  }).catch(() => {
    throw new Problem(0, { code: 'network' });
  });
  return answered(response) as Promise<Schemas['Done']>;
}

/** The bytes of a document, to be saved and never shown; the hub records that they were taken. */
export async function download(id: string): Promise<Blob> {
  const response = await fetch(`/api/documents/${id}/content`, { credentials: 'same-origin', headers: heads() }).catch(() => {
    throw new Problem(0, { code: 'network' });
  });
  if (!response.ok) {
    await answered(response);
  }
  return response.blob();
}

async function answered(response: Response): Promise<unknown> {
  if (response.status === 401) {
    expired();
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Problem(response.status, answer);
  }
  return answer;
}

/** Asks which parties that the reader may read meet selectors; the question goes on record. */
export const check = (body: Schemas['CheckBody']): Promise<Schemas['Checked']> =>
  content(api.POST('/api/deconfliction/check', { params: { header: { 'Idempotency-Key': crypto.randomUUID() } }, body }));

/** Asks what would follow from an entry; nothing is recorded. */
export async function foresee(path: string, body: unknown): Promise<Schemas['Foreseen']> {
  const response = await fetch(`${path}?check=true`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...heads(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Problem(0, { code: 'network' });
  });
  return answered(response) as Promise<Schemas['Foreseen']>;
}

/** Sends an order. The path is one of the contract's; the body was built for it by its form; `version` if no other may have come between. */
export async function order(path: string, body: unknown, key: string, version?: number): Promise<Schemas['Done']> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...heads(), 'Content-Type': 'application/json', 'Idempotency-Key': key, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { code: 'network' });
  }
  return answered(response) as Promise<Schemas['Done']>;
}
