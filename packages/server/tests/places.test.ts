import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection, Place, PlacesImport, PlacesImportResult } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { until } from './kit/until.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/cbs-buurten-baarn/', import.meta.url));
const file = `${folder}baarn_buurten_2024.geojson`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const importOf = (features: FeatureCollection, more: Partial<PlacesImport> = {}): PlacesImport => ({
  features,
  kind: 'neighbourhood',
  codeProperty: 'buurtcode',
  nameProperty: 'buurtnaam',
  parents: [
    { kind: 'municipality', codeProperty: 'gemeentecode', nameProperty: 'gemeentenaam' },
    { kind: 'district', codeProperty: 'wijkcode' },
  ],
  timeZone: 'Europe/Amsterdam',
  country: 'NL',
  missingCodes: [-99995, -99997],
  ...more,
});
const send = (body: PlacesImport) => server.send<PlacesImportResult>('POST', '/v1/places-imports', body);

if (!existsSync(file)) console.warn(`skipped: ${file} is not there`);

describe.skipIf(!existsSync(file))('the neighbourhoods of Baarn', () => {
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection;

  test('all go in, with their parents, and a missing figure is null', async () => {
    const before = await buildThing(server, { name: 'Teller Baarn', position: [5.2883, 52.2117] });
    expect(await send(importOf(read()))).toMatchObject({ status: 200, body: { created: 21, updated: 0, refused: [] } });
    const { items } = await server.client.listPlaces();
    const of = (kind: Place['kind']) => items.filter((place) => place.kind === kind);
    expect(of('neighbourhood')).toHaveLength(21);
    expect(of('municipality')).toMatchObject([{ code: 'GM0308', name: 'Baarn', parentId: null }]);
    const districts = new Set(read().features.map(({ properties }) => properties.wijkcode));
    expect(of('district')).toHaveLength(districts.size);
    const municipality = of('municipality')[0]?.id;
    expect(of('district').every(({ parentId }) => parentId === municipality)).toBe(true);
    const ids = new Set(of('district').map(({ id }) => id));
    expect(of('neighbourhood').every(({ parentId }) => ids.has(parentId ?? -1))).toBe(true);
    const figures = of('neighbourhood').flatMap((place) => Object.values(place.figures));
    expect(figures.filter((value) => value !== null && value < -9_000)).toEqual([]);
    expect(figures).toContain(null);
    const people = of('neighbourhood').map(({ figures: { aantal_inwoners } }) => aantal_inwoners ?? 0);
    expect(people.reduce((sum, n) => sum + n, 0)).toBe(25_065);

    const found = await server.client.findPlacesAt({ lon: 5.2883, lat: 52.2117 });
    expect(found.items.map(({ kind }) => kind)).toEqual(['neighbourhood']);
    await until('the thing that stood there already has its place', async () => {
      const { placeId } = await server.client.getThing({ id: before.thingId });
      return placeId === found.items[0]?.id;
    });
    expect((await server.client.findPlacesAt({ lon: 4.9, lat: 52.37 })).items).toEqual([]);
  });

  test('again is an update, and nothing is there twice', async () => {
    await send(importOf(read()));
    expect(await send(importOf(read()))).toMatchObject({ body: { created: 0, updated: 21, refused: [] } });
    const { items } = await server.client.listPlaces();
    expect(items.filter(({ kind }) => kind === 'neighbourhood')).toHaveLength(21);
  });
});

const square = (lon: number, lat: number) => [
  [lon, lat],
  [lon + 0.01, lat],
  [lon + 0.01, lat + 0.01],
  [lon, lat + 0.01],
  [lon, lat],
];
const feature = (code: string, geometry: unknown) => ({
  type: 'Feature' as const,
  properties: { buurtcode: code, buurtnaam: `Buurt ${code}` },
  geometry: geometry as FeatureCollection['features'][number]['geometry'],
});
const collection = (...features: ReturnType<typeof feature>[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });

test.each([
  ['RD coordinates', polygon(square(155_000, 463_000)), /longitude, latitude in WGS84; convert .*EPSG:28992/],
  ['latitude first beyond its range', polygon(square(52, 95)), /WGS84/],
  ['an open ring', polygon(square(5, 52).slice(0, 4)), /not closed/],
  ['a ring of three positions', polygon([...square(5, 52).slice(0, 2), [5, 52]]), /fewer than four/],
  ['no ring at all', polygon(), /no ring/],
  ['a polygon without rings among others', { type: 'MultiPolygon', coordinates: [[square(5, 52)], []] }, /no ring/],
  ['a ring that is too deep', polygon([square(5, 52)]), /WGS84|nested/],
  ['a circle', { type: 'Circle', coordinates: [5, 52] }, /"Circle" is not one of/],
  ['a text for a number', polygon([['5', '52'], ...square(5, 52).slice(1)]), /WGS84/],
  ['no shape', null, /no geometry/],
])('%s: refused by itself with the reason, the others go in', async (name, geometry, reason) => {
  const code = `X-${name}`;
  const good = feature(`good-${name}`, polygon(square(5, 52)));
  const { status, body } = await send(importOf(collection(feature(code, geometry), good)));
  expect(status).toBe(200);
  expect(body).toMatchObject({ created: 1, refused: [{ index: 0, code }] });
  expect(body.refused[0]?.reason).toMatch(reason);
});

test('the same code twice, no code, no name: each with its reason', async () => {
  const twice = feature('T1', polygon(square(6, 52)));
  const without = { ...twice, properties: { buurtnaam: 'x' } };
  const nameless = { ...twice, properties: { buurtcode: 'T2' } };
  const { body } = await send(importOf(collection(twice, twice, without as never, nameless as never)));
  expect(body.created).toBe(1);
  expect(body.refused.map(({ index }) => index)).toEqual([1, 2, 3]);
});

test('a time zone or a country that is none is refused, and nothing of it goes in', async () => {
  const features = collection(feature('Z1', polygon(square(6, 53))));
  expect(await send(importOf(features, { timeZone: 'Europe/Baarn' }))).toMatchObject({
    status: 400,
    body: { code: 'invalid_input' },
  });
  expect(await send(importOf(features, { country: 'Nederland' }))).toMatchObject({
    status: 400,
    body: { code: 'invalid_input' },
  });
  const { items } = await server.client.listPlaces();
  expect(items.filter(({ code }) => code === 'Z1')).toEqual([]);
});

test('a point on the edge, in a hole and between two parts', async () => {
  const holed = polygon(square(7, 53), [
    [7.004, 53.004],
    [7.006, 53.004],
    [7.006, 53.006],
    [7.004, 53.006],
    [7.004, 53.004],
  ]);
  const parts = { type: 'MultiPolygon', coordinates: [[square(8, 53)], [square(8.1, 53)]] };
  await send(importOf(collection(feature('H1', holed), feature('H2', parts))));
  const codesAt = async (lon: number, lat: number) =>
    (await server.client.findPlacesAt({ lon, lat })).items.map(({ code }) => code);
  expect(await codesAt(7.001, 53.001)).toEqual(['H1']);
  expect(await codesAt(7, 53)).toEqual(['H1']);
  expect(await codesAt(7.005, 53.005)).toEqual([]);
  expect(await codesAt(8.105, 53.005)).toEqual(['H2']);
  expect(await codesAt(8.05, 53.005)).toEqual([]);
});

describe('school terms', () => {
  const importOne = async (code: string, more: Partial<PlacesImport> = {}) => {
    const tree = { ...feature(code, polygon(square(9, 51))) };
    const properties = { ...tree.properties, gemeentecode: `GM-${code}`, gemeentenaam: `Gemeente ${code}` };
    const body = importOf({ type: 'FeatureCollection', features: [{ ...tree, properties }] }, more);
    const answer = await send(body);
    const { items } = await server.client.listPlaces();
    const of = (wanted: string) => items.find((place) => place.code === wanted);
    return { answer, top: of(`GM-${code}`), place: of(code) };
  };
  const breaks = async (id: number, from: string, to: string) => {
    const { items } = await server.client.getCalendar({ id, from, to });
    return items.filter(({ kind }) => kind === 'school-break').map(({ date, name }) => `${date} ${name}`);
  };
  const put = (id: number, region: string | null) =>
    server.send<Place & { code: string; detail: string }>('PUT', `/v1/places/${id}/school-region`, { region });

  test('a region gives a municipality and all below it the breaks of that region, until it is taken away', async () => {
    const { top, place } = await importOne('S1');
    expect([top?.schoolRegion, place?.schoolRegion]).toEqual([null, null]);
    expect(await breaks(place!.id, '2026-10-01', '2026-10-31')).toEqual([]);
    expect(await put(top!.id, 'noord')).toMatchObject({ status: 200, body: { schoolRegion: 'noord' } });
    expect(await server.client.getPlace({ id: place!.id })).toMatchObject({ schoolRegion: 'noord' });
    const autumn = await breaks(place!.id, '2026-10-01', '2026-10-31');
    expect([autumn.length, autumn[0], autumn.at(-1)]).toEqual([
      9,
      '2026-10-10 Herfstvakantie',
      '2026-10-18 Herfstvakantie',
    ]);
    expect(server.rooms.places.schoolBreaksOf(place!.id).has(Date.parse('2026-10-12') / 86_400_000)).toBe(true);
    expect(await put(place!.id, 'zuid')).toMatchObject({ status: 200, body: { schoolRegion: 'zuid' } });
    expect((await breaks(place!.id, '2026-10-01', '2026-10-31'))[0]).toBe('2026-10-17 Herfstvakantie');
    await put(place!.id, null);
    await put(top!.id, null);
    expect(await breaks(place!.id, '2026-10-01', '2026-10-31')).toEqual([]);
  });

  test('what is entered stands beside it, once, and is all that entering answers', async () => {
    const { top } = await importOne('S2', { schoolRegion: 'midden' });
    const items = [
      { date: '2026-10-17', kind: 'school-break', name: 'Herfstvakantie' },
      { date: '2026-11-02', kind: 'school-break', name: 'Studiedag' },
    ];
    const { body } = await server.send('POST', `/v1/places/${top!.id}/calendar`, { items });
    expect(body).toEqual({ items });
    const found = await breaks(top!.id, '2026-10-01', '2026-11-30');
    expect(found).toHaveLength(10);
    expect(found).toContain('2026-11-02 Studiedag');
  });

  test('an import gives the region to the top alone; without one it leaves what is there', async () => {
    const { top, place } = await importOne('S3', { schoolRegion: 'zuid' });
    expect([top?.schoolRegion, place?.schoolRegion]).toEqual(['zuid', 'zuid']);
    await put(top!.id, 'midden');
    const again = await importOne('S3');
    expect([again.top?.schoolRegion, again.place?.schoolRegion]).toEqual(['midden', 'midden']);
  });

  test('a region that is not known: the answer lists those that are', async () => {
    const { top } = await importOne('S4');
    const { status, body } = await put(top!.id, 'oost');
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' });
    expect(body.detail).toBe('Schoolregio “oost” is niet bekend; kies voor NL uit: noord, midden, zuid.');
    const abroad = await importOne('S5', { country: 'FR', schoolRegion: 'noord' });
    expect(abroad.answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(abroad.place).toBeUndefined();
    expect((await put(999_999, 'noord')).status).toBe(404);
  });
});
