import type { Place, PlaceDeletion, Problem } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const HOUR = 3_600_000;
const ring = (lon: number) => [
  [lon, 52],
  [lon + 0.1, 52],
  [lon + 0.1, 52.1],
  [lon, 52.1],
  [lon, 52],
];

/** A municipality with one neighbourhood; its polygon lies at this longitude. */
async function makeTown(code: string, lon: number): Promise<{ town: Place; quarter: Place }> {
  const properties = { code, name: `Buurt ${code}`, gm: `GM-${code}`, gmName: `Stad ${code}` };
  const geometry = { type: 'Polygon', coordinates: [ring(lon)] };
  await server.client.importPlaces({
    body: {
      features: { type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties }] },
      kind: 'neighbourhood',
      codeProperty: 'code',
      nameProperty: 'name',
      parents: [{ kind: 'municipality', codeProperty: 'gm', nameProperty: 'gmName' }],
      timeZone: 'Europe/Amsterdam',
      country: 'NL',
      missingCodes: [],
    },
  });
  const { items } = await server.client.listPlaces();
  const find = (wanted: string) => items.find((place) => place.code === wanted)!;
  return { town: find(`GM-${code}`), quarter: find(code) };
}

/** Five weeks of hours, the last of them with something to notice. */
async function measure(datastream: number): Promise<number> {
  const start = Date.now() - 36 * 24 * HOUR;
  const rows = Array.from({ length: 35 * 24 }, (_, hour) => {
    const value = 100 + 40 * Math.sin((hour / 24) * 2 * Math.PI) + (hour % 7);
    return [new Date(start + hour * HOUR).toISOString(), hour > 34 * 24 ? value * 20 : value];
  });
  const answer = await server.send('POST', '/v1.1/CreateObservations', [
    {
      Datastream: { '@iot.id': datastream },
      components: ['phenomenonTime', 'result'],
      'dataArray@iot.count': rows.length,
      dataArray: rows,
    },
  ]);
  expect(answer.status).toBe(201);
  await server.rooms.rhythm.settle();
  return rows.length;
}

const remove = (id: number, query = '') => server.send<PlaceDeletion & Problem>('DELETE', `/v1/places/${id}${query}`);
const count = async (set: string) => {
  const { body } = await server.send<{ '@iot.count': number }>('GET', `/v1.1/${set}?$count=true&$top=0`);
  return body['@iot.count'];
};
const sets = ['Things', 'Datastreams', 'Locations', 'Sensors', 'ObservedProperties', 'Observations'];
const counts = () => Promise.all([...sets, 'FeaturesOfInterest', 'HistoricalLocations'].map(count));

test('a place without readings goes with all below it, and the things that stand there', async () => {
  const { town, quarter } = await makeTown('A', 5);
  const { thingId } = await buildThing(server, { position: [5.05, 52.05] });
  expect((await server.client.getThing({ id: thingId })).placeId).toBe(quarter.id);
  expect(await remove(town.id)).toMatchObject({
    status: 200,
    body: { places: 2, things: 1, datastreams: 1, readings: 0 },
  });
  expect((await server.client.listPlaces()).items).toEqual([]);
  expect((await server.send('GET', `/v1/things/${thingId}`)).status).toBe(404);
  expect((await remove(town.id)).status).toBe(404);
});

test('what was planned explains what happened around it; a school break of many days does so once', async () => {
  const { town } = await makeTown('D', 8);
  const { datastreams } = await buildThing(server, { position: [8.05, 52.05] });
  await measure(datastreams[0]!);
  const items = Array.from({ length: 40 }, (_, day) => ({
    date: new Date(Date.now() - day * 24 * HOUR).toISOString().slice(0, 10),
    kind: 'school-break' as const,
    name: 'Projectweken',
  }));
  await server.client.addCalendarEvents({ id: town.id, body: { items } });
  const [deviation] = (await server.client.listDeviations({ place: town.id })).items;
  const began = Date.parse(deviation!.start);
  const plan = (name: string, hours: number) => {
    const [start, end] = [began + hours * HOUR, began + (hours + 1) * HOUR].map((time) => new Date(time).toISOString());
    const body = { kind: 'event', name, start: start!, end: end!, expected: 'higher' } as const;
    return server.client.addPlannedEvent({ id: town.id, body });
  };
  await Promise.all([plan('Optocht', -2), plan('Kermis vorige week', -170)]);
  const { explanations } = await server.client.getDeviation({ id: deviation!.id });
  expect(explanations.filter(({ kind }) => kind === 'school-break')).toEqual([
    { kind: 'school-break', sentence: 'In de kalender staat: Projectweken.' },
  ]);
  const planned = explanations.filter(({ kind }) => kind === 'event');
  expect(planned.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/^Gepland was: Optocht, .+ uur\. Daarbij werd meer verwacht\.$/),
  ]);
  await remove(town.id, '?withReadings=true');
});

test('with readings it is refused by name, and nothing is gone; asked for, nothing is left to be found', async () => {
  const before = await counts();
  const { town, quarter } = await makeTown('B', 6);
  const elsewhere = await buildThing(server, { name: 'Teller elders', position: [9, 50] });
  const { datastreams } = await buildThing(server, { name: 'Teller B', position: [6.05, 52.05], datastreams: 2 });
  const readings = await measure(datastreams[0]!);
  const [deviation] = (await server.client.listDeviations({})).items;
  expect(deviation?.datastreamId).toBe(datastreams[0]);
  expect((await server.client.listSignals({})).items.length).toBeGreaterThan(0);

  const refused = await remove(town.id);
  expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(refused.body.detail).toMatch(
    /^In Stad B en wat erin ligt staat een apparaat met metingen: Teller B\. .*withReadings=true/,
  );
  expect((await server.client.listPlaces()).items).toHaveLength(2);

  expect(await remove(quarter.id, '?withReadings=true')).toMatchObject({
    status: 200,
    body: { places: 1, things: 1, datastreams: 2, readings },
  });
  expect((await server.client.listPlaces()).items.map(({ id }) => id)).toEqual([town.id]);
  expect((await server.client.listDatastreams({})).items.map(({ id }) => id)).toEqual(elsewhere.datastreams);
  expect((await server.client.listDeviations({})).items).toEqual([]);
  expect((await server.client.listSignals({})).items).toEqual([]);
  expect((await server.client.listBeats()).items.map(({ placeId }) => placeId)).toEqual([town.id]);
  for (const path of [`/v1/datastreams/${datastreams[0]}`, `/v1/datastreams/${datastreams[0]}/band`])
    expect((await server.send('GET', path)).status).toBe(404);
  expect((await server.send('DELETE', `/v1.1/Things(${elsewhere.thingId})`)).status).toBe(200);
  expect((await count('Observations')) - before[5]!).toBe(0);
  const reading = { phenomenonTime: new Date().toISOString(), result: 1 };
  expect((await server.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, reading)).status).toBe(404);
});

test('what describes things that stay, stays', async () => {
  const { town } = await makeTown('C', 7);
  const stays = await buildThing(server, { position: [9, 50] });
  const before = await counts();
  await buildThing(server, { position: [7.05, 52.05] });
  await remove(town.id, '?withReadings=true');
  expect(await counts()).toEqual(before);
  expect((await server.client.getThing({ id: stays.thingId })).datastreams).toHaveLength(1);
});

test('a map layer can be taken away, and again', async () => {
  const layer = { type: 'FeatureCollection' as const, features: [] };
  await server.client.putMapLayer({ kind: 'water', body: { attribution: 'Kadaster', layer } });
  for (let round = 0; round < 2; round++)
    expect((await server.client.deleteMapLayer({ kind: 'water' })).items).toEqual([]);
  expect((await server.send('GET', '/v1/map-layers/water')).status).toBe(404);
});
