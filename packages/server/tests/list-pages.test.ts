import { type CaseFile, DAY, type InterventionFile } from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs } from './kit/interpreting.ts';
import { buildCity } from './kit/measured-city.ts';
import { buildPlan, expectLess } from './kit/measuring.ts';

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

interface Listed {
  readonly items: readonly { readonly id: number }[];
  readonly next: string | null;
}
const page = async (path: string, after: string | null) =>
  (await askAs<Listed>(server, ward, { path: after === null ? path : `${path}&after=${after}` })).body;

/** Every page of a list, with something that happens between each two of them. */
async function readAll(path: string, meanwhile: () => Promise<void>): Promise<number[]> {
  const ids: number[] = [];
  let after: string | null = null;
  do {
    const { items, next }: Listed = await page(path, after);
    ids.push(...items.map(({ id }) => id));
    after = next;
    now += 1_000;
    if (next !== null) await meanwhile();
  } while (after !== null);
  return ids;
}

/** All that was there at first comes once, in the order of then; what was added meanwhile comes once or not at all. */
function expectWhole(seen: readonly number[], wanted: readonly number[]): void {
  expect(seen.filter((id) => wanted.includes(id))).toEqual(wanted);
  expect(new Set(seen).size).toBe(seen.length);
}

/** What happens to rows while somebody pages on: to which of them, and what. */
const steps = fc.array(fc.tuple(fc.nat(9), fc.constantFrom('add', 'finish')), { minLength: 1, maxLength: 8 });
const pageSize = fc.integer({ min: 1, max: 4 });

describe('while somebody pages on, others add and finish: nothing comes twice, nothing is passed over', () => {
  test('cases', async () => {
    await fc.assert(
      fc.asyncProperty(pageSize, steps, async (limit, happening) => {
        const word = `bladerproef${files}x`;
        const cases: CaseFile[] = [];
        for (let n = 0; n < 7; n++) cases.push(await openCase(word));
        const [first, ...open] = cases as [CaseFile, ...CaseFile[]];
        await setClosed(first, true);
        now += 1_000;
        const wanted = [...open.map(({ id }) => id).reverse(), first.id];
        const left = [...happening];
        const seen = await readAll(`/v1/cases?search=${word}&limit=${limit}`, async () => {
          const [at, what] = left.shift() ?? [0, 'add'];
          const [file] = what === 'finish' ? open.splice(at % open.length, 1) : [];
          await (file ? setClosed(file, true) : openCase(word));
        });
        expectWhole(seen, wanted);
      }),
      { numRuns: 8 },
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
});

describe('a mark', () => {
  const refused = { status: 400, body: { code: 'invalid_query', language: 'nl' } };

  test('of another list, a damaged one and one of before are refused with what to do', async () => {
    for (let n = 0; n < 2; n++) await propose('vreemd', await openCase('vreemd'));
    const cases = await page('/v1/cases?limit=1', null);
    const measures = await page('/v1/interventions?limit=1', null);
    expect([cases.next, measures.next]).toEqual([expect.any(String), expect.any(String)]);
    const wrong = ['50', 'c', `${cases.next}.1`, `c.1.2.3`, 'c.1.1.99999999999', 'c.999999999999999.1.1'];
    for (const [path, foreign] of [
      ['/v1/cases', measures.next],
      ['/v1/interventions', cases.next],
    ] as const)
      for (const after of [foreign, ...wrong, `m${cases.next?.slice(1)}x`])
        expect(await askAs(server, ward, { path: `${path}?after=${after}` }), `${path} ${after}`).toMatchObject(
          refused,
        );
  });

  test('is not repeated in the answer', async () => {
    const { text } = await askAs(server, ward, { path: '/v1/cases?after=bewoner@voorbeeld.example' });
    expect(text).not.toContain('voorbeeld');
    expect(text).toContain('begin opnieuw zonder');
  });

  test('beyond all rows gives an empty last page', async () => {
    expect(await page('/v1/cases?limit=5', 'c.99999999999999.0.0')).toEqual({ items: [], next: null });
  });
});
