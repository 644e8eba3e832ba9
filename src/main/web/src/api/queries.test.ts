import { QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { queries, readAgain } from './queries';

it('reads once more after a first reading that began before the change', async () => {
  const answers: ((answer: string) => void)[] = [];
  const queryKey = ['operation', 'one', 'entries'];
  const queryFn = () => new Promise<string>((answer) => answers.push(answer));
  const leave = new QueryObserver(queries, { queryKey, queryFn }).subscribe(() => {});
  expect(answers).toHaveLength(1);
  readAgain({ queryKey: ['operation', 'one'] });
  answers[0]?.('as it was');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('as it is');
  await vi.waitFor(() => expect(queries.getQueryData(queryKey)).toBe('as it is'));
  leave();
});
