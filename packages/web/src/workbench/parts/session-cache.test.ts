import { QueryClient } from '@tanstack/react-query';
import type { Session } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { keys } from '../../live/keys.ts';
import { becomeSession } from './session-cache.ts';

const sessionAs = (role: Session['role']): Session => ({ role, rights: [], person: null });

/** A question to the server that is answered when the test says so, also when nobody waits any more. */
function slowSession(queryClient: QueryClient) {
  let resolve = (_: Session): void => {};
  const promise = new Promise<Session>((answered) => {
    resolve = answered;
  });
  const asked = queryClient
    .fetchQuery({ queryKey: keys.session, queryFn: () => promise, retry: false })
    .catch(() => {});
  const answer = async (session: Session) => {
    resolve(session);
    await asked;
    await promise;
  };
  return { answer };
}
const known = (queryClient: QueryClient) => queryClient.getQueryData<Session>(keys.session)?.role;

describe('an answer that was under way', () => {
  for (const [before, now] of [
    ['visitor', 'administrator'],
    ['administrator', 'visitor'],
  ] as const)
    test(`as ${before} does not undo becoming ${now}`, async () => {
      const queryClient = new QueryClient();
      const late = slowSession(queryClient);
      await becomeSession(queryClient, sessionAs(now));
      await late.answer(sessionAs(before));
      expect(known(queryClient)).toBe(now);
    });

  test('nor when it was a second question', async () => {
    const queryClient = new QueryClient();
    queryClient.setQueryData(keys.session, sessionAs('visitor'));
    const late = slowSession(queryClient);
    await becomeSession(queryClient, sessionAs('administrator'));
    await late.answer(sessionAs('visitor'));
    expect(known(queryClient)).toBe('administrator');
  });
});

test('after signing out nothing of the imports is left', async () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(keys.imports, { items: [] });
  await becomeSession(queryClient, sessionAs('visitor'));
  expect(queryClient.getQueryData(keys.imports)).toBeUndefined();
});
