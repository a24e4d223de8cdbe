import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpanAttributes } from '../src/foundation/tracing/tracer.ts';
import { findDevice } from '../src/sensors/index.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { buildPerson } from '../testing/people.ts';
import { freePort } from './kit/free-port.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { type MailBox, openMailBox } from './kit/mail-box.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { type CollectedSpan, openTraceCollector, type TraceCollector } from './kit/trace-collector.ts';
import { until } from './kit/until.ts';

const NOW = Date.parse('2026-11-20T12:30:00Z');
const NAME = 'Aaltje-Zoetemelk';
const MAIL = 'aaltje.zoetemelk@voorbeeld.nl';
const STATION = 'LTD_36534';
const COLLECTOR_KEY = 'sleutel-van-de-verzamelaar';
const STRANGER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

/** Everything that may be said; a new name is put here on purpose. */
const sayable: readonly (keyof SpanAttributes)[] = [
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'error.type',
  'wijkritme.readings',
  'wijkritme.stored',
  'wijkritme.refused',
  'wijkritme.messages',
  'wijkritme.job',
  'wijkritme.adapter',
  'wijkritme.channel',
  'wijkritme.outcome',
];

describe('what a day of work tells a collector', () => {
  let collector: TraceCollector;
  let source: Server;
  let box: MailBox;
  let server: LoggedServer;
  /** What no span may hold. */
  const secrets = [NAME, MAIL, STATION, COLLECTOR_KEY, 'Zoetemelk', '127.0.0.1'];
  let routes: readonly string[];
  let publicUrl: string;
  const outgoing: (string | undefined)[] = [];

  beforeAll(async () => {
    [collector, box] = await Promise.all([openTraceCollector(), openMailBox()]);
    const device = findDevice('samen-meten');
    const answer = JSON.stringify(device?.carrier === 'json' ? device.examples[0]?.json : undefined);
    source = createServer((request, response) => {
      outgoing.push(request.headers.traceparent as string | undefined);
      response.end(answer);
    });
    await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
    const port = await freePort();
    publicUrl = `http://127.0.0.1:${port}`;
    server = await startLoggedServer({
      clock: new FakeClock(NOW),
      env: {
        PORT: `${port}`,
        PUBLIC_URL: publicUrl,
        SMTP_URL: box.url,
        MAIL_FROM: 'Wijkritme <ritme@gemeente.example>',
        FEED_ORIGINS: origin,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${COLLECTOR_KEY}`,
        OTEL_SERVICE_NAME: 'ritme-demodam',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=proef',
      },
    });
    routes = server.context.http.routes();
    await work(origin);
    await server.stop();
  });
  afterAll(async () => {
    await Promise.all([collector?.stop(), box?.stop()]);
    source?.closeAllConnections();
    source?.close();
  });

  /** Requests of everybody, with a name wherever a careless caller could put one. */
  async function work(origin: string): Promise<void> {
    const { thingId, datastreams } = await buildThing(server, { externalId: NAME, name: NAME });
    const [stream = 0] = datastreams;
    const { key } = await server.client.createDeviceKey({ id: thingId });
    const person = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: null }] });
    secrets.push(key, server.adminKey, person.headers.cookie.split('=')[1] ?? '');
    await server.send('GET', `/v1.1/Datastreams?$filter=name eq '${NAME}'`);
    await server.send('GET', `/v1/places?name=${NAME}`, undefined, { authorization: '', ...person.headers });
    await server.send('GET', `/v1/${NAME}`);
    await server.send('GET', '/v1/places/4711', undefined, {
      traceparent: `00-${STRANGER.traceId}-${STRANGER.spanId}-01`,
    });
    await server.send('GET', '/v1/places', undefined, { traceparent: `00-${NAME}` });
    const reading = { phenomenonTime: '2026-11-20T12:00:00Z', result: 4 };
    const observations = `/v1.1/Datastreams(${stream})/Observations`;
    await server.send('POST', observations, reading, { authorization: `Bearer ${key}` });
    await server.send('POST', observations, { ...reading, name: NAME }, { authorization: `Bearer ${key}` });
    const client = await connectDevice(server.mqttPort, key);
    await publishReading(client, stream, { ...reading, phenomenonTime: '2026-11-20T12:01:00Z' });
    await endDevice(client);
    await takeFeed(origin);
    await invite();
    await until('a job is done', async () => {
      const { rows } = await server.context.database.pool
        .query<{ state: string }>(`select state from jobs.job where name = 'prune-outbox' and data ? 'name'`)
        .catch(() => ({ rows: [] }));
      // The queue starts after the doors; until then nothing is sent.
      if (rows.length === 0) await server.context.jobs.send('prune-outbox', { name: NAME });
      return rows.some(({ state }) => state === 'completed');
    });
  }

  async function takeFeed(origin: string): Promise<void> {
    await server.client.announceDevice({ body: { claim: `WR1:samen-meten:SN-1` } });
    const [found] = (await server.client.listFoundDevices()).items;
    const thing = await server.client.addFoundDevice({
      id: found?.id ?? 0,
      body: { name: NAME, deviceType: 'samen-meten' },
    });
    for (const { id, unit } of thing.datastreams)
      await server.client.putPassport({ id, body: buildPassport({ unit, intervalSeconds: 3_600 }) });
    await server.client.changeStage({ id: thing.id, body: { to: 'lab' } });
    await server.client.putFeed({ id: thing.id, body: { adapter: 'samen-meten', station: STATION, origin } });
    await server.rooms.observations.feeds.askDue();
  }

  async function invite(): Promise<void> {
    const { id } = await server.client.createOrganisation({ body: { kind: 'welfare', name: NAME } });
    const roles = [{ role: 'welfare-worker' as const, placeId: null }];
    await server.client.invitePerson({ body: { name: NAME, email: MAIL, organisationId: id, roles } });
    await until('the invitation was mailed', async () => {
      await server.rooms.notices.run();
      return box.mails.length > 0;
    });
  }

  const named = (name: string) => collector.spans.filter((span) => span.name === name);
  const first = (name: string): CollectedSpan => {
    const [span] = named(name);
    if (!span)
      throw new Error(`no span ${name} among ${[...new Set(collector.spans.map((one) => one.name))].join(', ')}`);
    return span;
  };

  test('goes to the address of its standard, with the key and the names that were set', () => {
    expect(new Set(collector.paths)).toEqual(new Set(['/v1/traces']));
    expect(collector.headers[0]).toMatchObject({
      authorization: `Bearer ${COLLECTOR_KEY}`,
      'content-type': 'application/json',
    });
    expect(collector.resource).toEqual({ 'service.name': 'ritme-demodam', 'deployment.environment.name': 'proef' });
  });

  test('a span for each kind of work', () => {
    const posts = collector.spans.filter(({ name }) => name.startsWith('POST /v1.1'));
    expect(posts.map(({ attributes }) => attributes['http.response.status_code'])).toContain(201);
    expect(first('mqtt.messages').attributes).toEqual({ 'wijkritme.messages': 1 });
    expect(first('intake.commit').attributes).toEqual({ 'wijkritme.readings': 1, 'wijkritme.stored': 1 });
    expect(first('feed').attributes).toMatchObject({ 'wijkritme.adapter': 'samen-meten' });
    expect(first('delivery').attributes).toEqual({ 'wijkritme.channel': 'mail', 'wijkritme.outcome': 'sent' });
    expect(named('job').map(({ attributes }) => attributes['wijkritme.job'])).toContain('prune-outbox');
    expect(named('job').every(({ parentSpanId }) => !parentSpanId)).toBe(true);
  });

  test('a commit names the request and the messages that it was for', () => {
    const causes = named('intake.commit').flatMap(({ links }) => links.map(({ spanId }) => spanId));
    expect(causes).toContain(first('mqtt.messages').spanId);
    const posts = collector.spans.filter(({ name }) => name.startsWith('POST /v1.1')).map(({ spanId }) => spanId);
    expect(causes.some((spanId) => posts.includes(spanId))).toBe(true);
  });

  test('a problem is known by its code', () => {
    const codes = collector.spans.map(({ attributes }) => attributes['error.type']);
    expect(codes).toContain('not_found');
    expect(collector.spans.filter(({ isFailed }) => isFailed)).toEqual([]);
  });

  test('a trace of a stranger is linked to, not joined, and another host hears of none', () => {
    const linked = collector.spans.filter(({ links }) => links.some(({ traceId }) => traceId === STRANGER.traceId));
    expect(linked.map(({ name, traceId }) => [name, traceId === STRANGER.traceId])).toEqual([
      ['GET /v1/places/:id', false],
    ]);
    expect(linked[0]?.links).toMatchObject([STRANGER]);
    expect(outgoing.length).toBeGreaterThan(0);
    expect(outgoing.filter((header) => header !== undefined)).toEqual([]);
  });

  test('nothing about a person, a key, an address or an id is in any of it', () => {
    expect(collector.spans.length).toBeGreaterThan(20);
    for (const body of collector.bodies) for (const secret of secrets) expect(body).not.toContain(secret);
    for (const { name, attributes, events } of collector.spans) {
      expect(events).toEqual([]);
      expect(sayable).toEqual(expect.arrayContaining(Object.keys(attributes)));
      const isOurs = ['mqtt.messages', 'intake.commit', 'job', 'feed', 'delivery', 'GET', 'POST'].includes(name);
      expect(isOurs || routes.includes(name) || `no such route: ${name}`).toBe(true);
    }
  });
});
