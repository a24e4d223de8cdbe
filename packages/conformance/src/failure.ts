import type { Answer } from './server.ts';

/** A requirement that does not hold: what was sent, what should have come back, what did. */
export class Failure extends Error {
  readonly sent: string;
  readonly expected: string;
  readonly received: string;

  constructor(sent: string, expected: string, received: string) {
    super(`${sent}: expected ${expected}, received ${received}`);
    this.sent = sent;
    this.expected = expected;
    this.received = received;
  }
}

/** A requirement that cannot be tried here. */
export class Skip extends Error {}

const MAX_SHOWN = 600;

/** @throws Failure always */
export function fail(answer: Answer, expected: string, received?: unknown): never {
  throw new Failure(sentOf(answer), expected, shown(received ?? `${answer.status} ${answer.text}`));
}

/** @throws Failure unless the answer has one of these states */
export function expectStatus(answer: Answer, ...states: readonly number[]): void {
  if (!states.includes(answer.status)) fail(answer, `status ${states.join(' or ')}`);
}

/** @throws Failure unless both are the same JSON; the order of properties does not count */
export function expectSame(answer: Answer, expected: unknown, received: unknown, what = ''): void {
  if (ordered(expected) !== ordered(received)) fail(answer, `${what}${what && ' '}${ordered(expected)}`, received);
}

/** @throws Failure unless it holds */
export function expectThat(answer: Answer, holds: boolean, expected: string, received?: unknown): void {
  if (!holds) fail(answer, expected, received);
}

function sentOf({ sent }: Answer): string {
  return `${sent.method} ${sent.url}${sent.body === undefined ? '' : ` ${sent.body}`}`.slice(0, MAX_SHOWN);
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : ordered(value)).slice(0, MAX_SHOWN);
}

function ordered(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return String(inner);
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return text ?? 'nothing';
}
