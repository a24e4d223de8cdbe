import { beforeAll, describe, expect, test } from 'vitest';
import { deleteCases, noteRemoved } from '../src/response/sql/remove-cases.ts';
import type { ResponseTables } from '../src/response/tables.ts';
import { buildThing } from '../testing/builders.ts';
import { isOneSession } from '../testing/one-session.ts';
import { buildSignal } from '../testing/signals.ts';
import type { Asked } from './kit/interpreting.ts';
import { commitAs } from './kit/interpreting.ts';
import { useKeepingBench } from './kit/keeping-bench.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';
import { until } from './kit/until.ts';

const bench = useKeepingBench();
let series: number;

beforeAll(async () => {
  series = (await buildThing(bench.server, { position: bench.places.pointHere })).datastreams[0] ?? 0;
});

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await bench
    .pool()
    .query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  return rows.length > 0;
}

/** Asks while this case is being removed: it was there when the request looked for it, and is gone when it writes. */
async function askWhileRemoved<T>(caseId: number, ask: () => Promise<T>): Promise<T> {
  const db = bench.server.context.db.withTables<ResponseTables>();
  const asked = await db.transaction().execute(async (trx) => {
    await noteRemoved(trx, [caseId], new Date(bench.clock.now()));
    await deleteCases(trx, [caseId]);
    const answer = ask();
    await until('the request waits for the removal', isSomebodyWaiting);
    // In an object: an answer that is awaited here would wait for this transaction.
    return { answer };
  });
  return asked.answer;
}

async function closedCase(title: string): Promise<{ id: number; measure: number }> {
  const { id, signalId } = await bench.openCase(title);
  for (const who of [bench.ward, bench.police]) await commitAs(bench.server, who, signalId);
  const plan = buildPlan({ ownerId: bench.ward.organisationId, expected: [expectLess(series)] });
  let now = (await askMeasure(bench.server, bench.ward, 'POST', '', { caseId: id, plan })).body;
  for (const to of ['planned', 'running', 'stopped'])
    now = (await stepAs(bench.server, bench.ward, now, { to, reason: 'Zo ging het' })).body;
  expect(now.state).toBe('stopped');
  expect((await bench.close(id)).body.closed).toBe(true);
  return { id, measure: now.id };
}

const told = ({ status, text }: Asked<unknown>) => {
  const { code, detail } = JSON.parse(text) as { code: string; detail: string };
  return { status, code, detail };
};

describe.skipIf(isOneSession)('in the moment a case is removed', () => {
  test('an effect that is asked for finds no measure, and says so', async () => {
    const { id, measure } = await closedCase('Gaat weg');
    const answer = await askWhileRemoved(id, () =>
      askMeasure(bench.server, bench.ward, 'POST', `/${measure}/effects`, {}),
    );
    expect(told(answer)).toEqual({
      status: 404,
      code: 'not_found',
      detail: `Maatregel ${measure} is net verwijderd met zijn dossier; er is geen effect gevraagd.`,
    });
  });

  test('a signal that is added finds no case, and says so', async () => {
    const { id } = await closedCase('Gaat ook weg');
    const signalId = await buildSignal(bench.server, bench.places.here);
    const body = { signalId };
    const answer = await askWhileRemoved(id, () => bench.ask(bench.ward, 'POST', `/v1/cases/${id}/signals`, body));
    expect(told(answer)).toEqual({
      status: 404,
      code: 'not_found',
      detail: `Dossier ${id} is net verwijderd; het signaal is niet toegevoegd. Kies een ander dossier.`,
    });
  });

  test('a change of it, or of a measure in it, is refused', async () => {
    const { id, measure } = await closedCase('En dit ook');
    const file = (await bench.ask(bench.ward, 'GET', `/v1/cases/${id}`)).body;
    const body = { title: 'Toch open', script: null, closed: false, version: file.version };
    const reopened = await askWhileRemoved(id, () => bench.ask(bench.ward, 'PUT', `/v1/cases/${id}`, body));
    expect(told(reopened)).toMatchObject({ status: 409, code: 'conflict' });
    expect((await askMeasure(bench.server, bench.ward, 'GET', `/${measure}`)).status).toBe(404);
  });

  test('who read it just before is not kept longer than until the next night', async () => {
    const [gone, stays] = [await closedCase('Nog net gelezen'), await closedCase('Blijft te lezen')];
    const read = async (id: number) => (await bench.ask(bench.police, 'GET', `/v1/cases/${id}`)).status;
    const db = bench.server.context.db.withTables<ResponseTables>();
    await db.transaction().execute(async (trx) => {
      await noteRemoved(trx, [gone.id], new Date(bench.clock.now()));
      await deleteCases(trx, [gone.id]);
      expect([await read(gone.id), await read(stays.id)]).toEqual([200, 200]);
    });
    const readers = async () => {
      const { rows } = await bench
        .pool()
        .query<{ id: number }>(
          `select distinct subject_id as id from receipt where kind = 'case' and subject_id = any($1) order by id`,
          [[gone.id, stays.id]],
        );
      return rows.map(({ id }) => id);
    };
    expect(await readers()).toEqual([gone.id, stays.id]);
    await bench.retention();
    expect(await readers()).toEqual([stays.id]);
  });
});
