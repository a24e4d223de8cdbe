import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseList, InterventionFile, PastEffectList, Today } from '@wijkritme/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { AttachmentStore } from '../src/response/files/attachment-store.ts';
import { removeDueCases } from '../src/response/keeping/remove-due-cases.ts';
import type { ResponseTables } from '../src/response/tables.ts';
import { buildThing } from '../testing/builders.ts';
import type { TestPerson } from '../testing/people.ts';
import { pdf } from '../testing/sample-files.ts';
import { numberFrom, tablesTelling } from './kit/any-row.ts';
import { commitAs } from './kit/interpreting.ts';
import { useKeepingBench } from './kit/keeping-bench.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';
import { MEASURED, putVerdict } from './kit/put-verdict.ts';

const bench = useKeepingBench();
let series: number;

beforeAll(async () => {
  const { server, places } = bench;
  series = (await buildThing(server, { position: places.pointHere })).datastreams[0] ?? 0;
  for (const [at, table] of ['case_file', 'case_entry', 'case_attachment', 'intervention', 'effect_run'].entries())
    await numberFrom(server, table, 710_000_001 + at * 10_000_000);
});

const listed = async (who: TestPerson) => (await bench.ask<CaseList>(who, 'GET', '/v1/cases')).body.items;

async function runMeasure(caseId: number, title = 'Lampen aan'): Promise<InterventionFile> {
  const plan = buildPlan({
    title,
    ownerId: bench.ward.organisationId,
    placeId: bench.places.here,
    startsOn: new Date(bench.clock.now()).toISOString().slice(0, 10),
    endsOn: new Date(bench.days(20)).toISOString().slice(0, 10),
    // Longer than this file looks ahead, so that only what a test puts there is judged.
    by: new Date(bench.days(9_000)).toISOString().slice(0, 10),
    expected: [expectLess(series)],
  });
  const proposed = (await askMeasure(bench.server, bench.ward, 'POST', '', { caseId, plan })).body;
  const planned = (await stepAs(bench.server, bench.ward, proposed, { to: 'planned' })).body;
  const running = await stepAs(bench.server, bench.ward, planned, { to: 'running' });
  expect([running.status, running.text]).toEqual([200, expect.any(String)]);
  return running.body;
}

const judge = (measure: number, finishedAt: number) =>
  putVerdict(bench.server, { measure, series, finishedAt: new Date(finishedAt) });

const end = async ({ id }: InterventionFile, reason: string) => {
  const now = (await askMeasure(bench.server, bench.ward, 'GET', `/${id}`)).body;
  expect((await stepAs(bench.server, bench.ward, now, { to: 'stopped', reason })).status).toBe(200);
};

describe('a closed case', () => {
  test('goes when its term has passed, out of every table and from disk; one that is not due stays whole', async () => {
    const shared = { label: 'TLP:AMBER', audience: [bench.police.organisationId] };
    const { id, signalId } = await bench.openCase('Zwaluwtitel', shared);
    const open = await bench.openCase('Blijft open');
    for (const who of [bench.ward, bench.police]) await commitAs(bench.server, who, signalId);
    for (const kind of ['agreement', 'task'])
      await bench.ask(bench.ward, 'POST', `/v1/cases/${id}/entries`, {
        kind,
        words: `Zwaluwafspraak ${kind}`,
        date: '2026-02-02',
        parties: [bench.ward.organisationId, bench.police.organisationId],
      });
    const file = await fetch(`${bench.server.url}/v1/cases/${id}/attachments?fileName=zwaluw.pdf`, {
      method: 'POST',
      headers: { ...bench.ward.headers, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(pdf),
    });
    expect(file.status).toBe(201);
    const measure = await runMeasure(id, 'Zwaluwmaatregel');
    await end(measure, 'Zwaluwreden');
    await judge(measure.id, bench.clock.now());
    await bench.server.rooms.notices.run();
    for (const path of [`/v1/cases/${id}`, '/v1/cases', `/v1/interventions/${measure.id}`])
      await bench.ask(bench.police, 'GET', path);
    expect((await bench.close(id)).body.removal).toEqual({
      at: new Date(bench.days(730)).toISOString(),
      because: null,
      days: 730,
    });
    // The check below can find something: all that belongs to a case names it.
    expect(await tablesTelling(bench.server, '\\m7[1-5]000000[1-9]\\M')).toEqual(
      expect.arrayContaining([
        'case_file',
        'case_signal',
        'case_entry',
        'case_step',
        'case_attachment',
        'effect_input',
        'effect_run',
        'intervention',
        'intervention_change',
        'notice',
        'receipt',
      ]),
    );
    await bench.moveTo(bench.days(729));
    await bench.retention();
    expect((await listed(bench.ward)).map((one) => one.id)).toContain(id);
    expect(readdirSync(join(bench.server.dataDir, 'case-files'))).toHaveLength(1);

    await bench.moveTo(bench.days(1) + 1);
    await bench.retention();
    await bench.server.rooms.notices.run();
    expect((await listed(bench.ward)).map((one) => one.id)).toEqual([open.id]);
    expect((await bench.ask(bench.ward, 'GET', `/v1/cases/${id}`)).status).toBe(404);
    expect(readdirSync(join(bench.server.dataDir, 'case-files'))).toEqual([]);
    // The log keeps that something was done to a number; the outbox is emptied when everybody has read it.
    expect(await tablesTelling(bench.server, '[Zz]waluw')).toEqual([]);
    expect(await tablesTelling(bench.server, String(MEASURED))).toEqual([]);
    const numbered = await tablesTelling(bench.server, `\\m(${id}|7[2-5]000000[1-9])\\M`);
    expect(numbered.filter((name) => name !== 'outbox')).toEqual(['log_entry', 'removed_case']);
    expect((await bench.ask(bench.ward, 'GET', `/v1/cases/${open.id}`)).body.signals).toHaveLength(1);
  });

  test('leaves what its measure did to who could see it, in numbers without a word of anybody', async () => {
    const seen = async (who: TestPerson) => (await bench.ask<PastEffectList>(who, 'GET', '/v1/effects')).body.items;
    for (const who of [bench.ward, bench.police])
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
    expect(await seen(bench.stranger)).toEqual([]);
    expect((await bench.ask<PastEffectList>(bench.ward, 'GET', '/v1/effects?kind=presence')).body.items).toHaveLength(
      1,
    );
    expect((await bench.ask<PastEffectList>(bench.ward, 'GET', '/v1/effects?kind=lighting')).body.items).toEqual([]);
  });

  test('is told in the log by number, by whom and by which term', async () => {
    const { rows } = await bench
      .pool()
      .query<{ actor: string; detail: string }>(
        `select actor, detail::text from log_entry where kind = 'retention.cases-removed'`,
      );
    expect(rows.map(({ actor, detail }) => [actor, JSON.parse(detail)])).toEqual([
      ['administrator', { byTermDays: { '730': 1 }, cases: 1, effectsKept: 1, files: 1 }],
    ]);
    expect(await bench.server.client.verifyLog({ body: { checkpoints: [] } })).toMatchObject({ ok: true });
  });

  test('is not closed while a measure runs, nor begun in when it is closed', async () => {
    const { id, signalId } = await bench.openCase('Nog bezig');
    for (const who of [bench.ward, bench.police]) await commitAs(bench.server, who, signalId);
    const running = await runMeasure(id);
    const refused = await bench.close(id);
    expect([refused.status, refused.body.code]).toEqual([409, 'measure_running']);
    await expect(bench.pool().query('update case_file set closed_at = now() where id = $1', [id])).rejects.toThrow(
      'a case with a running intervention is not closed',
    );
    await end(running, 'Het was klaar');
    expect((await bench.close(id)).body.closed).toBe(true);
  });

  test('waits for an effect that was promised, says so, and counts from its verdict', async () => {
    const { id, signalId } = await bench.openCase('Wacht op oordeel');
    for (const who of [bench.ward, bench.police]) await commitAs(bench.server, who, signalId);
    const measure = await runMeasure(id);
    await end(measure, 'Eerder klaar');
    await bench.close(id);
    const removal = async () => (await bench.ask(bench.ward, 'GET', `/v1/cases/${id}`)).body.removal;
    expect(await removal()).toEqual({ at: null, because: 'effect-awaited', days: 730 });
    await bench.moveTo(bench.days(800));
    await bench.retention();
    expect(await removal()).toMatchObject({ at: null, because: 'effect-awaited' });
    await judge(measure.id, bench.clock.now());
    expect(await removal()).toEqual({ at: new Date(bench.days(730)).toISOString(), because: null, days: 730 });
    await bench.retention();
    expect((await listed(bench.ward)).map((one) => one.id)).toContain(id);
  });

  test('that is about to go is told to who opened it, and to nobody else', async () => {
    const { id } = await bench.openCase('Gaat bijna weg');
    await bench.close(id);
    const leaving = async (who: TestPerson) =>
      (await bench.ask<Today>(who, 'GET', '/v1/today')).body.items.filter(
        ({ kind, subjectId }) => kind === 'removal' && subjectId === id,
      );
    expect(await leaving(bench.ward)).toEqual([]);
    const due = bench.days(730);
    await bench.moveTo(bench.days(720));
    expect(await leaving(bench.ward)).toMatchObject([
      { subjectId: id, dueAt: new Date(due).toISOString(), late: false },
    ]);
    expect(await leaving(bench.police)).toEqual([]);
    await bench.close(id, false);
    expect(await leaving(bench.ward)).toEqual([]);
  });

  test('goes in batches: a run that ends in the middle has removed whole cases and told of them, and the next goes on', async () => {
    const made: number[] = [];
    for (let i = 0; i < 23; i++) made.push((await bench.openCase(`Reeks ${i}`)).id);
    await bench
      .pool()
      .query('update case_file set closed_at = $1 where id = any($2)', [new Date(bench.days(-731)), made]);
    const left = async () =>
      (await bench.pool().query<{ id: number }>('select id from case_file where id = any($1)', [made])).rows.length;
    const whole = async () =>
      (await bench.pool().query('select 1 from case_signal where case_id = any($1)', [made])).rows.length;
    let asked = 0;
    const stopping = () => {
      asked += 1;
      // In the middle of the second batch, as when the process ends there.
      if (asked > 3) throw new Error('ended');
      return bench.clock.now();
    };
    const run = { dues: [], by: 'test', now: stopping, record: () => Promise.resolve() };
    const db = bench.server.context.db.withTables<ResponseTables>();
    const files = new AttachmentStore(bench.server.dataDir, undefined);
    await expect(removeDueCases({ db, places: bench.server.rooms.places, files }, run)).rejects.toThrow('ended');
    expect([await left(), await whole()]).toEqual([3, 3]);
    await bench.retention();
    expect([await left(), await whole()]).toEqual([0, 0]);
    const told = (await bench.logged('retention.cases-removed')).slice(0, 2);
    expect(told.map(({ detail }) => detail)).toMatchObject([{ cases: 3 }, { cases: 20 }]);
  });
});
