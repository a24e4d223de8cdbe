import { expect } from 'vitest';
import type { TestServer } from '../../testing/start-test-server.ts';
import { answer, storedIn } from './twins.ts';

/** Where two answers begin to differ: of whole answers nobody reads a difference. */
function differenceOf(expected: unknown, given: unknown): string {
  const [one, other] = [JSON.stringify(expected) ?? '', JSON.stringify(given) ?? ''];
  if (one === other) return '';
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(0, at - 200), at + 100)} ≠ ${other.slice(Math.max(0, at - 20), at + 100)}`;
}

/** Questions to servers that must all give the same. @param servers the first never seals */
export function sameAnswers(servers: () => readonly TestServer[]) {
  const same = async (ask: (server: TestServer) => Promise<unknown>): Promise<unknown> => {
    const [plain, ...others] = servers() as [TestServer, ...TestServer[]]; // a test starts them
    const expected = await ask(plain);
    for (const server of others) expect(differenceOf(expected, await ask(server))).toBe('');
    return expected;
  };
  return {
    same,
    sameAnswer: (path: string) => same((server) => answer(server, 'GET', path)),
    nothingLostOrDoubled: () =>
      same(async (server) => {
        const { rows, sealed, doubled } = await storedIn(server);
        return { readings: rows + sealed, doubled };
      }).then((stored) => expect(stored).toMatchObject({ doubled: 0 })),
  };
}

/** All pages behind one address. */
export async function walk(server: TestServer, path: string): Promise<string[]> {
  const pages: string[] = [];
  for (let next: string | undefined = path; next !== undefined && pages.length < 60; ) {
    const text = await answer(server, 'GET', next);
    pages.push(text);
    next = /"@iot\.nextLink":"([^"]+)"\}$/.exec(text)?.[1];
  }
  return pages;
}
