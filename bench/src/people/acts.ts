import type { Server } from '../harness/server.ts';
import { type RequestParts, requestBytes } from '../load/raw-http.ts';
import type { Hired } from './hire-people.ts';

export type ActName = 'queue' | 'today' | 'work';

/** One thing that somebody does in the application. */
export interface Act {
  readonly name: ActName;
  readonly bytes: Buffer;
}

/**
 * What people ask of the queue, by turns as they go about their work: the first page, ranked as it is unless they choose, what waits for them, what is theirs, what is
 * nobody's, one kind, and the second page.
 */
const views = [
  '',
  '&waiting=me',
  '&assignee=me',
  '&assignee=nobody',
  '&kind=implausible',
  '&order=newest&after=50',
  '&order=newest',
  '&order=strongest',
];

/** In every ten acts: six looks at the queue, two at today, one at the work of a signal and one taking of a signal. */
export function actOf(server: Server, person: Hired, turn: number): Act {
  const ask = (name: ActName, parts: RequestParts): Act => ({ name, bytes: requestBytes(withCookie(parts)) });
  const withCookie = (parts: RequestParts): RequestParts => ({
    ...parts,
    headers: { cookie: person.cookie, origin: server.url, 'accept-language': 'nl' },
  });
  const step = (turn + person.id) % 10;
  if (step === 3 || step === 7) return ask('today', { method: 'GET', path: '/v1/today' });
  const signal = 1 + ((turn * 37 + person.id * 101) % 9_000);
  if (step === 5) return ask('work', { method: 'GET', path: `/v1/signals/${signal}/work` });
  if (step === 9) {
    const body = JSON.stringify({ personId: person.id, version: 0 });
    return ask('work', { method: 'PUT', path: `/v1/signals/${signal}/assignee`, body });
  }
  const view = views[(turn + person.id) % views.length] ?? '';
  return ask('queue', { method: 'GET', path: `/v1/signal-queue?limit=50${view}` });
}
