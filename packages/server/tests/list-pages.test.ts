import {
  type CaseFile,
  DAY,
  type InterventionFile,
  type PastEffect,
  type QuestionnaireRound,
} from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs } from './kit/interpreting.ts';
import { buildCity } from './kit/measured-city.ts';
import { buildPlan, expectLess } from './kit/measuring.ts';
import { putVerdict } from './kit/put-verdict.ts';
import { buildRound } from './kit/questionnaires.ts';

let now = Date.parse('2026-11-22T12:00:00Z');
let server: TestServer;
let places: Places;
let ward: TestPerson;
let streams: number[];
let files = 0;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  streams = await buildCity(server, { streets: 4, from: now - 20 * DAY, to: now });
});
afterAll(() => server?.stop());

async function send<T>(method: string, path: string, body: unknown): Promise<T> {
  const answer = await askAs<T>(server, ward, { method, path, body });
  expect([200, 201], answer.text).toContain(answer.status);
  return answer.body;
}

async function openCase(word: string): Promise<CaseFile> {
  const signalId = await buildSignal(server, places.here);
  files += 1;
  const sharing = { label: 'TLP:GREEN', audience: [] };
  return send('POST', '/v1/cases', { title: `${word} ${files}`, signalId, script: null, ...sharing });
}
const setClosed = (file: CaseFile, closed: boolean) =>
  send<CaseFile>('PUT', `/v1/cases/${file.id}`, { title: file.title, script: null, closed, version: file.version });

const propose = async (word: string, at: CaseFile) => {
  const plan = buildPlan({
    ...{ title: `${word} maatregel`, ownerId: ward.organisationId, placeId: places.here },
    expected: [expectLess(streams[0] ?? 0, streams.slice(1))],
  });
  return send<InterventionFile>('POST', '/v1/interventions', { caseId: at.id, plan });
};
const step = ({ id, version }: InterventionFile, to: string) =>
  send<InterventionFile>('POST', `/v1/interventions/${id}/state`, {
    ...{ to, reason: 'Er is haast bij.', emergency: to === 'running', version },
  });

const judge = (measure: number, index: number, reason: 'due' | 'asked' = 'due') =>
  putVerdict(server, { measure, series: streams[index] ?? 0, index, reason, finishedAt: new Date(now) });

/** A measure that runs, of which two things were expected and judged. */
async function measureWithVerdicts(word: string, at: CaseFile): Promise<number> {
  const plan = buildPlan({
    ...{ title: `${word} maatregel`, ownerId: ward.organisationId, placeId: places.here },
    expected: [expectLess(streams[0] ?? 0), { ...expectLess(streams[1] ?? 0), size: 30 }],
  });
  now += 1_000;
  const made = await step(
    await send<InterventionFile>('POST', '/v1/interventions', { caseId: at.id, plan }),
    'running',
  );
  await judge(made.id, 0);
  await judge(made.id, 1);
  return made.id;
}

let asked = 0;
/** A round with a question of its own, that ended on this day of January. */
function layRound(day: number): Promise<QuestionnaireRound> {
  asked += 1;
  const until = `2026-01-${String(day).padStart(2, '0')}`;
  const body = buildRound({
    placeId: places.here,
    question: `Vraag ${asked} aan de buurt?`,
    from: '2026-01-01',
    until,
  });
  return send('POST', '/v1/questionnaire-rounds', body);
}

interface Listed<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}
interface WithId {
  readonly id: number;
}
const page = async <Row = WithId>(path: string, after: string | null) =>
  (await askAs<Listed<Row>>(server, ward, { path: after === null ? path : `${path}&after=${after}` })).body;

/** Every page of a list, with something that happens between each two of them. */
async function readRows<Row>(path: string, meanwhile: () => Promise<void>): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  let pages = 0;
  do {
    pages += 1;
    expect(pages, 'what is added faster than it is read must not keep a reader from the end').toBeLessThan(40);
    const { items, next }: Listed<Row> = await page<Row>(path, after);
    rows.push(...items);
    after = next;
    now += 1_000;
    if (next !== null) await meanwhile();
  } while (after !== null);
  return rows;
}
const readAll = async (path: string, meanwhile: () => Promise<void>) =>
  (await readRows<WithId>(path, meanwhile)).map(({ id }) => id);

/** All that was there at first comes once, in the order of then; what was added meanwhile comes once or not at all. */
function expectWhole<Key>(seen: readonly Key[], wanted: readonly Key[]): void {
  expect(seen.filter((id) => wanted.includes(id))).toEqual(wanted);
  expect(new Set(seen).size).toBe(seen.length);
}

/** What happens to rows while somebody pages on: to which of them, and what. */
const stepsOf = (...what: string[]) =>
  fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...what)), { minLength: 1, maxLength: 8 });
const steps = stepsOf('add', 'finish');
const pageSize = fc.integer({ min: 1, max: 4 });

describe('while somebody pages on, others add and finish: nothing comes twice, nothing is passed over', () => {
  test('cases', async () => {
    await fc.assert(
      fc.asyncProperty(pageSize, stepsOf('add', 'turn'), async (limit, happening) => {
        const word = `bladerproef${files}x`;
        const cases: CaseFile[] = [];
        for (let n = 0; n < 8; n++) cases.push(await openCase(word));
        for (const at of [0, 3, 5]) cases[at] = await setClosed(cases[at] as CaseFile, true);
        cases[5] = await setClosed(cases[5] as CaseFile, false);
        now += 1_000;
        const idsOf = (closed: boolean) => cases.flatMap((file) => (file.closed === closed ? [file.id] : [])).reverse();
        const wanted = [...idsOf(false), ...idsOf(true)];
        const left = [...happening];
        const seen = await readAll(`/v1/cases?search=${word}&limit=${limit}`, async () => {
          const [n, what] = left.shift() ?? [0, 'add'];
          const at = n % cases.length;
          const file = cases[at] as CaseFile;
          // An open one is closed, a closed one opened again; the same one may turn more than once.
          if (what === 'turn') cases[at] = await setClosed(file, !file.closed);
          else await openCase(word);
        });
        expectWhole(seen, wanted);
      }),
      { numRuns: 12 },
    );
  });

  test('measures', async () => {
    await fc.assert(
      fc.asyncProperty(pageSize, steps, async (limit, happening) => {
        const word = `bladermaat${files}x`;
        const at = await openCase(word);
        const proposed: InterventionFile[] = [];
        for (let n = 0; n < 3; n++) proposed.push(await propose(word, at));
        const running: InterventionFile[] = [];
        for (let n = 0; n < 3; n++) running.push(await step(await propose(word, at), 'running'));
        now += 1_000;
        const wanted = [...running.map(({ id }) => id).reverse(), ...proposed.map(({ id }) => id).reverse()];
        const left = [...happening];
        const seen = await readAll(`/v1/interventions?search=${word}&limit=${limit}`, async () => {
          const [n, what] = left.shift() ?? [0, 'add'];
          if (what === 'add') await propose(word, at);
          else if (n % 2 === 0 && running.length > 0)
            await step(running.splice(n % running.length, 1)[0] as never, 'stopped');
          else if (proposed.length > 0) await step(proposed.splice(n % proposed.length, 1)[0] as never, 'running');
        });
        expectWhole(seen, wanted);
      }),
      { numRuns: 8 },
    );
  });

  test('effects', async () => {
    await fc.assert(
      fc.asyncProperty(pageSize, stepsOf('add', 'again'), async (limit, happening) => {
        const word = `bladereffect${files}x`;
        const at = await openCase(word);
        const measures: number[] = [];
        for (let n = 0; n < 4; n++) measures.push(await measureWithVerdicts(word, at));
        const wanted = measures.reverse().flatMap((id) => [`${id} 20`, `${id} 30`]);
        const left = [...happening];
        const rows = await readRows<PastEffect>(`/v1/effects?search=${word}&limit=${limit}`, async () => {
          const [n, what] = left.shift() ?? [0, 'add'];
          if (what === 'add') await measureWithVerdicts(word, at);
          else await judge(measures[n % measures.length] ?? 0, n % 2, 'asked');
        });
        expectWhole(
          rows.map(({ interventionId, expectedSize }) => `${interventionId} ${expectedSize}`),
          wanted,
        );
      }),
      { numRuns: 8 },
    );
  });

  test('rounds of questionnaires', async () => {
    await fc.assert(
      fc.asyncProperty(pageSize, stepsOf('newest', 'oldest', 'remove'), async (limit, happening) => {
        const place = places.here;
        const before = await readRows<QuestionnaireRound>(`/v1/questionnaire-rounds?place=${place}`, async () => {});
        for (const { id } of before) await send('DELETE', `/v1/questionnaire-rounds/${id}`, undefined);
        // Two end on each day, so that a page also ends between two of one day.
        const rounds: QuestionnaireRound[] = [];
        for (let n = 0; n < 8; n++) rounds.push(await layRound(10 + Math.floor(n / 2)));
        const wanted = rounds.map(({ id }) => id).reverse();
        const left = [...happening];
        const seen = await readAll(`/v1/questionnaire-rounds?place=${place}&limit=${limit}`, async () => {
          const [, what] = left.shift() ?? [0, 'newest'];
          const newest = what === 'remove' ? wanted.shift() : undefined;
          if (newest !== undefined) await send('DELETE', `/v1/questionnaire-rounds/${newest}`, undefined);
          else await layRound(what === 'oldest' ? 5 : 20);
        });
        expectWhole(
          seen.filter((id) => !rounds.some((round) => round.id === id) || wanted.includes(id)),
          wanted,
        );
      }),
      { numRuns: 8 },
    );
  });
});

describe('a mark', () => {
  const refused = { status: 400, body: { code: 'invalid_query', language: 'nl' } };

  test('of another list, a damaged one and one of before are refused with what to do', async () => {
    for (let n = 0; n < 2; n++) {
      await measureWithVerdicts('vreemd', await openCase('vreemd'));
      await layRound(10);
    }
    const paths = [
      '/v1/cases?',
      '/v1/interventions?',
      '/v1/effects?',
      `/v1/questionnaire-rounds?place=${places.here}&`,
    ];
    const marks = new Map<string, string | null>();
    for (const path of paths) marks.set(path, (await page(`${path}limit=1`, null)).next);
    expect([...marks.values()]).toEqual(paths.map(() => expect.any(String)));
    const damaged = [...marks.values()].flatMap((mark) => [`${mark}.1`, `${mark}x`, mark?.slice(1)]);
    const wrong = ['50', 'c', 'e', 'r', `c.1.2.3`, 'c.1.1.99999999999', 'c.999999999999999.1.1'];
    for (const path of paths) {
      const foreign = paths.filter((other) => other !== path).map((other) => marks.get(other));
      for (const after of [...foreign, ...damaged, ...wrong, 'e.1.2', 'r.1', `r.${'9'.repeat(16)}.1`])
        expect(await askAs(server, ward, { path: `${path}after=${after}` }), `${path} ${after}`).toMatchObject(refused);
      const own = await askAs(server, ward, { path: `${path}after=${marks.get(path)}` });
      expect(own.status, path).toBe(200);
    }
  });

  test('is not repeated in the answer', async () => {
    const { text } = await askAs(server, ward, { path: '/v1/cases?after=bewoner@voorbeeld.example' });
    expect(text).not.toContain('voorbeeld');
    expect(text).toContain('begin opnieuw zonder');
  });

  test('beyond all rows gives an empty last page', async () => {
    expect(await page('/v1/cases?limit=5', 'c.99999999999999.0.0')).toEqual({ items: [], next: null });
    const effects = ['e.-999999999999999.0.0', 'e.0.0.-999999999999999'];
    for (const mark of effects) expect(await page('/v1/effects?limit=5', mark)).toEqual({ items: [], next: null });
    const rounds = await page(`/v1/questionnaire-rounds?limit=5&place=${places.here}`, 'r.-999999999999999.0');
    expect(rounds).toMatchObject({ items: [], next: null });
  });
});
