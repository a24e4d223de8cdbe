import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KilledRun, killServerInRounds } from '../tests/kit/kill-rounds.ts';
import { type Home, makeHome, SEED, storesOf } from './homes.ts';

describe.each(storesOf('embedded', 'pglite', 'postgresql'))('server killed ten times under intake, %s', (store) => {
  let home: Home;
  let killed: KilledRun;
  beforeAll(async () => {
    home = await makeHome(store);
    killed = await killServerInRounds(home.dataDir, home.env, SEED);
  }, 900_000);
  afterAll(async () => {
    await killed?.server.halt();
    await home?.remove();
  });

  test('every acknowledged reading is there, each once', async () => {
    expect(killed.run.acknowledged).toBeGreaterThan(0);
    await killed.run.expectEachOnce(killed.server);
    console.log(`${store}: ${killed.run.acknowledged} readings acknowledged, all there once`);
  });

  test('no row of a MultiDatastream is half there', () => killed.run.expectWholeRows(killed.server));

  test('and the rhythm is that of a clean replay', () => killed.run.expectCleanRhythm(killed.server));
});
