import type { SignalScores } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { addReport, LOUD_MUSIC } from './kit/reporting.ts';

const START = Date.parse('2026-11-20T23:00:00Z');
const LITTER = 8;
const clock = new FakeClock(START);
let server: TestServer;
let places: Places;
let ward: TestPerson;
let elsewhere: TestPerson;
let residents: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: null }] });
  elsewhere = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.elsewhere }] });
  residents = await buildPerson(server, {
    roles: [{ role: 'welfare-worker', placeId: null }],
    organisationKind: 'resident-group',
  });
});
afterAll(() => server?.stop());

const missedAs = async (who: TestPerson | undefined, query = '') =>
  (await askAs<SignalScores>(server, who, { path: `/v1/signal-scores?quarter=2026-Q4${query}` })).body.missed;
const tell = async (placeId: number, hour: string, categoryId = LOUD_MUSIC) => {
  const [from, until] = [`2026-11-20T${hour}:00:00Z`, `2026-11-20T${hour}:30:00Z`];
  for (let i = 0; i < 3; i += 1) await addReport(server, ward, { placeId, categoryId, amount: 3, from, until });
};

test('what was reported where no sensor could notice it is not missed', async () => {
  await tell(places.here, '20');
  expect(await missedAs(ward)).toEqual({
    count: 0,
    items: [],
    sentence: 'Wij misten niets waarvan bewoners vaak genoeg iets meldden.',
  });
});

test('once a fitting sensor stands there it is, until a signal told of it', async () => {
  await buildThing(server, { property: 'sound-level', position: places.pointHere });
  await tell(places.here, '20', LITTER);
  await tell(places.elsewhere, '20');
  const { count, items, sentence } = await missedAs(ward);
  expect(count).toBe(1);
  expect(items).toEqual([
    {
      placeId: places.here,
      placeName: 'WK01',
      categoryName: 'Harde muziek of een feest',
      from: '2026-11-20T20:00:00.000Z',
      until: '2026-11-20T20:30:00.000Z',
      reports: 3,
    },
  ]);
  expect(sentence).toBe('Wij misten 1 keer iets wat bewoners wel meldden.');
  expect((await missedAs(ward, `&place=${places.elsewhere}`)).count).toBe(0);
});

test('who works elsewhere, residents and visitors do not see it', async () => {
  expect(await missedAs(elsewhere)).toMatchObject({ count: 0, items: [] });
  expect(await missedAs(residents)).toMatchObject({ count: 0, items: [] });
  expect(await missedAs(undefined)).toMatchObject({ count: null, items: [] });
});

test('everybody sees one number after the quarter, from five on, and none of a choice of places', async () => {
  clock.set(Date.parse('2027-02-01T12:00:00Z'));
  expect(await missedAs(undefined)).toMatchObject({ count: null, items: [] });
  clock.set(START);
  for (const hour of ['02', '06', '10', '14']) await tell(places.here, hour);
  clock.set(Date.parse('2027-02-01T12:00:00Z'));
  expect(await missedAs(undefined)).toEqual({
    count: 5,
    items: [],
    sentence: 'Wij misten 5 keer iets wat bewoners wel meldden.',
  });
  expect(await missedAs(undefined, `&place=${places.here}`)).toMatchObject({ count: null });
  clock.set(START);
});

test('a signal at the place, below it or in what it lies in counts as told', async () => {
  const { rows } = await server.context.database.pool.query('select 1 from signal');
  expect(rows).toEqual([]);
  const before = (await missedAs(ward)).count ?? 0;
  await buildSignal(server, places.municipality, '2026-11-20T21:00:00Z');
  // It goes on, so nothing after it is missed; what was before it still is.
  expect((await missedAs(ward)).count).toBe(before - 1);
});
