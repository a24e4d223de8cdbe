import { type OperationDeclaration, responseOperations } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { askAs } from './kit/interpreting.ts';
import { buildTown, type Town } from './kit/killed-stream.ts';
import { type Ask, races } from './kit/races.ts';

/** Nothing that somebody else saw changes by these. */
const withoutRace: Readonly<Record<string, string>> = {
  openCase: 'adds a case',
  addCaseSignal: 'adds a signal; one that is there stays as it is',
  addCaseEntry: 'adds an entry',
  addCaseAttachment: 'adds a file',
  createIntervention: 'adds a measure',
  importQuestionnaireRounds: 'adds rounds; one that is there stays as it is',
  createSavedFilter: 'of one person alone',
  changeSavedFilter: 'of one person alone: its name',
  orderSavedFilters: 'of one person alone',
  deleteSavedFilter: 'of one person alone',
  deleteCaseAttachment: 'goes once; who sent it alone removes it',
  deleteQuestionnaireRound: 'goes once; a change afterwards finds none',
  askEffect: 'one that waits or runs stays the one',
  cancelEffect: 'ends once; one that is done stays',
  repeatEffect: 'changes nothing',
  previewIntervention: 'changes nothing',
};

const changing = Object.entries<OperationDeclaration>(responseOperations).filter(([, { method }]) => method !== 'GET');
let server: TestServer;
let town: Town;

beforeAll(async () => {
  server = await startTestServer();
  town = await buildTown(server, 0);
});
afterAll(() => server?.stop());

test('every operation that changes something has its race, or a reason to have none', () => {
  expect([...Object.keys(races), ...Object.keys(withoutRace)].sort()).toEqual(changing.map(([id]) => id).sort());
});

function operationOf({ method, path }: Ask): string | undefined {
  const asked = path.split('/');
  const isIt = (declared: string[]) =>
    declared.length === asked.length && declared.every((part, at) => part.startsWith(':') || part === asked[at]);
  return changing.find(([, one]) => one.method === method && isIt(one.path.split('/')))?.[0];
}

test.each(Object.keys(races))('%s: of two at once one is told, and nothing is overwritten', async (id) => {
  const { asks, shown, wanted, refusal = 409 } = (await races[id]?.(town)) ?? expect.fail('no such race');
  expect(asks.map(operationOf)).toContain(id);
  const answers = await Promise.all(asks.map((ask) => askAs(server, ask.who, ask)));
  const told = answers.map(({ status, body }) => [status, body.code]);
  const first = answers.findIndex(({ status }) => status < 300);
  expect(told[1 - first], JSON.stringify(told)).toEqual([
    refusal,
    refusal === 412 ? 'precondition_failed' : 'conflict',
  ]);
  expect(told[first]?.[0]).toBeLessThan(300);
  expect(await shown()).toEqual(wanted[first]);
});
