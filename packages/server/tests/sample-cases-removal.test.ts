import type { NoticeList, SampleCase } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildCsv, isFinished, mappingOf, upload, waitFor } from '../src/observations/imports/imports.test-kit.ts';
import { buildPerson } from '../testing/people.ts';
import { askAs } from './kit/interpreting.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { buildSampleCase, layTown, type SampleTown } from './kit/sample-town.ts';
import { until } from './kit/until.ts';

const clock = new FakeClock(Date.parse('2026-11-23T08:00:00Z'));
let server: LoggedServer;
let cases = 0;

beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());
afterEach(async () => {
  for (const { id, parentId } of (await server.client.listPlaces()).items)
    if (parentId === null) await server.client.deletePlace({ id, withReadings: true });
});

const lay = (those: readonly SampleCase[]) => server.rooms.response.samples.lay({ type: 'sample-cases', cases: those });
const newCase = (town: SampleTown) => buildSampleCase(server, town, `proef ${++cases}`);
const remove = ({ top }: SampleTown) => server.client.deletePlace({ id: top, withReadings: true });
/** What a sample case leaves in the store: its file, what was said, what was computed, and who is still there to say more. */
const left = async () => {
  const { rows } = await sql<{ cases: number; words: number; effects: number; open: number }>`
    select (select count(*) from case_file)::int as cases, (select count(*) from interpretation)::int as words,
      (select count(*) from effect_run)::int + (select count(*) from past_effect)::int as effects,
      (select count(*) from organisation where name like '%(simulatie)' and closed_at is null)::int as open`.execute(
    server.context.db,
  );
  return rows[0];
};
const nothing = { cases: 0, words: 0, effects: 0, open: 0 };
const countWaiting = async () => {
  const { rows } = await server.context.database.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.n ?? 0;
};
const logged = () => server.logs.join('');
const errors = () => server.logs.filter((line) => JSON.parse(line).level >= 50);

/** Somebody else is doing this, and is not done before `end`. */
async function hold(statement: string): Promise<{ end(how: 'commit' | 'rollback'): Promise<void> }> {
  const client = await server.context.database.pool.connect();
  const end = async (how: 'commit' | 'rollback') => {
    await client.query(how);
    client.release();
  };
  await client.query('begin');
  try {
    await client.query(statement);
  } catch (cause) {
    await end('rollback');
    throw cause;
  }
  return { end };
}

/** Twice, for the first may be one that was on its way already. */
const judge = async () => {
  await server.rooms.response.effects.look();
  await server.rooms.response.effects.look();
};

describe('a sample city that goes while a case of it is being laid down', () => {
  test('takes that one along as well', async () => {
    const town = await layTown(server, { simulated: true });
    const one = await newCase(town);
    // What is laid down comes into the log: there it waits, half done.
    const held = await hold('select 1 from log_head for update');
    const laying = lay([one]);
    await until('laying waits', async () => (await countWaiting()) > 0);
    let isRemoved = false;
    const removing = remove(town).then(() => {
      isRemoved = true;
    });
    await until('removing waits as well, or is done', async () => isRemoved || (await countWaiting()) > 1);
    await held.end('rollback');
    expect(await laying).toEqual({ laid: 1, refused: [] });
    await removing;
    expect(await left()).toEqual(nothing);
    expect(errors()).toEqual([]);
  });

  test('and goes by another server: its places were there when that was checked', async () => {
    const town = await layTown(server, { simulated: true });
    const one = await newCase(town);
    const held = await hold(`delete from place where id in (${town.district}, ${town.top})`);
    let isLaid = false;
    const laying = lay([one]).finally(() => {
      isLaid = true;
    });
    await until('laying waits, or is done', async () => isLaid || (await countWaiting()) > 0);
    await held.end('commit');
    expect(await laying).toEqual({ laid: 0, refused: [] });
    expect(await left()).toEqual(nothing);
    expect(logged()).toContain(`"key":"${one.key}","msg":"the place of a sample case went; it was left out"`);
  });
});

describe('a sample city that goes with a case', () => {
  const laidCase = async () => {
    const town = await layTown(server, { simulated: true });
    expect(await lay([await newCase(town)])).toEqual({ laid: 1, refused: [] });
    await judge();
    return town;
  };

  test.each([
    [
      'is judged',
      `insert into effect_input select id, datastream_id + 1000, 'target', asked_at, 0, true, '' from effect_run`,
    ],
    [
      'somebody asks to judge',
      `insert into effect_run (intervention_id, expected_index, datastream_id, reason, asked_at, until, state)
        select id, 0, 1, 'asked', now(), now(), 'waiting' from intervention`,
    ],
  ])('whose measure %s in that moment leaves nothing of it', async (_what, statement) => {
    const town = await laidCase();
    const held = await hold(statement);
    const removing = remove(town);
    await until('removing waits', async () => (await countWaiting()) > 0);
    await held.end('commit');
    await removing;
    expect(await left()).toEqual(nothing);
    expect(errors()).toEqual([]);
  });
});

describe('of several cases', () => {
  test('one that is refused stops none of the others, and the log says which and why', async () => {
    const town = await layTown(server, { simulated: true });
    const [first, wrong, last] = [await newCase(town), await newCase(town), await newCase(town)];
    const detail = expect.stringMatching(/^\/closedAt is not over yet/);
    const laid = await lay([first, { ...wrong, closedAt: '2026-12-24T08:00:00Z' }, last]);
    expect(laid).toEqual({ laid: 2, refused: [{ key: wrong.key, reason: detail }] });
    expect((await left())?.cases).toBe(2);
    expect(logged()).toContain(`"key":"${wrong.key}"`);
  });
});

test('what came of the measure of a sample case is news for nobody', async () => {
  const town = await layTown(server, { simulated: true });
  const who = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  expect((await lay([await newCase(town)])).laid).toBe(1);
  await judge();
  const { rows } = await sql`select state, verdict from effect_run`.execute(server.context.db);
  expect(rows).toEqual([{ state: 'done', verdict: 'cannot-tell' }]);
  await server.rooms.notices.run();
  const { body } = await askAs<NoticeList>(server, who, { path: '/v1/notices' });
  expect(body).toMatchObject({ items: [], unread: 0 });
  // Nothing that is still to be told either.
  const { rows: news } = await sql`select 1 from outbox where kind = 'response.case-changed'`.execute(
    server.context.db,
  );
  expect(news).toEqual([]);
});

test('places and readings that are read in beside a sample city that goes are all there afterwards', async () => {
  const town = await layTown(server, { simulated: true });
  expect((await lay([await newCase(town)])).laid).toBe(1);
  const rows = 60_000;
  const answer = await upload(server, buildCsv(rows, 5), { mapping: mappingOf('Naast de voorbeeldstad') });
  const { id } = (await answer.json()) as { id: number };
  await waitFor(server, id, (now) => now.rows > 0);
  const held = await hold(`select 1 from place where id = ${town.district} for update`);
  const removing = remove(town);
  await until('removing waits', async () => (await countWaiting()) > 0);
  const real = await layTown(server, { simulated: false });
  await held.end('rollback');
  await removing;
  expect(await left()).toEqual(nothing);
  expect(await waitFor(server, id, isFinished)).toMatchObject({ status: 'done', rows, counts: { stored: rows } });
  const places = (await server.client.listPlaces()).items;
  expect(places.map((place) => [place.id, place.simulated]).sort()).toEqual(
    [
      [real.district, false],
      [real.top, false],
    ].sort(),
  );
  expect((await server.client.getThing({ id: real.thingId })).placeId).toBe(real.district);
  expect((await server.client.getHealth()).simulated).toBe(false);
  expect(errors()).toEqual([]);
}, 120_000);
