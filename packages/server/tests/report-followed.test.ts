import { type CaseFile, HOUR, type InterventionFile, type SharingMark, sharingLabels } from '@wijkritme/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { en } from '../src/participation/pages/words-en.ts';
import { nl } from '../src/participation/pages/words-nl.ts';
import { isForEverybody, type LabelReader, labelAllows } from '../src/sharing/index.ts';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, declineAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';
import { putVerdict } from './kit/put-verdict.ts';
import { report, sendForm, storedReports } from './kit/reporting.ts';

/** What the sender of a report reads of what was done: only what everybody may know. */

const START = Date.parse('2026-11-20T22:00:00Z');
const clock = new FakeClock(START);
/** Written by people, or about them: none of it may stand on a page for everybody. */
const title = 'dossier-van-het-plein';
const plan = 'plan-van-de-wijk';
const reason = 'reden-van-de-wijk';
const secrets = [title, plan, reason, 'Proefpersoon', 'Proefdienst', 'TLP:'];
const KIND = 'Jongerenwerk';

let server: TestServer;
let places: Places;
let ward: TestPerson;
let colleague: TestPerson;
let series: number;

beforeAll(async () => {
  server = await startTestServer({ clock, env: { REQUESTS_PER_MINUTE: 'off' } });
  places = await layDistricts(server);
  const roles = [{ role: 'ward-officer', placeId: null } as const];
  ward = await buildPerson(server, { roles });
  colleague = await buildPerson(server, { roles });
  series = (await buildThing(server, { position: places.pointHere })).datastreams[0] ?? 0;
});
afterAll(() => server?.stop());
beforeEach(() => clock.set(START));

const closed: SharingMark = { label: 'TLP:CLEAR', audience: [], onlyPlaces: [], persons: [], endsAt: null };

interface Followed {
  readonly code: string;
  readonly file: CaseFile;
  measure: InterventionFile;
}

/** A report in a case with a proposed measure. */
async function followed(mark: Partial<SharingMark> = {}): Promise<Followed> {
  const { code } = await report(server, places.here);
  const reportId = (await storedReports(server)).at(-1)?.id;
  const signalId = await buildSignal(server, places.here, new Date(clock.now() - HOUR).toISOString());
  const body = { title, signalId, script: null, ...closed, ...mark };
  await declineAs(server, ward, signalId);
  const { body: file } = await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body });
  const path = `/v1/cases/${file.id}/reports/${reportId}`;
  const linked = await askAs(server, ward, { method: 'PUT', path, body: { linked: true, version: 0 } });
  expect(linked.status).toBe(200);
  const draft = buildPlan({
    ...{ title: plan, kind: 'youth-work', ownerId: ward.organisationId, expected: [expectLess(series)] },
  });
  const measure = (await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan: draft })).body;
  return { code, file, measure };
}

async function step(one: Followed, to: 'running' | 'ended' | 'stopped' | 'withdrawn'): Promise<void> {
  const answer = await stepAs(server, ward, one.measure, { to, emergency: to === 'running', reason });
  expect([to, answer.status]).toEqual([to, 200]);
  one.measure = answer.body;
}

async function read({ code }: Pick<Followed, 'code'>, language: 'nl' | 'en' = 'nl'): Promise<string> {
  const { status, text } = await sendForm(server, '/melden/volgen', { code }, language);
  expect(status).toBe(200);
  for (const secret of secrets) expect(text).not.toContain(secret);
  return text;
}

test('tells of a measure once it has begun, its days, and its verdict once there is one', async () => {
  const one = await followed();
  const before = await read(one);
  expect(before).toContain(nl.noMeasure);
  expect(before).not.toContain(KIND);
  await step(one, 'running');
  const running = await read(one);
  expect(running).toContain(`<strong>${KIND}</strong>: begonnen op 20 november 2026. ${nl.goesOn}`);
  expect(running).toContain(nl.notJudged);
  expect(running).not.toContain(nl.noMeasure);
  clock.set(START + 30 * HOUR);
  ward = { ...ward, headers: await openSessionOf(server, ward.id) };
  await step(one, 'ended');
  await putVerdict(server, { measure: one.measure.id, series, finishedAt: new Date(clock.now()) });
  const judged = await read(one);
  expect(judged).toContain('Afgelopen op 22 november 2026.');
  expect(judged).toMatch(
    /Gemeten: [^.]+\. Er is geen effect aangetoond\. Dat is iets anders dan: er was geen effect\./,
  );
  // How far that may be trusted (decision 80).
  expect(judged).toContain('Een klein effect kan er toch zijn.');
  expect(judged).not.toContain(nl.notJudged);
  const english = await read(one, 'en');
  expect(english).toContain('<strong>Youth work</strong>: begun on 20 November 2026. It ended on 22 November 2026.');
  expect(english).toContain('No effect was shown.');
});

test('tells that one was stopped early without why, and of one that never began nothing', async () => {
  const stopped = await followed();
  await step(stopped, 'running');
  await step(stopped, 'stopped');
  expect(await read(stopped)).toContain('Eerder gestopt, op 20 november 2026.');
  const withdrawn = await followed();
  await step(withdrawn, 'withdrawn');
  expect(await read(withdrawn, 'en')).toContain(en.noMeasure);
});

test('tells only the sender of a report that is in the case now', async () => {
  const one = await followed();
  await step(one, 'running');
  const other = await report(server, places.here);
  expect(await read(other)).not.toMatch(new RegExp(`${KIND}|${nl.noMeasure}`));
  const reportId = (await storedReports(server)).at(-2)?.id;
  const path = `/v1/cases/${one.file.id}/reports/${reportId}`;
  await askAs(server, ward, { method: 'PUT', path, body: { linked: false, version: 1 } });
  expect(await read(one)).not.toContain(KIND);
});

const anyMark = fc.record({
  label: fc.constantFrom(...sharingLabels),
  narrow: fc.boolean(),
  named: fc.boolean(),
  hours: fc.constantFrom(0, 1, 4),
});

/** What the product accepts of it: each label names its own kind alone. */
const toMark = ({
  label,
  narrow,
  named,
  hours,
}: typeof anyMark extends fc.Arbitrary<infer T> ? T : never): SharingMark => ({
  label,
  audience: label === 'TLP:AMBER' && named ? [colleague.organisationId] : [],
  onlyPlaces: narrow && label !== 'TLP:CLEAR' && label !== 'TLP:RED' ? [places.here] : [],
  persons: label === 'TLP:RED' && named ? [colleague.id] : [],
  endsAt: hours === 0 ? null : new Date(clock.now() + hours * HOUR).toISOString(),
});

test('whatever a case was shared as before and is now, above TLP:CLEAR nothing of its measures shows', async () => {
  await fc.assert(
    fc.asyncProperty(anyMark, anyMark, fc.boolean(), async (first, then, begun) => {
      clock.set(START);
      ward = { ...ward, headers: await openSessionOf(server, ward.id) };
      const one = await followed(toMark(first));
      if (begun) await step(one, 'running');
      const path = `/v1/cases/${one.file.id}/label`;
      const body = { ...toMark(then), reason, version: one.file.version };
      expect((await askAs(server, ward, { method: 'PUT', path, body })).status).toBe(200);
      for (const hour of [0, 2, 5]) {
        clock.set(START + hour * HOUR);
        const isOpen = then.label === 'TLP:CLEAR' && (then.hours === 0 || then.hours > hour);
        const text = await read(one);
        expect({ hour, shown: text.includes(KIND), told: text.includes(nl.noMeasure) }).toEqual({
          ...{ hour, shown: isOpen && begun, told: !(isOpen && begun) },
        });
      }
    }),
    { numRuns: 25 },
  );
});

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 });

test('what is for everybody is open to each reader, whatever a row holds; the rule is stricter than theirs', async () => {
  const now = new Date(START);
  const row = fc.record({
    label: fc.constantFrom(...sharingLabels, 'TLP:WHITE', ''),
    author: fc.integer({ min: 0, max: 3 }),
    organisation: fc.integer({ min: 0, max: 3 }),
    audience: numbers,
    onlyPlaces: numbers,
    persons: numbers,
    ends: fc.constantFrom(null, -1, 0, 1),
  });
  const reader = fc.record({
    ...{ personId: fc.integer({ min: 0, max: 3 }), organisationId: fc.integer({ min: 0, max: 3 }), places: numbers },
    ...{ everywhere: fc.boolean(), now: fc.constant(now) },
  });
  await fc.assert(
    fc.asyncProperty(row, reader, async (one, who: LabelReader) => {
      const ends = one.ends === null ? null : new Date(START + one.ends * HOUR);
      const { rows } = await sql<{ everybody: boolean; reader: boolean }>`
        select ${isForEverybody('r', now)} as everybody, ${labelAllows('r', who)} as reader from (select
          ${one.label}::text as label, ${one.author}::int4 as author_id, ${one.organisation}::int4 as organisation_id,
          ${one.audience}::int4[] as audience, ${one.onlyPlaces}::int4[] as only_places, ${one.persons}::int4[] as persons,
          ${ends}::timestamptz as label_ends_at) r`.execute(server.context.db);
      const [found] = rows;
      const isOpen = one.label === 'TLP:CLEAR' && one.onlyPlaces.length === 0 && (one.ends === null || one.ends > 0);
      expect(found?.everybody).toBe(isOpen);
      if (isOpen) expect(found?.reader).toBe(true);
    }),
    { numRuns: 200 },
  );
});
