import type { ThingLifecycle } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 2);

let server: LoggedServer;
const clock = new FakeClock(START);
beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());

const claim = (serial: string, device = 'milesight-ws302') =>
  server.send('POST', '/v1/announcements', { claim: `WR1:${device}:${serial}` });
const step = (thing: number, body: object) =>
  server.send<ThingLifecycle & { code: string; detail: string }>('POST', `/v1/things/${thing}/lifecycle`, body);
const post = (stream: number, time: number, result: number) =>
  server.send<{ code: string; parameters?: unknown }>('POST', `/v1.1/Datastreams(${stream})/Observations`, {
    phenomenonTime: new Date(time).toISOString(),
    result,
  });

/** A sound meter that announced itself, was added and has a passport; described. */
async function described(serial: string) {
  await claim(serial);
  const { items } = await server.client.listFoundDevices();
  const found = items.find(({ identity }) => identity === serial);
  if (!found) throw new Error('not found');
  const thing = await server.client.addFoundDevice({
    id: found.id,
    body: { name: `Meter ${serial}`, deviceType: 'milesight-ws302' },
  });
  const stream = thing.datastreams[0]?.id ?? 0;
  await server.client.putPassport({ id: stream, body: buildPassport({ unit: 'dB(A)', intervalSeconds: 60 }) });
  return { thing: thing.id, stream };
}

async function inField(serial: string, until?: string) {
  const { thing, stream } = await described(serial);
  await step(thing, { to: 'lab' });
  await server.client.validateThing({ id: thing, body: { reason: 'Gekeurd door de fabriek.' } });
  const answer = await step(thing, until ? { to: 'field', until } : { to: 'field' });
  expect(answer.status).toBe(200);
  return { thing, stream };
}

describe('the life of a device', () => {
  test('what was made by the administrator is in the field, and has no history', async () => {
    const { thingId, datastreams } = await buildThing(server);
    expect(await server.client.getLifecycle({ id: thingId })).toMatchObject({
      stage: 'field',
      deviceType: null,
      history: [],
    });
    expect((await post(datastreams[0] ?? 0, clock.now(), 1)).status).toBe(201);
    expect((await post(datastreams[0] ?? 0, clock.now() + 1, 1)).body.parameters).toBeUndefined();
  });

  test('described is not enough: readings are refused until it is in the lab', async () => {
    const { thing, stream } = await described('SN-1');
    expect(await post(stream, clock.now(), 50)).toMatchObject({ status: 403, body: { code: 'stage_too_early' } });
    expect((await server.client.getLifecycle({ id: thing })).nextStep).toBe('Zet het apparaat in het lab.');
    expect((await step(thing, { to: 'field' })).body).toMatchObject({ code: 'step_not_possible' });
    expect((await step(thing, { to: 'lab' })).body).toMatchObject({ stage: 'lab', deviceType: 'milesight-ws302' });
    expect(await post(stream, clock.now(), 50)).toMatchObject({ status: 201, body: { parameters: { stage: 'lab' } } });
    const { history } = await server.client.getLifecycle({ id: thing });
    expect(history.map(({ to, changedBy }) => `${to} ${changedBy}`)).toEqual([
      'lab administrator',
      'described administrator',
      'announced device',
    ]);
  });

  test('without a passport it does not come to the lab', async () => {
    await claim('SN-2');
    const found = (await server.client.listFoundDevices()).items.find(({ identity }) => identity === 'SN-2');
    const thing = await server.client.addFoundDevice({
      id: found?.id ?? 0,
      body: { name: 'Zonder', deviceType: 'milesight-ws302' },
    });
    expect((await step(thing.id, { to: 'lab' })).body).toMatchObject({ code: 'step_not_possible' });
    expect((await server.client.getLifecycle({ id: thing.id })).nextStep).toBe('Geef de meetreeks een sensorpaspoort.');
  });

  test('lab data are stored, marked wherever they are answered, and reach no rhythm', async () => {
    const { thing, stream } = await described('SN-3');
    await step(thing, { to: 'lab' });
    const from = clock.now();
    for (let i = 0; i < 5; i++) await post(stream, from + i * MINUTE, 50 + i);
    clock.set(from + 10 * MINUTE);
    await server.rooms.rhythm.settle();
    expect(server.rooms.rhythm.keeper.find(stream)?.lastTime ?? Number.NaN).toBeNaN();
    expect(await server.client.getDatastream({ id: stream })).toMatchObject({
      status: 'lab',
      stage: 'lab',
      latest: { value: 54 },
      expected: null,
      sentence: 'Geluid: in het lab gemeten 54 decibel. Deze meting telt niet mee.',
    });
    const read = await server.send<{ value: { parameters?: object }[] }>(
      'GET',
      `/v1.1/Datastreams(${stream})/Observations`,
    );
    expect(read.body.value.map(({ parameters }) => parameters)).toEqual(Array(5).fill({ stage: 'lab' }));
    const csv = await server.send<string>('GET', `/v1/datastreams/${stream}/export`);
    expect(csv.body).toContain('time_utc,time_local,value,lab\r\n');
    expect(csv.body.match(/,5\d,1\r\n/g)).toHaveLength(5);
    const json = await server.send<{ items: { lab: boolean }[] }>(
      'GET',
      `/v1/datastreams/${stream}/export?format=json`,
    );
    const items = typeof json.body === 'string' ? JSON.parse(json.body).items : json.body.items;
    expect(new Set(items.map(({ lab }: { lab: boolean }) => lab))).toEqual(new Set([true]));
    const band = await server.client.getBand({ id: stream });
    expect(band.lab).toHaveLength(1);
    expect(band.sentence).toContain('metingen uit het lab');
  });

  test('the rhythm starts when it goes to the field, and a late reading of the lab stays lab data', async () => {
    const { thing, stream } = await described('SN-4');
    await step(thing, { to: 'lab' });
    const lab = clock.now();
    await post(stream, lab, 40);
    clock.set(lab + HOUR);
    await server.client.validateThing({ id: thing, body: { reason: 'Vergeleken met de hand.' } });
    await step(thing, { to: 'field' });
    const field = clock.now();
    await post(stream, field + MINUTE, 60);
    expect(await post(stream, lab + MINUTE, 41)).toMatchObject({ status: 201, body: { parameters: { stage: 'lab' } } });
    clock.set(field + 2 * MINUTE);
    await server.rooms.rhythm.settle();
    const series = server.rooms.rhythm.keeper.find(stream);
    expect(series?.lastTime).toBe(field + MINUTE);
    expect(await server.client.getDatastream({ id: stream })).toMatchObject({ stage: 'field', latest: { value: 60 } });
    const csv = await server.send<string>('GET', `/v1/datastreams/${stream}/export`);
    expect(csv.body.match(/,4[01],1\r\n/g)).toHaveLength(2);
    expect(csv.body).toMatch(/,60,0\r\n/);
  });

  test('a temporary end acts at its very moment, without a restart', async () => {
    const end = clock.now() + HOUR;
    const { thing, stream } = await inField('SN-5', new Date(end).toISOString());
    clock.set(end - 1_000);
    expect((await post(stream, clock.now(), 50)).status).toBe(201);
    clock.set(end);
    expect(await post(stream, clock.now(), 50)).toMatchObject({ status: 403, body: { code: 'field_ended' } });
    const ended = await server.client.getLifecycle({ id: thing });
    expect(ended.streams[0]).toMatchObject({ stage: 'field', ended: true });
    expect(ended.nextStep).toContain('De tijd in het veld is voorbij.');
    expect((await step(thing, { to: 'field' })).body).toMatchObject({ code: 'invalid_input' });
    expect((await step(thing, { to: 'field', reason: 'De proef loopt door.' })).body).toMatchObject({ stage: 'field' });
    expect((await post(stream, clock.now() + 1, 50)).status).toBe(201);
  });

  test('withdrawn leaves a clean record: passport, keys and readings stop, with who and why', async () => {
    const { thing, stream } = await inField('SN-6');
    const { key } = await server.client.createDeviceKey({ id: thing });
    expect((await step(thing, { to: 'withdrawn' })).body).toMatchObject({
      code: 'invalid_input',
      detail: expect.stringContaining('reason'),
    });
    const gone = await step(thing, { to: 'withdrawn', reason: 'De proef is klaar.' });
    expect(gone.body).toMatchObject({
      stage: 'withdrawn',
      nextStep: 'Het apparaat is uit dienst. Er komen geen metingen meer bij.',
    });
    expect(gone.body.history[0]).toMatchObject({
      to: 'withdrawn',
      changedBy: 'administrator',
      reason: 'De proef is klaar.',
    });
    expect(await post(stream, clock.now(), 50)).toMatchObject({ status: 403, body: { code: 'passport_withdrawn' } });
    await server.client.putPassport({ id: stream, body: buildPassport({ unit: 'dB(A)' }) });
    expect(await post(stream, clock.now(), 50)).toMatchObject({ status: 403, body: { code: 'device_withdrawn' } });
    const answer = await server.send('GET', '/v1/session', undefined, { authorization: `Bearer ${key}` });
    expect(answer.status).toBe(401);
  });

  test('what is not in the field says nothing about its place', async () => {
    const { thing, stream } = await described('SN-7');
    await step(thing, { to: 'lab' });
    const { items } = await server.client.listDatastreams();
    expect(items.find(({ id }) => id === stream)).toMatchObject({ status: 'lab' });
    const { rows } = await server.context.database.pool.query(
      'select count(*)::int4 as n from deviation where datastream_id = $1',
      [stream],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('each step stands in the tamper-evident log, and the log is whole', async () => {
    const { rows } = await server.context.database.pool.query<{ detail: string }>(
      `select detail from log_entry where kind = 'lifecycle.changed'`,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.some(({ detail }) => detail.includes('De proef is klaar'))).toBe(false);
    expect(await server.client.verifyLog({ body: {} })).toMatchObject({ ok: true });
  });
});

describe('bad input', () => {
  test.each([
    [{ to: 'lab', references: [{ datastream: 1, reference: 1 }] }, 'invalid_input'],
    [{ to: 'announced' }, 'invalid_input'],
    [{ to: 'lab', datastreams: [999_999] }, 'invalid_input'],
    [{ to: 'withdrawn', reason: 'bel jan@example.nl' }, 'invalid_input'],
  ])('%j is refused', async (body, code) => {
    const { thing } = await described(`BAD-${JSON.stringify(body).length}`);
    expect((await step(thing, body)).body).toMatchObject({ code });
  });

  test('an end in the past, a thing that is not there, a stranger', async () => {
    const { thing } = await described('SN-8');
    await step(thing, { to: 'lab' });
    await server.client.validateThing({ id: thing, body: { reason: 'Voor de test.' } });
    const past = new Date(clock.now() - DAY).toISOString();
    expect((await step(thing, { to: 'field', until: past })).body).toMatchObject({ code: 'invalid_input' });
    expect((await step(999_999, { to: 'lab' })).body).toMatchObject({ code: 'not_found' });
    const stranger = await server.send('POST', `/v1/things/${thing}/lifecycle`, { to: 'field' }, { authorization: '' });
    expect(stranger.status).toBe(401);
  });
});

describe('validation', () => {
  test('beside a reference: too little is unknown, three good days pass, and the report is kept with the step', async () => {
    const reference = await buildThing(server, {
      property: 'sound-level',
      passport: buildPassport({ unit: 'dB(A)', intervalSeconds: 300 }),
    });
    const { thing, stream } = await described('SN-9');
    const other = reference.datastreams[0] ?? 0;
    await step(thing, { to: 'lab', references: [{ datastream: stream, reference: other }] });
    const start = clock.now();
    const early = await server.client.getValidationReport({ id: stream });
    expect(early).toMatchObject({ passed: false, reference: { datastream: other } });
    expect((await server.send('POST', `/v1/things/${thing}/validation`, {})).body).toMatchObject({
      code: 'invalid_input',
    });

    const level = (at: number) =>
      55 + 8 * Math.sin(((at - start) / HOUR) * 0.9) + 3 * Math.sin(((at - start) / HOUR) * 4.1);
    const rows = Array.from({ length: (4 * DAY) / (5 * MINUTE) }, (_, i) => start + i * 5 * MINUTE);
    clock.set(start + 4 * DAY);
    const arrays = (id: number, bias: number) => ({
      Datastream: { '@iot.id': id },
      components: ['phenomenonTime', 'result'],
      dataArray: rows.map((at) => [new Date(at).toISOString(), level(at) + bias]),
    });
    const sent = await server.send('POST', '/v1.1/CreateObservations', [arrays(stream, 0.4), arrays(other, 0)], {
      prefer: 'return=minimal',
    });
    expect(sent.status).toBe(201);
    // The device promises a reading a minute and sent one in five: that is told, and it is the only thing that is wrong.
    const poor = await server.client.getValidationReport({ id: stream });
    expect(poor.findings.filter(({ verdict }) => verdict !== 'pass').map(({ criterion }) => criterion)).toEqual([
      'missing',
    ]);
    expect(poor.sentence).toBe('Nog niet goed genoeg: te veel gemist.');
    await server.client.putPassport({ id: stream, body: buildPassport({ unit: 'dB(A)', intervalSeconds: 300 }) });

    const report = await server.client.getValidationReport({ id: stream });
    expect(report).toMatchObject({ passed: true, statistics: { pairs: 96, uptime: 1 } });
    expect(report.statistics.bias).toBeCloseTo(0.4, 6);
    expect(report.statistics.clockOffsetSeconds).toBeCloseTo(0, 0);
    const done = await server.client.validateThing({ id: thing, body: {} });
    expect(done).toMatchObject({ stage: 'validated', history: [{ to: 'validated', passed: true }, {}, {}, {}] });
    await step(thing, { to: 'field' });
    clock.set(clock.now() + DAY);
    // As it was then.
    expect(await server.client.getValidationReport({ id: stream })).toEqual(report);
  });

  test('what measures something else is no reference', async () => {
    const { thing, stream } = await described('SN-10');
    const walkers = await buildThing(server);
    const references = [{ datastream: stream, reference: walkers.datastreams[0] ?? 0 }];
    const { body } = await step(thing, { to: 'lab', references });
    expect(body).toMatchObject({ code: 'invalid_input', detail: expect.stringContaining('iets anders meet') });
  });
});

describe('messages of devices', () => {
  const uplink = (payload: Buffer, more: object = {}) => ({
    end_device_ids: { device_id: 'm', dev_eui: '0004A30B001C0530' },
    uplink_message: {
      f_port: 85,
      frm_payload: payload.toString('base64'),
      received_at: new Date(clock.now()).toISOString(),
      ...more,
    },
  });

  test('are decoded by the device type, stored through the gate, and marked in the lab', async () => {
    const { thing, stream } = await described('SN-11');
    const { key } = await server.client.createDeviceKey({ id: thing });
    const send = (body: unknown, headers: Record<string, string> = { authorization: `Bearer ${key}` }) =>
      server.send<{ items: object[]; code: string }>('POST', `/v1/things/${thing}/uplinks`, body, headers);
    const message = uplink(Buffer.from('017564055b053f02da016a02', 'hex'));
    expect((await send(message)).body.items).toEqual([
      { channel: 'laeq', datastream: stream, outcome: 'stage_too_early', lab: true },
    ]);
    await step(thing, { to: 'lab' });
    const stored = { channel: 'laeq', datastream: stream, outcome: 'stored', lab: true };
    expect((await send(message)).body.items).toEqual([stored]);
    expect((await send(message)).body.items).toEqual([{ ...stored, outcome: 'repeated' }]);
    expect((await send(uplink(Buffer.from('017564', 'hex')))).body.items).toEqual([]);
    expect((await send(uplink(Buffer.from('055b05', 'hex')))).body).toMatchObject({ code: 'message_unreadable' });
    expect((await send({ hello: 'AA:BB:CC:DD:EE:FF' })).body).toMatchObject({ code: 'message_unreadable' });
    expect((await send(message, { authorization: '' })).status).toBe(401);
    const elsewhere = await server.client.createDeviceKey({ id: (await buildThing(server)).thingId });
    expect((await send(message, { authorization: `Bearer ${elsewhere.key}` })).body).toMatchObject({
      code: 'key_other_thing',
    });
    expect(server.logs.join('')).not.toContain('AA:BB');
  });

  test('a thing without a device type takes none', async () => {
    const { thingId } = await buildThing(server);
    const answer = await server.send<{ code: string }>('POST', `/v1/things/${thingId}/uplinks`, {});
    expect(answer.body).toMatchObject({ code: 'device_type_unknown' });
  });
});
