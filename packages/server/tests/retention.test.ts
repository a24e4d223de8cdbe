import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import { afterEach, expect, test } from 'vitest';
import { digestOf } from '../src/observations/jobs/digest.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { readEverything, readOtherDoors, tablesWith } from './kit/find-value.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { settled } from './kit/replay.ts';
import { until } from './kit/until.ts';

/** Values that occur nowhere by chance, in any form in which they may be kept. */
const PLANTED = 79.217;
const KEPT = 98.765;
const FROM = Date.UTC(2026, 3, 20);
const EVERY = 15 * MINUTE;

const opened: LoggedServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.stop();
});

async function start(clock: FakeClock): Promise<LoggedServer> {
  const server = await startLoggedServer({ clock });
  opened.push(server);
  return server;
}

async function makeStream(server: LoggedServer, change: Parameters<typeof buildPassport>[0]): Promise<number> {
  const passport = buildPassport({ unit: 'dB(A)', intervalSeconds: EVERY / 1_000, ...change });
  const { datastreams } = await buildThing(server, { property: 'sound-level', passport });
  return datastreams[0] as number;
}

type Row = readonly [time: number, value: number];

async function send(server: LoggedServer, stream: number, rows: readonly Row[]): Promise<number> {
  const dataArray = rows.map(([time, value]) => [new Date(time).toISOString(), value]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  const { status, body } = await server.send<{ refusedTotal: number }>('POST', '/v1.1/CreateObservations', [group], {
    prefer: 'return=minimal',
  });
  expect(status).toBe(201);
  return body.refusedTotal;
}

/** One day of sound that is louder by day, a little different every day, without the hour from 3 to 4. */
function dayOf(start: number): Row[] {
  const rows: Row[] = [];
  for (let time = start; time < start + DAY; time += EVERY) {
    const hour = (time - start) / HOUR;
    if (hour >= 3 && hour < 4) continue;
    rows.push([time, 50 + 8 * Math.sin((2 * Math.PI * hour) / 24) + (((time / EVERY) * 37) % 97) / 10]);
  }
  return rows;
}

/** The planted value as the only one of its hour, and as the loudest moment of a loud afternoon. */
function plantedDay(start: number): Row[] {
  const rows = dayOf(start).map(
    ([time, value]): Row => [time, time >= start + 14 * HOUR && time < start + 18 * HOUR ? 78 : value],
  );
  rows[60] = [(rows[60] as Row)[0], PLANTED];
  return [...rows, [start + 3 * HOUR, PLANTED] as const].sort(([a], [b]) => a - b);
}

async function sendDays(
  server: LoggedServer,
  clock: FakeClock,
  days: { to: number; of: (day: number) => [number, Row[]][] },
) {
  for (let day = 0; day < days.to; day++) {
    clock.set(FROM + (day + 1) * DAY);
    for (const [stream, rows] of days.of(day)) if (rows.length > 0) expect(await send(server, stream, rows)).toBe(0);
  }
  await settled(server);
}

const logOf = async (server: LoggedServer) => server.client.verifyLog({ body: {} });

test('what is due is gone everywhere, what is not due stays, and the log tells of it', async () => {
  const clock = new FakeClock(FROM);
  const server = await start(clock);
  const short = await makeStream(server, { retentionDays: 30 });
  const silent = await makeStream(server, { retentionDays: 30 });
  const hourly = await makeStream(server, { retentionDays: 30, intervalSeconds: 3600 });
  const long = await makeStream(server, { retentionDays: 400 });
  const startOf = (day: number) => FROM + day * DAY;
  await sendDays(server, clock, {
    to: 45,
    of: (day) => [
      [short, day === 26 ? plantedDay(startOf(day)) : dayOf(startOf(day))],
      [
        silent,
        day > 20
          ? []
          : day === 20
            ? [...dayOf(startOf(day)).slice(0, -1), [startOf(21) - EVERY, PLANTED]]
            : dayOf(startOf(day)),
      ],
      [
        hourly,
        dayOf(startOf(day))
          .filter(([time]) => time % HOUR === 0)
          .map(([time, value], i): Row => [time, day === 26 && i === 9 ? PLANTED : value]),
      ],
      [long, dayOf(startOf(day)).map(([time, value], i): Row => [time, day === 26 && i === 9 ? KEPT : value])],
    ],
  });
  await server.rooms.rhythm.keeper.flush('states');
  const asked = {
    ids: Array.from({ length: 60 }, (_, i) => i + 1),
    periods: [
      { from: new Date(startOf(25)).toISOString(), to: new Date(startOf(28)).toISOString(), week: '2026-W20' },
      { from: new Date(FROM).toISOString(), to: new Date(startOf(60)).toISOString(), week: '2026-W19' },
    ],
  };
  const streams = [short, silent, hourly, long];
  const holding = async (value: number) => {
    const answers = await readEverything(server, asked);
    const found = [...answers].filter(([, text]) => text.includes(String(value))).map(([name]) => name);
    if ((await readOtherDoors(server, streams)).includes(String(value))) found.push('other doors');
    return [...found, ...(await tablesWith(server, value))];
  };
  const before = await holding(PLANTED);
  expect(before).toEqual(
    expect.arrayContaining([
      'getBand',
      'getWeek',
      'getDatastream',
      'listDatastreams',
      'listDeviations',
      'getDeviation',
      'deviation',
      'other doors',
      'latest',
      'rhythm_day',
      'rhythm_state',
    ]),
  );

  clock.set(FROM + 57.5 * DAY);
  const report = await server.client.runRetention();
  expect(await holding(PLANTED)).toEqual([]);
  expect(await holding(KEPT)).toEqual(expect.arrayContaining(['other doors', 'getBand']));

  const { pool } = server.context.database;
  const { rows: late } = await pool.query(
    'select count(*)::int as n from observation where datastream_id <> $1 and phenomenon_time < $2',
    [long, new Date(clock.now() - 30 * DAY)],
  );
  expect(late[0].n).toBe(0);
  const { rows: all } = await pool.query('select count(*)::int as n from observation where datastream_id = $1', [long]);
  expect(all[0].n).toBe(45 * dayOf(FROM).length);

  const raw = report.counts.filter(({ level }) => level === 'raw');
  expect(raw.find(({ datastreamId }) => datastreamId === silent)?.count).toBe(21 * dayOf(FROM).length);
  expect(raw.map(({ datastreamId }) => datastreamId).sort()).toEqual([short, silent, hourly].sort());
  expect(raw.every(({ dueSince }) => dueSince === new Date(FROM + 30 * DAY).toISOString())).toBe(true);
  // The first local day began two hours before the first reading, in another time zone.
  expect(report.longestOverdueSeconds).toBe((27.5 * DAY + 2 * HOUR) / 1000);
  expect((await logOf(server)).ok).toBe(true);
  const { rows: entries } = await pool.query("select subject, detail from log_entry where kind = 'retention.removed'");
  expect(entries).toHaveLength(1);
  expect(JSON.parse(entries[0].detail)).toMatchObject({ digest: report.digest, datastreams: 3 });
  expect((await server.client.listRetentionReports()).items).toEqual([report]);

  // The gate refuses what would be due at once.
  expect(await send(server, short, [[clock.now() - 30 * DAY - MINUTE, 51]])).toBe(1);
  expect(await send(server, short, [[clock.now() - MINUTE, 51]])).toBe(0);
  await settled(server);
  // A second run finds nothing, and says so.
  expect(await server.client.runRetention()).toMatchObject({ removed: 0, counts: [] });
});

test('whole months are dropped, and a month can be filled again', async () => {
  const clock = new FakeClock(FROM);
  const server = await start(clock);
  const stream = await makeStream(server, { retentionDays: 20 });
  await sendDays(server, clock, { to: 5, of: (day) => [[stream, dayOf(FROM + day * DAY)]] });
  clock.set(FROM + 60 * DAY);
  const report = await server.client.runRetention();
  expect(report).toMatchObject({ partitions: 1, removed: expect.any(Number) });
  expect(report.counts.find(({ level }) => level === 'raw')).toMatchObject({
    count: 5 * dayOf(FROM).length,
    dueSince: new Date(FROM + 20 * DAY).toISOString(),
    goneAt: new Date(clock.now()).toISOString(),
  });
  const other = await makeStream(server, { retentionDays: 400 });
  expect(await send(server, other, dayOf(FROM))).toBe(0);
  expect(await server.client.runRetention()).toMatchObject({ partitions: 0, counts: [] });
});

test('a run that was cut off is told by the next one', async () => {
  const clock = new FakeClock(FROM);
  const server = await start(clock);
  const stream = await makeStream(server, { retentionDays: 20 });
  await sendDays(server, clock, { to: 2, of: (day) => [[stream, dayOf(FROM + day * DAY)]] });
  clock.set(FROM + 21.5 * DAY);
  const { retention } = server.rooms.observations;
  let isBroken = true;
  retention.addStep(() => (isBroken ? Promise.reject(new Error('the lights went out')) : Promise.resolve()));
  await expect(retention.run('schedule', 'test')).rejects.toThrow('the lights went out');
  expect((await server.client.listRetentionReports()).items).toMatchObject([{ finishedAt: null, digest: null }]);
  isBroken = false;
  clock.set(FROM + 22.5 * DAY);
  const report = await retention.run('schedule', 'test');
  expect(report.counts.find(({ level }) => level === 'raw')?.count).toBe(2 * dayOf(FROM).length);
  expect(report.digest).toBe(digestOf(report.counts));
  expect((await server.client.listRetentionReports()).items).toHaveLength(1);
});

test('after withdrawal: kept until its term, or removed at all levels', async () => {
  const clock = new FakeClock(FROM);
  const server = await start(clock);
  const frozen = await makeStream(server, { retentionDays: 30 });
  const removed = await makeStream(server, { retentionDays: 30, afterWithdrawal: 'remove' });
  await sendDays(server, clock, {
    to: 4,
    of: (day) => [frozen, removed].map((stream) => [stream, dayOf(FROM + day * DAY)]),
  });
  for (const id of [frozen, removed]) await server.client.withdrawPassport({ id });
  clock.set(clock.now() + HOUR);
  const report = await server.client.runRetention();
  expect(new Set(report.counts.map(({ datastreamId }) => datastreamId))).toEqual(new Set([removed]));
  expect(report.longestOverdueSeconds).toBe(HOUR / 1000);
  const { pool } = server.context.database;
  for (const table of ['observation', 'latest', 'rhythm_day', 'rhythm_state', 'rhythm_snapshot', 'deviation']) {
    const { rows } = await pool.query(`select 1 from ${table} where datastream_id = $1`, [removed]);
    expect(rows, table).toEqual([]);
  }
  const { rows } = await pool.query('select count(*)::int as n from observation where datastream_id = $1', [frozen]);
  expect(rows[0].n).toBe(4 * dayOf(FROM).length);
});

test('a late reading after a removal leaves what was learned as it is', async () => {
  const clock = new FakeClock(FROM);
  const server = await start(clock);
  const stream = await makeStream(server, { retentionDays: 30 });
  await sendDays(server, clock, { to: 40, of: (day) => [[stream, dayOf(FROM + day * DAY)]] });
  await server.client.runRetention();
  const learned = () => ({
    days: server.rooms.rhythm.keeper.find(stream)?.state.parts.days.count,
    last: server.rooms.rhythm.keeper.find(stream)?.lastTime,
  });
  const before = learned();
  expect(before.days).toBeGreaterThan(38);
  const { pool } = server.context.database;
  // Older than every snapshot that is left, and within its term.
  const { rows } = await pool.query('select min(time) as first from rhythm_snapshot');
  expect(rows[0].first.getTime()).toBeGreaterThan(clock.now() - 29 * DAY);
  expect(await send(server, stream, [[FROM + 11 * DAY + 3 * HOUR + EVERY, 51]])).toBe(0);
  expect(await send(server, stream, [[FROM + 40 * DAY, 51]])).toBe(0);
  await settled(server);
  expect(learned()).toMatchObject({ last: FROM + 40 * DAY });
  expect(learned().days).toBeGreaterThanOrEqual(before.days ?? 0);
});

test('refusals are told in the log by number and rule, and never twice', async () => {
  const clock = new FakeClock(FROM + DAY);
  const server = await start(clock);
  const stream = await makeStream(server, { retentionDays: 30 });
  const { pool } = server.context.database;
  const told = async () =>
    (await pool.query("select detail from log_entry where kind = 'readings.refused' order by position")).rows.map(
      ({ detail }) => JSON.parse(detail),
    );
  const { refusals } = server.rooms.observations;
  await refusals.tell();
  expect(await told()).toEqual([]);
  expect(
    await send(server, stream, [
      [FROM - 40 * DAY, PLANTED],
      [FROM - 41 * DAY, PLANTED],
      [FROM, 9_999],
    ]),
  ).toBe(3);
  clock.set(FROM + DAY + HOUR);
  await refusals.tell();
  await refusals.tell();
  const [entry, ...more] = await told();
  expect(more).toEqual([]);
  expect(entry).toEqual({
    from: FROM + DAY,
    to: FROM + DAY + HOUR,
    total: 3,
    byRule: { result_out_of_range: 1, time_too_late: 2 },
    datastreams: { [stream]: { result_out_of_range: 1, time_too_late: 2 } },
    others: 0,
  });
  expect((await logOf(server)).ok).toBe(true);
  expect(await tablesWith(server, PLANTED)).toEqual([]);
});

test('the file of a failed import waits seven days at most', async () => {
  const clock = new FakeClock(FROM);
  const server = await start(clock);
  const { body } = await server.send<{ id: number }>(
    'POST',
    '/v1/imports?preset=telraam-hourly-fr&fileName=x.csv',
    `no,such,columns\n${PLANTED},1,2\n`,
    { 'content-type': 'application/octet-stream' },
  );
  await until(
    'the import has failed',
    async () => (await server.client.getImport({ id: body.id })).status === 'failed',
  );
  const path = join(server.dataDir, 'imports', String(body.id));
  clock.set(FROM + 6 * DAY);
  expect(await server.client.runRetention()).toMatchObject({ files: 0 });
  expect(readFileSync(path, 'utf8')).toContain(String(PLANTED));
  clock.set(FROM + 8 * DAY);
  expect(await server.client.runRetention()).toMatchObject({ files: 1 });
  expect(existsSync(path)).toBe(false);
  expect(await tablesWith(server, PLANTED)).toEqual([]);
  await expect(server.client.resumeImport({ id: body.id })).rejects.toThrow();
});

test('hours become days after their term, and days go after theirs', async () => {
  const clock = new FakeClock(FROM);
  const server = await start(clock);
  const stream = await makeStream(server, { retentionDays: 10, hourRetentionDays: 20, dayRetentionDays: 40 });
  await sendDays(server, clock, { to: 6, of: (day) => [[stream, dayOf(FROM + day * DAY)]] });
  const days = async () =>
    (await server.context.database.pool.query('select measured from rhythm_day order by start_time')).rows.map(
      ({ measured }: { measured: number[] }) => new Set(measured.filter((value) => !Number.isNaN(value))).size,
    );
  clock.set(FROM + 17 * DAY);
  await server.client.runRetention();
  const hourly = await days();
  // Six days in UTC touch seven days here; the last was still going on when its readings went.
  expect(hourly).toHaveLength(7);
  expect(Math.min(...hourly.slice(1, -1))).toBeGreaterThan(10);
  clock.set(FROM + 30 * DAY);
  const report = await server.client.runRetention();
  expect(report.counts).toMatchObject([{ level: 'hour', datastreamId: stream }]);
  expect(await days()).toEqual(hourly.map(() => 1));
  clock.set(FROM + 60 * DAY);
  expect((await server.client.runRetention()).counts.map(({ level }) => level)).toContain('day');
  expect(await days()).toEqual([]);
});
