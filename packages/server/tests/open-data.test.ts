import { Writable } from 'node:stream';
import { HOUR, type OpenDataRelease, type OpenDatasetDraft } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../src/cli/program.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { seeded } from './kit/seeded.ts';

const NOW = Date.parse('2026-11-20T12:30:00Z');
const FIRST = Date.parse('2026-10-31T23:00:00Z');
const HOURS = 14 * 24;
/** One small count in every fourth hour, the rest far above the minimum. */
const MINIMUM = 5;

let server: TestServer;
let streams: number[];
const truth = new Map<string, number>();

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
  const passport = buildPassport({ minimumGroup: MINIMUM, intervalSeconds: 1800 });
  streams = (await buildThing(server, { datastreams: 9, passport })).datastreams;
  const random = seeded(4);
  const body = streams.map((id) => ({
    Datastream: { '@iot.id': id },
    components: ['phenomenonTime', 'result'],
    dataArray: Array.from({ length: HOURS * 2 }, (_, half) => {
      const time = new Date(FIRST + (half * HOUR) / 2).toISOString();
      const count = half % 8 === 1 ? 1 + Math.floor(random() * 4) : 300 + Math.floor(random() * 200);
      const hour = `${id} ${new Date(FIRST + Math.floor(half / 2) * HOUR).toISOString()}`;
      truth.set(hour, (truth.get(hour) ?? 0) + count);
      return [time, count];
    }),
  }));
  const answer = await server.send('POST', '/v1.1/CreateObservations', body, { prefer: 'return=minimal' });
  expect(answer.body).toMatchObject({ stored: HOURS * 2 * streams.length });
});
afterAll(() => server?.stop());

let next = 0;
/** A dataset on a series of its own. */
async function declare(change: Partial<OpenDatasetDraft> = {}): Promise<number> {
  const body: OpenDatasetDraft = {
    name: 'Voetgangers op het plein',
    datastreams: [streams[next++] ?? 0],
    step: 'hour',
    unit: 'event',
    mostPerUnit: 1,
    reason: 'Een voorbijganger telt in één uur één keer.',
    largest: 100_000,
    budget: 1,
    ...change,
  };
  return (await server.client.createOpenDataset({ body })).id;
}
const release = (id: number, from: string, to: string, epsilon: number) =>
  server.client.createOpenDataRelease({ id, body: { from, to, epsilon } });

/** Every count of a release with the true one. */
function pairs({ figures }: OpenDataRelease): [shown: number, real: number][] {
  return figures.series.flatMap(({ datastreamId, counts }) =>
    counts.map((count, i): [number, number] => [count ?? -1, truth.get(`${datastreamId} ${figures.times[i]}`) ?? -1]),
  );
}

describe('a release', () => {
  test('carries noise as wide as it says, and is the same for everybody for ever', async () => {
    const id = await declare();
    const made = await release(id, '2026-11-01', '2026-11-13', 0.5);
    const errors = pairs(made).map(([shown, real]) => Math.abs(shown - real));
    // E|noise| = 2α / (1 − α²) with α = e^−0.5: 1.92.
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(errors).toHaveLength(288);
    expect(mean).toBeGreaterThan(1.2);
    expect(mean).toBeLessThan(2.8);
    expect(errors.filter((error) => error <= made.margin).length / errors.length).toBeGreaterThan(0.88);
    const fetched = (await (await fetch(`${server.url}/v1/open-data/releases/${made.id}`)).json()) as OpenDataRelease;
    expect(fetched).toEqual(made);
    const csv = await (await fetch(`${server.url}/v1/open-data/releases/${made.id}/csv`)).text();
    expect(csv).toContain(made.digest);
    expect(csv.split('\r\n').filter((line) => line.startsWith('2026'))).toHaveLength(288);
    const [entry] = (await server.client.listOpenDataReleases({ id })).items;
    expect(entry).toMatchObject({ id: made.id, epsilon: 0.5, digest: made.digest });
    expect((await server.client.verifyLog({ body: {} })).ok).toBe(true);
  });

  test('has nothing where nothing was measured', async () => {
    const id = await declare();
    const made = await release(id, '2026-10-31', '2026-11-02', 0.5);
    expect(made.figures.series[0]?.counts.slice(0, 24)).toEqual(Array(24).fill(null));
  });
});

describe('attacks', () => {
  test('asking again, at once or later or with more noise to spend, gives the same figures and costs nothing', async () => {
    const id = await declare();
    const asked = await Promise.all(Array.from({ length: 5 }, () => release(id, '2026-11-01', '2026-11-03', 0.25)));
    asked.push(await release(id, '2026-11-01', '2026-11-03', 0.5));
    expect(new Set(asked.map((one) => `${one.id} ${one.digest}`)).size).toBe(1);
    expect((await server.client.listOpenDatasets()).items.find((one) => one.id === id)).toMatchObject({
      spent: 0.25,
      releases: 1,
    });
  });

  test('averaging over releases of days that overlap ends when the budget is spent', async () => {
    const id = await declare();
    const made: OpenDataRelease[] = [];
    for (const to of ['2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07'])
      made.push(await release(id, '2026-11-03', to, 0.25));
    await expect(release(id, '2026-11-03', '2026-11-08', 0.25)).rejects.toMatchObject({
      problem: { code: 'privacy_budget_spent' },
    });
    await expect(release(id, '2026-11-02', '2026-11-04', 0.001)).rejects.toThrow();
    // Days that no release has touched have their whole budget.
    await release(id, '2026-11-08', '2026-11-09', 1);
    // All four together tell no more of the first day than one release with the whole budget would: ε adds up to 1.
    const day = made.map((one) => pairs({ ...one, figures: firstDay(one) }));
    const means = (day[0] ?? []).map((_, i) => day.reduce((sum, one) => sum + (one[i]?.[0] ?? 0), 0) / day.length);
    const exact = means.filter((value, i) => Math.round(value) === day[0]?.[i]?.[1]).length;
    expect(exact / means.length).toBeLessThan(0.75);
  });

  test('with a person as unit every release counts, whatever days it is about', async () => {
    const reason = 'Iemand komt hier hoogstens vijf keer per uitgave langs.';
    const id = await declare({ unit: 'person', mostPerUnit: 5, step: 'day', reason });
    await release(id, '2026-11-01', '2026-11-02', 0.6);
    await expect(release(id, '2026-11-05', '2026-11-06', 0.6)).rejects.toMatchObject({
      problem: { code: 'privacy_budget_spent' },
    });
  });

  test('a series in two datasets would be given away twice: refused, and nothing is left of the second', async () => {
    const before = (await server.client.listOpenDatasets()).items;
    const taken = before[0]?.datastreams[0] ?? 0;
    const free = streams.at(-1) ?? 0;
    await expect(declare({ datastreams: [free, taken] })).rejects.toMatchObject({ problem: { code: 'conflict' } });
    expect((await server.client.listOpenDatasets()).items).toEqual(before);
  });

  test('a release minus what the export shows leaves a hidden count uncertain', async () => {
    const id = await declare();
    const made = await release(id, '2026-11-01', '2026-11-13', 0.5);
    const [stream] = made.figures.series;
    const text = await (await fetch(`${server.url}/v1/datastreams/${stream?.datastreamId}/export?format=json`)).text();
    const { items } = JSON.parse(text) as { items: { time: string; value: number | null }[] };
    const hiddenHours = items
      .filter(({ value }) => value === null)
      .map(({ time }) => Math.floor(Date.parse(time) / HOUR));
    const right = hiddenHours.filter((hour) => {
      const at = made.figures.times.findIndex((time) => Date.parse(time) === hour * HOUR);
      if (at < 0) return false;
      const shown = items
        .filter(({ time }) => Math.floor(Date.parse(time) / HOUR) === hour)
        .reduce((sum, { value }) => sum + (value ?? 0), 0);
      const guess = (stream?.counts[at] ?? 0) - shown;
      return guess === (truth.get(`${stream?.datastreamId} ${made.figures.times[at]}`) ?? 0) - shown;
    });
    expect(hiddenHours.length).toBeGreaterThan(60);
    // Without noise all of them would be right; a fair guess among 1 to 4 gets a quarter.
    expect(right.length / hiddenHours.length).toBeLessThan(0.5);
  });
});

describe('the command line', () => {
  async function wijkritme(...args: string[]): Promise<{ code: number; out: string }> {
    let out = '';
    const into = () =>
      new Writable({
        write: (chunk: Buffer, _encoding, next) => {
          out += chunk.toString();
          next();
        },
      });
    const here = [...args, '--url', server.url, '--key', server.adminKey];
    const code = await run(here, { env: { DATA_DIR: server.dataDir }, cwd: server.dataDir, out: into(), err: into() });
    return { code, out };
  }

  test('declares, releases and lists', async () => {
    const reason = 'Een voorbijganger telt op één dag één keer.';
    const series = String(streams[next++]);
    const declared = await wijkritme(
      ...['opendata', 'declare', 'Plein per dag', '--datastreams', series, '--reason', reason, '--budget', '0.5'],
    );
    const id = declared.out.trim();
    const days = ['--from', '2026-11-01', '--to', '2026-11-08', '--epsilon', '0.5'];
    expect(await wijkritme('opendata', 'release', id, ...days)).toMatchObject({ code: 0 });
    const again = await wijkritme('opendata', 'release', id, ...days, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ epsilon: 0.5, figures: { times: { length: 7 } } });
    const spent = await wijkritme(
      'opendata',
      'release',
      id,
      '--from',
      '2026-11-02',
      '--to',
      '2026-11-03',
      '--epsilon',
      '0.1',
    );
    expect(spent).toMatchObject({ code: 1 });
    expect(spent.out).toContain('Het privacybudget is besteed');
    expect((await wijkritme('opendata', 'list')).out).toMatch(/Plein per dag +day +1 +0\.5 +0\.5/);
  });
});

describe('bad input', () => {
  const wrong: [string, string, string, string][] = [
    ['days in the future', '2026-11-18', '2026-11-21', 'invalid_input'],
    ['no day', '2026-11-02', '2026-11-02', 'invalid_input'],
    ['the wrong way round', '2026-11-03', '2026-11-02', 'invalid_input'],
    ['more than a year', '2025-01-01', '2026-11-02', 'invalid_input'],
  ];
  test.each(wrong)('%s', async (_name, from, to, code) => {
    await expect(release(1, from, to, 0.1)).rejects.toMatchObject({ problem: { code } });
  });

  test.each<[string, Partial<OpenDatasetDraft>, string]>([
    ['an event that counts twice', { mostPerUnit: 2 }, 'invalid_input'],
    ['a series that is not there', { datastreams: [999] }, 'datastream_unknown'],
    ['an e-mail address', { reason: 'Vraag het aan jan@voorbeeld.nl.' }, 'invalid_input'],
  ])('a dataset with %s', async (_name, change, code) => {
    await expect(declare({ datastreams: [streams.at(-1) ?? 0], ...change })).rejects.toMatchObject({
      problem: { code },
    });
  });

  test('a visitor declares and releases nothing', async () => {
    for (const path of ['/v1/open-data/datasets', '/v1/open-data/datasets/1/releases'])
      expect((await server.send('POST', path, {}, { authorization: '' })).status).toBe(401);
  });
});

function firstDay({ figures }: OpenDataRelease): OpenDataRelease['figures'] {
  const times = figures.times.slice(0, 24);
  return { times, series: figures.series.map((one) => ({ ...one, counts: one.counts.slice(0, 24) })) };
}
