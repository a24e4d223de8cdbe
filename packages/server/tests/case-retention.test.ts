import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CaseFile,
  type CaseList,
  DAY,
  type InterventionFile,
  type KeepTerms,
  type PastEffectList,
  type Problem,
  type SignalInterpretations,
  type Today,
} from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AttachmentStore } from '../src/response/files/attachment-store.ts';
import { removeDueCases } from '../src/response/keeping/remove-due-cases.ts';
import type { ResponseTables } from '../src/response/tables.ts';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { pdf } from '../testing/sample-files.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { numberFrom, tablesTelling } from './kit/any-row.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs, declineAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';

const START = Date.parse('2026-02-02T11:00:00Z');
const clock = new FakeClock(START);

let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let stranger: TestPerson;
let series: number;

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  const person = (role: 'ward-officer' | 'community-officer') =>
    buildPerson(server, { roles: [{ role, placeId: places.here }] });
  [ward, police, stranger] = [
    await person('ward-officer'),
    await person('community-officer'),
    await person('ward-officer'),
  ];
  series = (await buildThing(server, { position: places.pointHere })).datastreams[0] ?? 0;
  for (const [at, table] of ['case_file', 'case_entry', 'case_attachment', 'intervention', 'effect_run'].entries())
    await numberFrom(server, table, 710_000_001 + at * 10_000_000);
});
afterAll(() => server?.stop());

/** Sessions do not last for weeks. */
async function moveTo(at: number): Promise<void> {
  clock.set(at);
  const again = async (who: TestPerson) => ({ ...who, headers: await openSessionOf(server, who.id) });
  [ward, police, stranger] = [await again(ward), await again(police), await again(stranger)];
}

const ask = <T = CaseFile & Problem>(who: TestPerson | undefined, method: string, path: string, body?: unknown) =>
  askAs<T>(server, who, { method, path, body });
const days = (count: number) => clock.now() + count * DAY;
const retention = () => server.client.runRetention();
const listed = async (who: TestPerson) => (await ask<CaseList>(who, 'GET', '/v1/cases')).body.items;
const pool = () => server.context.database.pool;

async function openCase(title: string, label: object = { label: 'TLP:GREEN', audience: [] }) {
  const signalId = await buildSignal(server, places.here, new Date(clock.now()).toISOString());
  const { id } = (await ask(ward, 'POST', '/v1/cases', { title, signalId, script: null, ...label })).body;
  return { id, signalId };
}

async function close(id: number, closed = true) {
  const { title, script, version } = (await ask(ward, 'GET', `/v1/cases/${id}`)).body;
  return ask(ward, 'PUT', `/v1/cases/${id}`, { title, script, closed, version });
}

async function runMeasure(caseId: number, title = 'Lampen aan'): Promise<InterventionFile> {
  const plan = buildPlan({
    title,
    ownerId: ward.organisationId,
    placeId: places.here,
    startsOn: new Date(clock.now()).toISOString().slice(0, 10),
    endsOn: new Date(days(20)).toISOString().slice(0, 10),
    // Longer than this file looks ahead, so that only what a test puts there is judged.
    by: new Date(days(9_000)).toISOString().slice(0, 10),
    expected: [expectLess(series)],
  });
  const proposed = (await askMeasure(server, ward, 'POST', '', { caseId, plan })).body;
  const planned = (await stepAs(server, ward, proposed, { to: 'planned' })).body;
  const running = await stepAs(server, ward, planned, { to: 'running' });
  expect([running.status, running.text]).toEqual([200, expect.any(String)]);
  return running.body;
}

/** As the keeper of effects leaves it. */
async function judge(measure: number, finishedAt: number): Promise<void> {
  const outcome = {
    verdict: 'none-shown',
    report: {
      effect: { percent: -2, inUnit: -1 },
      low: { percent: -9, inUnit: -4 },
      high: { percent: 5, inUnit: 2 },
      weeksAfter: 3,
      comparisons: [{ id: '1', weight: 1 }],
      weeks: [{ fromDay: 20_500, measured: 8_642_097, expected: 3 }],
    },
  };
  await sql`insert into effect_run (intervention_id, expected_index, datastream_id, reason, asked_at, until, state, progress,
      finished_at, verdict, question, outcome)
    values (${measure}, 0, ${series}, 'due', ${new Date(finishedAt)}, ${new Date(finishedAt)}, 'done', 100,
      ${new Date(finishedAt)}, 'none-shown', '{"series":{}}', ${JSON.stringify(outcome)}::jsonb)`.execute(
    server.context.db,
  );
  await sql`insert into effect_input select max(id), ${series}, 'target', ${new Date(finishedAt)}, 1, false, '\\x00' from effect_run`.execute(
    server.context.db,
  );
}

const end = async ({ id }: InterventionFile, reason: string) => {
  const now = (await askMeasure(server, ward, 'GET', `/${id}`)).body;
  expect((await stepAs(server, ward, now, { to: 'stopped', reason })).status).toBe(200);
};

describe('a closed case', () => {
  test('goes when its term has passed, out of every table and from disk; one that is not due stays whole', async () => {
    const shared = { label: 'TLP:AMBER', audience: [police.organisationId] };
    const { id, signalId } = await openCase('Zwaluwtitel', shared);
    const open = await openCase('Blijft open');
    for (const who of [ward, police]) await commitAs(server, who, signalId);
    for (const kind of ['agreement', 'task'])
      await ask(ward, 'POST', `/v1/cases/${id}/entries`, {
        kind,
        words: `Zwaluwafspraak ${kind}`,
        date: '2026-02-10',
        parties: [ward.organisationId, police.organisationId],
      });
    const file = await fetch(`${server.url}/v1/cases/${id}/attachments?fileName=zwaluw.pdf`, {
      method: 'POST',
      headers: { ...ward.headers, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(pdf),
    });
    expect(file.status).toBe(201);
    const measure = await runMeasure(id, 'Zwaluwmaatregel');
    await end(measure, 'Zwaluwreden');
    await judge(measure.id, clock.now());
    await server.rooms.notices.run();
    for (const path of [`/v1/cases/${id}`, '/v1/cases', `/v1/interventions/${measure.id}`])
      await ask(police, 'GET', path);
    expect((await close(id)).body.removal).toEqual({
      at: new Date(days(730)).toISOString(),
      because: null,
      days: 730,
    });
    // The check below can find something: all that belongs to a case names it.
    expect(await tablesTelling(server, '\\m7[1-5]000000[1-9]\\M')).toEqual(
      expect.arrayContaining([
        'case_file',
        'case_signal',
        'case_entry',
        'case_attachment',
        'effect_input',
        'effect_run',
        'intervention',
        'intervention_change',
        'notice',
        'receipt',
      ]),
    );
    await moveTo(days(729));
    await retention();
    expect((await listed(ward)).map((one) => one.id)).toContain(id);
    expect(readdirSync(join(server.dataDir, 'case-files'))).toHaveLength(1);

    await moveTo(days(1) + 1);
    await retention();
    await server.rooms.notices.run();
    expect((await listed(ward)).map((one) => one.id)).toEqual([open.id]);
    expect((await ask(ward, 'GET', `/v1/cases/${id}`)).status).toBe(404);
    expect(readdirSync(join(server.dataDir, 'case-files'))).toEqual([]);
    // The log keeps that something was done to a number; the outbox is emptied when everybody has read it.
    expect(await tablesTelling(server, '[Zz]waluw')).toEqual([]);
    expect(await tablesTelling(server, '8642097')).toEqual([]);
    const numbered = await tablesTelling(server, `\\m(${id}|7[2-5]000000[1-9])\\M`);
    expect(numbered.filter((name) => name !== 'outbox')).toEqual(['log_entry', 'removed_case']);
    expect((await ask(ward, 'GET', `/v1/cases/${open.id}`)).body.signals).toHaveLength(1);
  });

  test('leaves what its measure did to who could see it, in numbers without a word of anybody', async () => {
    const seen = async (who: TestPerson) => (await ask<PastEffectList>(who, 'GET', '/v1/effects')).body.items;
    for (const who of [ward, police])
      expect(await seen(who)).toMatchObject([
        {
          interventionId: null,
          title: null,
          kind: 'presence',
          verdict: 'none-shown',
          costEuros: 1_200,
          label: 'TLP:AMBER',
          effect: { percent: -2 },
          comparisons: 1,
          sentence: expect.stringContaining('Geen effect aangetoond'),
        },
      ]);
    expect(await seen(stranger)).toEqual([]);
    expect((await ask<PastEffectList>(ward, 'GET', '/v1/effects?kind=presence')).body.items).toHaveLength(1);
    expect((await ask<PastEffectList>(ward, 'GET', '/v1/effects?kind=lighting')).body.items).toEqual([]);
  });

  test('is told in the log by number, by whom and by which term', async () => {
    const { rows } = await pool().query<{ actor: string; detail: string }>(
      `select actor, detail::text from log_entry where kind = 'retention.cases-removed'`,
    );
    expect(rows.map(({ actor, detail }) => [actor, JSON.parse(detail)])).toEqual([
      ['administrator', { byTermDays: { '730': 1 }, cases: 1, effectsKept: 1, files: 1 }],
    ]);
    expect(await server.client.verifyLog({ body: { checkpoints: [] } })).toMatchObject({ ok: true });
  });

  test('is not closed while a measure runs, nor begun in when it is closed', async () => {
    const { id, signalId } = await openCase('Nog bezig');
    for (const who of [ward, police]) await commitAs(server, who, signalId);
    const running = await runMeasure(id);
    const refused = await close(id);
    expect([refused.status, refused.body.code]).toEqual([409, 'measure_running']);
    await expect(pool().query('update case_file set closed_at = now() where id = $1', [id])).rejects.toThrow(
      'a case with a running intervention is not closed',
    );
    await end(running, 'Het was klaar');
    expect((await close(id)).body.closed).toBe(true);
  });

  test('waits for an effect that was promised, says so, and counts from its verdict', async () => {
    const { id, signalId } = await openCase('Wacht op oordeel');
    for (const who of [ward, police]) await commitAs(server, who, signalId);
    const measure = await runMeasure(id);
    await end(measure, 'Eerder klaar');
    await close(id);
    const removal = async () => (await ask(ward, 'GET', `/v1/cases/${id}`)).body.removal;
    expect(await removal()).toEqual({ at: null, because: 'effect-awaited', days: 730 });
    await moveTo(days(800));
    await retention();
    expect(await removal()).toMatchObject({ at: null, because: 'effect-awaited' });
    await judge(measure.id, clock.now());
    expect(await removal()).toEqual({ at: new Date(days(730)).toISOString(), because: null, days: 730 });
    await retention();
    expect((await listed(ward)).map((one) => one.id)).toContain(id);
  });

  test('that is about to go is told to who opened it, and to nobody else', async () => {
    const { id } = await openCase('Gaat bijna weg');
    await close(id);
    const leaving = async (who: TestPerson) =>
      (await ask<Today>(who, 'GET', '/v1/today')).body.items.filter(
        ({ kind, subjectId }) => kind === 'removal' && subjectId === id,
      );
    expect(await leaving(ward)).toEqual([]);
    const due = days(730);
    await moveTo(days(720));
    expect(await leaving(ward)).toMatchObject([{ subjectId: id, dueAt: new Date(due).toISOString(), late: false }]);
    expect(await leaving(police)).toEqual([]);
    await close(id, false);
    expect(await leaving(ward)).toEqual([]);
  });

  test('goes in batches: a run that ends in the middle has removed whole cases and told of them, and the next goes on', async () => {
    const made: number[] = [];
    for (let i = 0; i < 23; i++) made.push((await openCase(`Reeks ${i}`)).id);
    await pool().query('update case_file set closed_at = $1 where id = any($2)', [new Date(days(-731)), made]);
    const left = async () =>
      (await pool().query<{ id: number }>('select id from case_file where id = any($1)', [made])).rows.length;
    const whole = async () =>
      (await pool().query('select 1 from case_signal where case_id = any($1)', [made])).rows.length;
    let asked = 0;
    const stopping = () => {
      asked += 1;
      // In the middle of the second batch, as when the process ends there.
      if (asked > 3) throw new Error('ended');
      return clock.now();
    };
    const run = { dues: [], by: 'test', now: stopping, record: () => Promise.resolve() };
    const db = server.context.db.withTables<ResponseTables>();
    const files = new AttachmentStore(server.dataDir, undefined);
    await expect(removeDueCases({ db, places: server.rooms.places, files }, run)).rejects.toThrow('ended');
    expect([await left(), await whole()]).toEqual([3, 3]);
    await retention();
    expect([await left(), await whole()]).toEqual([0, 0]);
    const { rows } = await pool().query<{ detail: string }>(
      `select detail::text from log_entry where kind = 'retention.cases-removed' order by position desc limit 2`,
    );
    expect(rows.map(({ detail }) => JSON.parse(detail).cases)).toEqual([3, 20]);
  });
});

describe('words on a signal', () => {
  const read = async (who: TestPerson, id: number) =>
    (await ask<SignalInterpretations>(who, 'GET', `/v1/signals/${id}/interpretations`)).body;
  const judgeAs = (who: TestPerson, id: number, reason: string) =>
    ask(who, 'POST', `/v1/signals/${id}/feedback`, { verdict: 'false-alarm', reason, version: 0 });

  test('go a year after the last of them; of a signal in an open case they stay, and counts go on', async () => {
    const noticed = new Date(clock.now()).toISOString();
    const [old, held, fresh] = [
      await buildSignal(server, places.here, noticed),
      await openCase('Houdt het vast'),
      await buildSignal(server, places.here, noticed),
    ];
    const [before] = [clock.now()];
    for (const id of [old, held.signalId]) {
      await commitAs(server, ward, id, { words: 'Merelwoorden' });
      await declineAs(server, police, id);
      expect((await judgeAs(ward, id, 'Merelreden')).status).toBeLessThan(300);
      await ask(ward, 'PUT', `/v1/signals/${id}/assignee`, { personId: ward.id, version: 0 });
      await read(police, id);
    }
    await moveTo(before + 364 * DAY);
    await commitAs(server, ward, fresh, { words: 'Nog vers' });
    await retention();
    expect((await read(ward, old)).items).toHaveLength(2);
    await moveTo(before + 366 * DAY);
    await retention();
    expect(await read(ward, old)).toMatchObject({ answered: false, items: [] });
    expect((await read(ward, fresh)).items).toHaveLength(1);
    expect((await read(ward, held.signalId)).items).toHaveLength(2);
    const rows = async (table: string, id: number) =>
      (await pool().query(`select * from ${table} where signal_id = $1`, [id])).rows;
    for (const table of ['interpretation', 'signal_assignee']) expect(await rows(table, old)).toEqual([]);
    expect(
      (await pool().query(`select 1 from receipt where kind = 'interpretation' and subject_id = $1`, [old])).rows,
    ).toEqual([]);
    // The verdict counts in the scores; it is nobody's any more, and has no words.
    expect(await rows('signal_feedback', old)).toMatchObject([
      {
        author_id: -1,
        organisation_id: 0,
        role: '',
        reason: '',
        verdict: 'false-alarm',
        signal_start: new Date(noticed),
      },
    ]);
    expect(await rows('kept_reaction', old)).toMatchObject([{ at: new Date(noticed) }]);
    // Once its case is closed, they go by their own term.
    await close(held.id);
    await retention();
    expect((await ask(ward, 'GET', `/v1/cases/${held.id}`)).body.signals).toMatchObject([{ interpretations: [] }]);
    expect(await tablesTelling(server, 'Merel')).toEqual([]);
    const { rows: told } = await pool().query<{ detail: string }>(
      `select detail::text from log_entry where kind = 'retention.words-removed' order by position desc limit 1`,
    );
    expect(told.map(({ detail }) => JSON.parse(detail))).toEqual([
      { byTermDays: { '365': 1 }, feedback: 1, interpretations: 2, signals: 1 },
    ]);
  });

  test('that are said anew after that are kept for a term of their own', async () => {
    const id = await buildSignal(server, places.here, new Date(clock.now()).toISOString());
    await judgeAs(police, id, 'Eerst');
    await moveTo(days(366));
    await retention();
    await judgeAs(police, id, 'Opnieuw');
    await judgeAs(ward, id, 'Ook');
    await retention();
    await moveTo(days(366));
    await retention();
    const { rows } = await pool().query('select author_id, reason from signal_feedback where signal_id = $1', [id]);
    expect(rows.map(({ author_id, reason }) => [author_id, reason]).sort()).toEqual([
      [-1, ''],
      [-2, ''],
      [-3, ''],
    ]);
  });
});

describe('the term', () => {
  const path = (id: number) => `/v1/places/${id}/keep-terms`;
  const terms = async (id: number) => (await askAs<KeepTerms>(server, undefined, { path: path(id) })).body;

  test('is seen by everybody, and is that of the place, else of the place around it, else the default', async () => {
    const standard = { days: 730, fromPlaceId: null };
    expect(await terms(places.here)).toMatchObject({
      cases: standard,
      words: { days: 365, fromPlaceId: null },
      version: 0,
    });
    await server.client.putKeepTerms({ id: places.municipality, body: { caseDays: 1_000, version: 0 } });
    expect(await terms(places.here)).toMatchObject({
      cases: { days: 1_000, fromPlaceId: places.municipality },
      words: { days: 365, fromPlaceId: null },
    });
    await server.client.putKeepTerms({ id: places.here, body: { wordsDays: 90, version: 0 } });
    expect(await terms(places.here)).toMatchObject({
      cases: { days: 1_000, fromPlaceId: places.municipality },
      words: { days: 90, fromPlaceId: places.here },
      version: 1,
    });
    await server.client.putKeepTerms({ id: places.here, body: { version: 1 } });
    await server.client.putKeepTerms({ id: places.municipality, body: { version: 1 } });
    expect(await terms(places.here)).toMatchObject({ cases: standard, version: 2 });
  });

  test('is changed by the privacy officer and the administrator of the place alone, and each change is in the log', async () => {
    const at = async (role: 'privacy-officer' | 'administrator' | 'analyst' | 'auditor', placeId: number) =>
      buildPerson(server, { roles: [{ role, placeId }] });
    const put = async (who: TestPerson | undefined, version: number) =>
      ask<KeepTerms & Problem>(who, 'PUT', path(places.here), { caseDays: 400, version });
    const before = await terms(places.here);
    expect((await put(undefined, before.version)).status).toBe(401);
    for (const who of [
      ward,
      await at('analyst', places.here),
      await at('auditor', places.here),
      await at('privacy-officer', places.elsewhere),
      await at('administrator', places.elsewhere),
    ])
      expect((await put(who, before.version)).status).toBe(403);
    expect(await terms(places.here)).toEqual(before);
    const officer = await at('privacy-officer', places.here);
    expect((await put(officer, before.version)).status).toBe(200);
    expect((await put(await at('administrator', places.here), before.version + 1)).status).toBe(200);
    // Who comes second is told so, and nothing is overwritten.
    expect((await put(officer, before.version)).body).toMatchObject({ status: 409, code: 'conflict' });
    const { rows } = await pool().query<{ subject: string; detail: string }>(
      `select subject, detail::text from log_entry where kind = 'retention.terms-changed' order by position desc limit 1`,
    );
    expect(rows.map(({ subject, detail }) => [subject, JSON.parse(detail)])).toEqual([
      [`place:${places.here}`, { before: { cases: 400, words: null }, after: { cases: 400, words: null } }],
    ]);
  });

  test.each([29, 3_651, 90.5, '90', null])('of %j days is refused', async (caseDays) => {
    const admin = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
    const answer = await ask<Problem>(admin, 'PUT', path(places.here), { caseDays, version: 0 });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input']);
  });

  test('of a place that is not there is told nobody', async () => {
    expect((await askAs<Problem>(server, undefined, { path: path(999_999) })).status).toBe(404);
  });

  test('holds for what was closed before it was chosen', async () => {
    const { id } = await openCase('Kort bewaard');
    await close(id);
    await moveTo(days(40));
    const { version } = await terms(places.here);
    await server.client.putKeepTerms({ id: places.here, body: { caseDays: 39, version } });
    expect((await ask(ward, 'GET', `/v1/cases/${id}`)).body.removal).toMatchObject({ days: 39, because: null });
    await retention();
    expect((await ask(ward, 'GET', `/v1/cases/${id}`)).status).toBe(404);
  });
});
