import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDataDir, removeDataDir } from './kit/child-server.ts';
import { type KilledRun, killServerInRounds } from './kit/kill-rounds.ts';

/** On the store that comes along; `npm run test:faults` does the same on each store. */
const dataDir = newDataDir();
let killed: KilledRun;
beforeAll(async () => {
  killed = await killServerInRounds(dataDir, { STORE: 'embedded' });
}, 300_000);
afterAll(async () => {
  await killed?.server.halt();
  removeDataDir(dataDir);
});

test('killed ten times while readings come in: every acknowledged one is there, each once', async () => {
  expect(killed.run.acknowledged).toBeGreaterThan(0);
  await killed.run.expectEachOnce(killed.server);
});

test('and the rhythm is that of a clean replay', () => killed.run.expectCleanRhythm(killed.server));

test('observations of a MultiDatastream: every acknowledged one is there, and none half', () =>
  killed.run.expectWholeRows(killed.server));
