import type { NewInterpretation, Problem, SignalInterpretations } from '@wijkritme/contract';
import type { TestPerson } from '../../testing/people.ts';
import type { TestServer } from '../../testing/start-test-server.ts';

export interface Asked<T> {
  readonly status: number;
  /** As it came over the line. */
  readonly text: string;
  readonly body: T;
}

/** Ask as this person, from a page of ours; nobody: as a visitor. */
export async function askAs<T = SignalInterpretations & Problem>(
  server: TestServer,
  person: Pick<TestPerson, 'headers'> | undefined,
  { method = 'GET', path, body }: { readonly method?: string; readonly path: string; readonly body?: unknown },
): Promise<Asked<T>> {
  const answer = await fetch(server.url + path, {
    method,
    headers: { ...person?.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.text();
  // The test says what it expects; a wrong shape fails its assertions.
  return { status: answer.status, text, body: JSON.parse(text) as T };
}

export const pathOf = (signal: number, rest = '') => `/v1/signals/${signal}/interpretations${rest}`;

export const fetchAs = (server: TestServer, person: Pick<TestPerson, 'headers'> | undefined, signal: number) =>
  askAs(server, person, { path: pathOf(signal) });

export const commitAs = (
  server: TestServer,
  person: TestPerson,
  signal: number,
  change: Partial<NewInterpretation> = {},
) => askAs(server, person, { method: 'POST', path: pathOf(signal), body: newInterpretation(change) });

export const declineAs = (server: TestServer, person: TestPerson, signal: number) =>
  askAs(server, person, { method: 'POST', path: pathOf(signal, '/declined'), body: {} });

/** After it nothing of a case of this signal is hidden from these, where it may be theirs. */
export async function declineAll(server: TestServer, signal: number, people: readonly TestPerson[]): Promise<void> {
  for (const who of people) await declineAs(server, who, signal);
}

/** Choices that every installation has. */
export const NOTHING = 1;
export const SENSOR_FAULT = 2;
export const PARTY = 3;

export function newInterpretation(change: Partial<NewInterpretation> = {}): NewInterpretation {
  return {
    explanationId: PARTY,
    sure: 70,
    words: 'Muziek op het plein tot na middernacht.',
    alsoKnown: '',
    label: 'TLP:GREEN',
    audience: [],
    ...change,
  };
}
