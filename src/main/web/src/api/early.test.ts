import { afterEach, expect, it, vi } from 'vitest';
import { askEarly, first, forgetEarly, operationAt } from './early';
import { foresee, operation, queries } from './queries';

const ID = '01a2081f-d925-76ef-9299-7774abf40000';
// The client takes what it finds when it is read.
const { paths } = vi.hoisted(() => {
  const asked: string[] = [];
  vi.stubGlobal('location', { origin: 'http://hub.test' });
  // Only a browser completes a relative address.
  const Whole = globalThis.Request;
  vi.stubGlobal(
    'Request',
    class extends Whole {
      constructor(url: string, init: RequestInit) {
        super(new URL(url, 'http://hub.test'), init);
      }
    },
  );
  vi.stubGlobal('fetch', async (what: Request | string) => {
    const path = typeof what === 'string' ? what : what.url.replace('http://hub.test', '');
    asked.push(path);
    return Response.json(path.includes('entries') ? { items: [], next: null } : { revision: 1, authorised: { excluded: 0 } });
  });
  return { paths: asked };
});

afterEach(() => {
  paths.length = 0;
});

it('names the operation whose page an address is', () => {
  expect(operationAt(`/operations/${ID}`)).toBe(ID);
  expect(operationAt('/operations')).toBeUndefined();
  expect(operationAt(`/operations/${ID}/revise`)).toBeUndefined();
});

it('asks early for what the page of an operation reads first, and once', async () => {
  askEarly(ID);
  expect(paths).toEqual(['/api/me', ...first(ID)]);
  await foresee(ID);
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(queries.getQueryData(operation(ID).queryKey)).toBeDefined();
  expect(paths).toHaveLength(6);
});

it('takes nothing that was asked before the seat changed', async () => {
  queries.clear();
  askEarly(ID);
  forgetEarly();
  await foresee(ID);
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(paths).toHaveLength(6 + first(ID).length);
});

it('asks again for what nobody asked early', async () => {
  await foresee('another');
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(new Set(paths)).toEqual(new Set(first('another').filter((path) => path !== '/api/policies')));
});
