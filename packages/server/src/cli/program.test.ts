import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { buildCsv, mappingOf } from '../observations/imports/imports.test-kit.ts';
import { run } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-cli-'));
const inFolder = (name: string) => join(folder, name);
let server: TestServer;
let port = 0;
beforeAll(async () => {
  server = await startTestServer();
  port = Number(new URL(server.url).port);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function wijkritme(args: readonly string[], env: Record<string, string> = {}, piped?: Readable) {
  const text = { out: '', err: '' };
  const into = (name: 'out' | 'err') =>
    new Writable({
      write: (chunk: Buffer, _encoding, next) => {
        text[name] += chunk.toString();
        next();
      },
    });
  const code = await run(args, {
    env: { DATA_DIR: inFolder('data'), ...env },
    cwd: folder,
    ...(piped && { in: piped }),
    out: into('out'),
    err: into('err'),
  });
  return { code, ...text };
}

/** On the server of this test. */
const here = (...args: string[]) => wijkritme(toHere(args));
const toHere = (args: readonly string[]) => [...args, '--url', server.url, '--key', server.adminKey];

describe('help', () => {
  const commands = [
    '',
    'serve',
    'import',
    'export',
    'places',
    'places import',
    'places school-region',
    'places delete',
    'datastreams',
    'deviations',
    'budget',
    'budget get',
    'budget set',
    'budget preview',
    'log',
    'retention',
    'log verify',
    'log checkpoint',
    'demo',
    'demo remove',
    'doctor',
  ];
  it.each(commands)('"%s" tells its options and exit codes', async (command) => {
    const { code, out } = await wijkritme([...command.split(' ').filter(Boolean), '--help']);
    expect(code).toBe(0);
    expect(out).toContain('--json');
    expect(out).toContain('3  nothing was found, or some rows were refused');
  });
});

describe('exit codes', () => {
  it.each([
    ['an unknown command', ['dance'], 2],
    ['an unknown option', ['places', '--colour', 'red'], 2],
    ['a number that is none', ['export', 'many'], 2],
    ['an import without files', ['import', 'leeds-footfall'], 2],
    ['nothing piped in', ['import', 'leeds-footfall', '-'], 2],
    ['a language that is not there', ['places', '--lang', 'fr'], 2],
    ['a file that is not there', ['import', 'leeds-footfall', 'nothing.csv'], 1],
    ['a server that does not answer', ['places', '--url', 'http://127.0.0.1:1'], 1],
  ])('%s', async (_what, args, code) => {
    expect((await wijkritme(args)).code).toBe(code);
  });

  it('nothing found', async () => {
    expect((await here('deviations', '--from', '2031-01-01T00:00:00Z')).code).toBe(3);
  });
});

describe('import', () => {
  it('tells what became of the rows, and writes the whole report', async () => {
    writeFileSync(inFolder('mapping.json'), mappingOf('Opdracht'));
    writeFileSync(
      inFolder('in.csv'),
      buildCsv(300, 3, (row) => (row === 7 ? 'kapot' : undefined)),
    );
    const args = ['import', 'generic-csv', inFolder('in.csv'), '--mapping', inFolder('mapping.json')];
    const { code, out, err } = await here(...args, '--report', inFolder('report.csv'));
    expect(out).toMatch(/opgeslagen +299/);
    expect(out).toContain('regel 9, aantal: Dit is geen getal.');
    expect(err).toContain('in.csv: inlezen 100 %');
    expect(code).toBe(3);
    expect(readFileSync(inFolder('report.csv'), 'utf8')).toBe(
      'file,line,column,verdict,reason\r\nin.csv,9,aantal,refused,Dit is geen getal.\r\n',
    );
  });

  it('does the work itself where no server runs', async () => {
    writeFileSync(inFolder('alone.json'), mappingOf('Alleen'));
    writeFileSync(inFolder('alone.csv'), buildCsv(50, 5));
    const args = ['import', 'generic-csv', inFolder('alone.csv'), '--mapping', inFolder('alone.json')];
    const { code, out } = await wijkritme([...args, '--json', '--lang', 'en']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ status: 'done', counts: { stored: 50 } }]);
    const exported = await wijkritme(['export', '1', '--format', 'csv']);
    expect(exported.out).toContain('2024-01-01T00:00:00Z,2024-01-01T01:00:00+01:00,0');
  });

  it('reads what is piped in, packed or not; who repeats it is told what was there already', async () => {
    writeFileSync(inFolder('piped.json'), mappingOf('Doorgegeven'));
    const csv = buildCsv(300, 3);
    const args = ['import', 'generic-csv', '-', '--name', 'uren.csv', '--mapping', inFolder('piped.json'), '--json'];
    const pipe = async (bytes: string | Buffer) => {
      const pieces = Array.from({ length: 10 }, (_, i) =>
        bytes.slice((i * bytes.length) / 10, ((i + 1) * bytes.length) / 10),
      );
      const { code, out, err } = await wijkritme(toHere(args), {}, Readable.from(pieces));
      return { code, err, told: JSON.parse(out) as unknown };
    };
    // The sender was cut off: what came is there, and nothing of it is lost.
    const first = await pipe(csv.slice(0, csv.indexOf('\n', csv.length / 2) + 1));
    expect(first).toMatchObject({ code: 0, told: [{ fileName: 'uren.csv', status: 'done' }] });
    expect(first.err).toContain('uren.csv: versturen 0 MB');
    const [{ counts: half }] = first.told as [{ counts: { stored: number } }];
    expect(half.stored).toBeGreaterThan(100);
    const second = await pipe(csv);
    expect(second.told).toMatchObject([{ rows: 300, counts: { stored: 300 - half.stored, repeated: half.stored } }]);
    const third = await pipe(gzipSync(csv));
    expect(third).toMatchObject({ code: 0, told: [{ rows: 300, counts: { stored: 0, repeated: 300, conflict: 0 } }] });
  });

  it('keeps nothing of a pipe that breaks', async () => {
    writeFileSync(inFolder('broken.json'), mappingOf('Gebroken'));
    const before = (await server.client.listImports()).items.length;
    const breaking = new Readable({ read: () => {} });
    breaking.push(buildCsv(50, 5));
    setImmediate(() => breaking.destroy(new Error('the source broke')));
    const args = ['import', 'generic-csv', '-', '--mapping', inFolder('broken.json')];
    expect((await wijkritme(toHere(args), {}, breaking)).code).toBe(1);
    await expect.poll(async () => (await server.client.listImports()).items.length).toBe(before);
  });

  it('lists the kinds of files', async () => {
    const { code, out } = await here('import', '--list');
    expect(code).toBe(0);
    expect(out).toContain('leeds-footfall');
  });
});

describe('places', () => {
  it('reads neighbourhoods of the CBS with what is around them', async () => {
    const ring = [
      [5.2, 52.2],
      [5.3, 52.2],
      [5.3, 52.3],
      [5.2, 52.2],
    ];
    const properties = {
      buurtcode: 'BU03080000',
      buurtnaam: 'Centrum',
      wijkcode: 'WK030800',
      gemeentecode: 'GM0308',
      gemeentenaam: 'Baarn',
      aantal_inwoners: 1825,
      geboorte_totaal: -99995,
    };
    const feature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
    writeFileSync(inFolder('cbs.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    const imported = await here('places', 'import', inFolder('cbs.geojson'), '--preset', 'cbs');
    expect(imported.code).toBe(0);
    const { out } = await here('places', '--json');
    const places = JSON.parse(out) as { code: string; kind: string; figures: Record<string, unknown> }[];
    expect(places.map(({ code, kind }) => `${kind} ${code}`).sort()).toEqual([
      'district WK030800',
      'municipality GM0308',
      'neighbourhood BU03080000',
    ]);
    const figures = places.find(({ kind }) => kind === 'neighbourhood')?.figures;
    expect(figures).toMatchObject({ aantal_inwoners: 1825, geboorte_totaal: null });
  });

  it('gives a place its school region by code, and names those that are known', async () => {
    const set = await here('places', 'school-region', 'GM0308', 'midden');
    expect(set).toMatchObject({ code: 0, out: 'Baarn: schoolregio midden\n' });
    const wrong = await here('places', 'school-region', 'GM0308', 'oost');
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('kies voor NL uit: noord, midden, zuid.');
    expect((await here('places', 'school-region', 'GM0308', 'none')).out).toBe('Baarn: geen schoolregio\n');
    expect((await here('places', 'school-region', 'GM9999', 'midden')).code).toBe(3);
  });

  it('have a number of signals a week, that can be looked at, set and taken away', async () => {
    expect((await here('budget', 'get', 'GM0308')).out).toBe('Baarn: 1 per week (de standaard)\n');
    expect((await here('budget', 'set', 'GM0308', '2.5')).out).toBe('Baarn: 2.5 per week (van deze plek zelf)\n');
    const json = await here('budget', 'get', 'GM0308', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ perWeek: 2.5 });
    // Nothing measures there.
    const preview = await here('budget', 'preview', 'GM0308', '3', '--lang', 'en');
    expect(preview).toMatchObject({ code: 3, out: 'No datastreams of this place have this budget.\n' });
    expect((await here('budget', 'set', 'GM0308', 'inherit')).out).toBe('Baarn: 1 per week (de standaard)\n');
    expect((await here('budget', 'set', 'GM0308', '0')).code).toBe(2);
    expect((await here('budget', 'preview', 'GM0308', 'inherit')).code).toBe(2);
    expect((await here('budget', 'get', 'GM9999')).code).toBe(3);
  });

  it('deletes a place with all below it', async () => {
    const { code, out } = await here('places', 'delete', 'GM0308', '--lang', 'en');
    expect(out).toBe('Gone: places 3, things 0, datastreams 0, readings 0\n');
    expect(code).toBe(0);
    expect((await here('places')).code).toBe(3);
  });
});

describe('doctor', () => {
  type Findings = { check: string; isOk: boolean }[];
  it('finds a port that another program has, and says so in its exit code', async () => {
    const { code, out } = await wijkritme(['doctor', '--json'], { PORT: String(port), MQTT_PORT: '0' });
    const findings = JSON.parse(out) as Findings;
    expect(findings.find(({ check }) => check === 'http-port')?.isOk).toBe(false);
    expect(findings.find(({ check }) => check === 'mqtt-port')?.isOk).toBe(true);
    expect(findings.find(({ check }) => check === 'node')?.isOk).toBe(true);
    expect(code).toBe(1);
  });

  it('names a setting that is wrong', async () => {
    const { code, out } = await wijkritme(['doctor'], { PORT: 'eighty' });
    expect(out).toContain('PORT=eighty');
    expect(out).toMatch(/Eén ding is niet in orde: zie FOUT\.\n$/);
    expect(code).toBe(1);
  });

  it('tries the database that is set, and does not show its password', async () => {
    const DATABASE_URL = 'postgresql://wijkritme:geheim@127.0.0.1:1/wijkritme';
    const { code, out } = await wijkritme(['doctor'], { DATABASE_URL, PORT: '0', MQTT_PORT: '0' });
    expect(out).toMatch(/FOUT +database +De database antwoordt niet: .*\n +→ Kijk of PostgreSQL draait/);
    expect(out).not.toContain('geheim');
    expect(code).toBe(1);
  });

  it('is content with an installation that was never started, and says how to start it', async () => {
    const { code, out } = await wijkritme(['doctor', '--lang', 'en'], {
      DATA_DIR: inFolder('never'),
      PORT: '0',
      MQTT_PORT: '0',
    });
    if (code === 0) expect(out).toMatch(/Everything is in order\. To start: npm start/);
    else expect(out).toContain('npm run build'); // a checkout whose pages nobody has built
  });
});
