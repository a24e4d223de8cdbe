import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownImportResult } from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';
import { run } from '../../../cli/program.ts';
import { parseKnown } from './parse-known.ts';

const shared = join(import.meta.dirname, '../../../../../../../shared/data');
const amsterdamFile = join(shared, 'privacy-passports/amsterdam_register_sample_redacted.json');
const bgtFile = join(shared, 'bgt-denhaag/bgt_sensor_denhaag_rd28992.geojson');
const hasShared = existsSync(amsterdamFile) && existsSync(bgtFile);
if (!hasShared) console.log('skipped in part: the shared recordings are not here');

const amsterdam = (change: object = {}, properties: object = {}) => ({
  sensorType: 'Geluidsensor',
  organisation: 'Gemeente Waal',
  containsPiData: false,
  feature: {
    geometry: { type: 'Point', coordinates: [4.9, 52.36] },
    properties: {
      goal: 'Geluid',
      contact: { name: 'J. Jansen', email: 'j@x.example' },
      originalData: { reference: 'A-1', active_until: '2050-01-01' },
      ...properties,
    },
  },
  ...change,
});
const bgt = (
  id: string | undefined,
  coordinates: unknown = [81_731.132, 455_225.697],
  plusType: unknown = 'camera',
) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: { lokaalID: id, plusType, bronhouder: 'G0518' },
});
const layer = (features: unknown[], crs: unknown = 'urn:ogc:def:crs:EPSG::28992') => ({
  type: 'FeatureCollection',
  ...(crs !== undefined && { crs: { type: 'name', properties: { name: crs } } }),
  features,
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const source = 'Proefbron';
const take = (content: unknown, more: object = {}) =>
  server.send<KnownImportResult & { code: string; detail: string }>('POST', '/v1/register/known', {
    source,
    sourceDate: '2026-01-01',
    content,
    ...more,
  });

describe('reading a file', () => {
  it.each([
    ['no identifier', amsterdam({}, { originalData: {} }), null, /reference/],
    ['no kind', amsterdam({ sensorType: null }), 'A-1', /sensorType/],
    ['no point', amsterdam({ feature: { properties: { reference: 'A-2' } } }), 'A-2', /geometry/],
    [
      'a point beyond the earth',
      amsterdam({ feature: { ...amsterdam().feature, geometry: { type: 'Point', coordinates: [200, 52] } } }),
      'A-1',
      /longitude/,
    ],
    [
      'a day that does not exist',
      amsterdam({}, { originalData: { reference: 'A-1', active_until: '2026-02-30' } }),
      'A-1',
      /end date/,
    ],
    [
      'a purpose with a mail address',
      amsterdam({}, { goal: 'vraag jan@x.example' }),
      'A-1',
      /purpose holds something of a person/,
    ],
    ['an organisation without end', amsterdam({ organisation: 'x'.repeat(201) }), 'A-1', /200 characters/],
    ['nothing at all', null, null, /reference/],
  ])('an Amsterdam record with %s is refused alone', (_, record, id, reason) => {
    const { drafts, refused } = parseKnown([record, amsterdam({}, { originalData: { reference: 'good' } })], undefined);
    expect(drafts.map(({ sourceId }) => sourceId)).toEqual(['good']);
    expect(refused).toEqual([{ index: 0, id, reason: { nl: expect.any(String), en: expect.stringMatching(reason) } }]);
  });

  it.each([
    ['no identifier', bgt(undefined), null, /lokaalID/],
    ['no kind', bgt('B', [81_000, 455_000], null), 'B', /plusType/],
    ['a place outside the grid', bgt('B', [4.3, 52.1]), 'B', /RD grid/],
    ['a place that is no number', bgt('B', ['81000', 455_000]), 'B', /no point/],
    ['an identifier that was there', bgt('good'), 'good', /same id as row 0/],
  ])('a BGT feature with %s is refused alone', (_, feature, id, reason) => {
    const { drafts, refused } = parseKnown(layer([bgt('good'), feature]), undefined);
    expect(drafts).toHaveLength(1);
    expect(refused).toEqual([{ index: 1, id, reason: { nl: expect.any(String), en: expect.stringMatching(reason) } }]);
  });

  it('takes WGS84 as it is, RD converted, and nothing else', () => {
    const [rd] = parseKnown(layer([bgt('a')]), 'bgt').drafts;
    expect(rd?.position[0]).toBeCloseTo(4.31832, 4);
    expect(parseKnown({ ...layer([bgt('a', [4.3, 52.1])]), crs: undefined }, 'bgt').drafts[0]?.position).toEqual([
      4.3, 52.1,
    ]);
    expect(() => parseKnown(layer([], 'EPSG:3857'), undefined)).toThrow('neither RD');
    for (const content of [{}, 'x', null, 3]) expect(() => parseKnown(content, undefined)).toThrow('cannot be read');
    expect(() => parseKnown([], 'bgt')).toThrow('FeatureCollection');
    expect(() => parseKnown(Array.from({ length: 20_001 }), undefined)).toThrow('20000');
  });

  it('whatever stands in it, every record is taken or refused once, and none throws', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.constant(amsterdam())), { maxLength: 8 }), (records) => {
        for (const content of [records, layer(records)]) {
          const { drafts, refused } = parseKnown(content, undefined);
          expect(drafts.length + refused.length).toBe(records.length);
          expect(JSON.stringify([drafts, refused])).not.toContain('Jansen');
        }
      }),
    );
  });
});

describe('importing', () => {
  it('adds, changes, leaves and removes, and keeps what a bad record was before', async () => {
    const first = await take(layer([bgt('a'), bgt('b'), bgt('c')]));
    expect(first.body).toEqual({ created: 3, updated: 0, unchanged: 0, removed: 0, refused: [] });
    expect((await take(layer([bgt('a'), bgt('b'), bgt('c')]))).body).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
    const changed = await take(layer([bgt('a'), bgt('b', [80_000, 455_000], 'flitser')]), { sourceDate: '2026-01-01' });
    expect(changed.body).toMatchObject({ updated: 1, unchanged: 1, removed: 0 });
    const replaced = await take(layer([bgt('a'), bgt('b', 'nowhere'), bgt('d')]), { replace: true });
    expect(replaced.body).toMatchObject({ created: 1, unchanged: 1, removed: 1, refused: [{ index: 1, id: 'b' }] });
    const { items } = await server.client.listKnownSensors({ source });
    expect(items.map(({ sourceId, kind }) => [sourceId, kind])).toEqual([
      ['a', 'camera'],
      ['b', 'flitser'],
      ['d', 'camera'],
    ]);
    expect(await server.client.deleteKnownSensors({ source, sourceId: 'a' })).toEqual({ removed: 1 });
    expect(await server.client.deleteKnownSensors({ source })).toEqual({ removed: 2 });
    expect((await server.send('DELETE', `/v1/register/known?source=${source}`)).status).toBe(404);
  });

  it('is for the administrator alone, and refuses what is no file of sensors', async () => {
    const visitor = { authorization: '' };
    for (const [method, path, body] of [
      ['POST', '/v1/register/known', { source, sourceDate: '2026-01-01', content: [] }],
      ['DELETE', `/v1/register/known?source=${source}`, undefined],
    ] as const)
      expect((await server.send(method, path, body, visitor)).status).toBe(401);
    expect((await take('text')).body).toMatchObject({ code: 'file_unreadable' });
    expect((await take([], { sourceDate: 'yesterday' })).body).toMatchObject({ code: 'invalid_input' });
    expect((await take([], { source: 'jan@x.example' })).body).toMatchObject({ code: 'invalid_input' });
  });

  it('shows them apart, with source and date; they are no thing and have no datastream', async () => {
    await take([amsterdam({ organisation: '<b>Waal</b>' })]);
    const [known] = (await server.client.listKnownSensors({ source })).items;
    const list = await (await fetch(`${server.url}/register/known?language=nl`)).text();
    for (const words of [
      'Er is 1 sensor bekend.',
      'Proefbron, 1 januari 2026',
      'controleerden ze niet',
      '&lt;b&gt;Waal&lt;/b&gt;',
    ])
      expect(list).toContain(words);
    const detail = await (await fetch(`${server.url}/register/known/${known?.id}?language=en`)).text();
    for (const words of ['did not check them', '1 January 2026', '1 January 2050', 'A-1', 'not known'])
      expect(detail).toContain(words);
    expect((await fetch(`${server.url}/register/known/99999`)).status).toBe(404);
    expect((await server.client.listThings()).total).toBe(0);
    expect((await server.client.listDatastreams()).items).toEqual([]);
    const own = await (await fetch(`${server.url}/register?language=nl`)).text();
    expect(own).not.toContain('Waal');
    await server.client.deleteKnownSensors({ source });
  });
});

describe.skipIf(!hasShared)('the real files', () => {
  const terminal = () => {
    const lines: string[] = [];
    const stream = { write: (text: string) => lines.push(text) > 0 };
    return {
      lines,
      terminal: { out: stream, err: stream, env: {}, cwd: server.dataDir } as unknown as Parameters<typeof run>[1],
    };
  };
  const cli = async (...args: string[]) => {
    const { lines, terminal: own } = terminal();
    const code = await run([...args, '--url', server.url, '--key', server.adminKey], own);
    return { code, text: lines.join('') };
  };

  it('come in by the command line whole, again without change, and go', async () => {
    const bgtArgs = ['register', 'import', bgtFile, '--source', 'BGT', '--date', '2018-06-21'];
    // 15 of its 104 features are older versions of one that came before: told, and not taken.
    const first = await cli(...bgtArgs);
    expect([first.code, first.text.split('\n')[0]]).toEqual([
      3,
      'nieuw 89, bijgewerkt 0, gelijk 0, verwijderd 0, geweigerd 15',
    ]);
    expect(first.text).toContain('heeft hetzelfde kenmerk als rij 1');
    expect((await cli(...bgtArgs)).text).toContain('gelijk 89');
    const amsterdamArgs = ['register', 'import', amsterdamFile, '--source', 'Amsterdam', '--date', '2022-01-01'];
    expect((await cli(...amsterdamArgs)).text).toContain('nieuw 8,');
    const { items } = await server.client.listKnownSensors({ source: 'BGT', limit: 1_000 });
    // The tile of the file, RD 80000–82000 by 454000–456000.
    for (const {
      position: [lon, lat],
    } of items) {
      expect([lon > 4.29 && lon < 4.325, lat > 52.068 && lat < 52.089]).toEqual([true, true]);
    }
    expect(items.filter(({ kind }) => kind === 'flitser')).toHaveLength(3);
    expect((await cli('register', 'remove', '--source', 'BGT')).text).toBe('verwijderd 89\n');
    expect((await cli('register', 'list')).text.trim().split('\n')).toHaveLength(8);
    expect((await cli('register', 'import', 'nowhere.json', '--source', 'x', '--date', '2022-01-01')).code).toBe(1);
  });
});
