import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const WET = Date.parse('2026-11-20T14:00:00Z');
const DRY = Date.parse('2026-11-21T14:00:00Z');

let server: TestServer;
let places: Places;
let walkers: number;
let gauge: number;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
  places = await layDistricts(server);
  const hourly = (unit: string) => buildPassport({ intervalSeconds: 3600, minimumGroup: 1, unit });
  const build = async (property: string, unit: string, position: [number, number], name: string) =>
    (await buildThing(server, { property, passport: hourly(unit), position, name })).datastreams[0] ?? 0;
  walkers = await build('pedestrians', '{count}', places.pointHere, 'Teller');
  gauge = await build('rainfall', 'mm/h', [places.pointHere[0] + 0.01, places.pointHere[1]], 'Regenmeter');
  const dataArray: [string, number][] = [];
  for (let time = NOW - 20 * DAY; time < NOW; time += HOUR)
    dataArray.push([new Date(time).toISOString(), time === WET ? 8.4 : (time / HOUR) % 30 === 0 ? 0.6 : 0]);
  const columns = { components: ['phenomenonTime', 'result'], dataArray };
  await server.send('POST', '/v1.1/CreateObservations', [{ Datastream: { '@iot.id': gauge }, ...columns }]);
  await server.rooms.rhythm.settle();
});
afterAll(() => server?.stop());

let told = 0;

async function explanationsOf(peak: number, kind = 'lower', datastream = walkers): Promise<string[]> {
  const { rows } = await server.context.database.pool.query<{ id: number }>(
    `insert into deviation (datastream_id, start_time, end_time, peak_time, readings, surprise, kind)
     values ($1, $2, $3, $4, 3, 5, $5) returning id`,
    [datastream, new Date(peak - HOUR + told++), new Date(peak + 2 * HOUR), new Date(peak), kind],
  );
  const { explanations } = await server.client.getDeviation({ id: rows[0]?.id ?? 0 });
  return explanations.flatMap((one) => (one.kind === 'weather' ? [one.sentence] : []));
}

test('rain in the hour of a deviation is told as a possibility, with its figure and where it was measured', async () => {
  const [sentence = '', ...more] = await explanationsOf(WET);
  expect(more).toEqual([]);
  expect(sentence).toMatch(/^Misschien speelt het weer mee\. Gemeten is: neerslag 8,4 mm per uur, bij Regenmeter\./);
  expect(sentence).toContain('Dat is meer dan in alle uren van de acht weken ervoor.');
  expect(sentence).toMatch(/Of het de oorzaak is, weten wij niet\.$/);
});

test('usual weather, weather long after, and what is about weeks or the sensor explain nothing', async () => {
  expect(await explanationsOf(DRY)).toEqual([]);
  expect(await explanationsOf(WET + 6 * HOUR)).toEqual([]);
  for (const kind of ['silent', 'level-shift', 'implausible']) expect(await explanationsOf(WET, kind)).toEqual([]);
  expect(await explanationsOf(WET, 'higher', gauge)).toEqual([]);
});

test('weather of a sensor that is no longer in the field is not told', async () => {
  await server.send('DELETE', `/v1.1/Datastreams(${gauge})`);
  expect(await explanationsOf(WET)).toEqual([]);
});
