import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTelemetry } from '../src/foundation/tracing/open-telemetry.ts';
import { SpanSender } from '../src/foundation/tracing/span-sender.ts';
import { noTracer } from '../src/foundation/tracing/tracer.ts';
import { type TracingSettings, tracingSettings } from '../src/foundation/tracing/tracing-settings.ts';
import { buildThing } from '../testing/builders.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { openTraceCollector, type TraceCollector } from './kit/trace-collector.ts';
import { until } from './kit/until.ts';

let collector: TraceCollector;
let lines: string[] = [];
const log = pino({ base: undefined }, { write: (line: string) => void lines.push(line) });
beforeAll(async () => {
  collector = await openTraceCollector();
});
afterAll(() => collector?.stop());
beforeEach(() => {
  collector.manner = 'takes';
  collector.spans.length = 0;
  collector.bodies.length = 0;
  lines = [];
});

const settings = (env: Record<string, string> = {}): TracingSettings => {
  const found = tracingSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...env }, 0);
  if (!found) throw new Error('tracing is off');
  return found;
};

describe('spans', () => {
  test('stand below the span they run in; what gathers begins a trace of its own', async () => {
    const tracer = await openTelemetry(settings(), log);
    await tracer.span('delivery', {}, async () => {
      await tracer.span('delivery', { 'wijkritme.channel': 'mail' }, async () => {});
      const from = tracer.here();
      tracer.open({ name: 'intake.commit', causes: from ? [from] : [] }).end();
    });
    await tracer.stop();
    const [inner, commit, outer] = collector.spans;
    expect([inner?.traceId, inner?.parentSpanId]).toEqual([outer?.traceId, outer?.spanId]);
    expect([commit?.parentSpanId, commit?.traceId === outer?.traceId]).toEqual([undefined, false]);
    expect(commit?.links).toMatchObject([{ traceId: outer?.traceId, spanId: outer?.spanId }]);
  });

  test('what is thrown is thrown on, and known by its code alone', async () => {
    const tracer = await openTelemetry(settings(), log);
    const fail = (cause: Error) => tracer.span('job', {}, () => Promise.reject(cause));
    await expect(fail(new WijkritmeError('not_found', englishOnly('Jan Jansen')))).rejects.toThrow('Jan Jansen');
    await expect(fail(new Error('Jan Jansen'))).rejects.toThrow('Jan Jansen');
    await tracer.stop();
    expect(collector.spans.map(({ attributes, isFailed }) => [attributes['error.type'], isFailed])).toEqual([
      ['not_found', true],
      ['internal', true],
    ]);
    expect(collector.bodies.join()).not.toContain('Jansen');
  });

  test.each([
    [{ OTEL_TRACES_SAMPLER: 'always_off' }, 0],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, 0],
    [{ OTEL_TRACES_SAMPLER: 'traceidratio' }, 20],
    [{ OTEL_TRACES_SAMPLER: 'always_on', OTEL_TRACES_SAMPLER_ARG: '0' }, 20],
  ])('%j: %i of twenty', async (env, expected) => {
    const tracer = await openTelemetry(settings(env), log);
    for (let i = 0; i < 20; i++) await tracer.span('job', {}, async () => {});
    await tracer.stop();
    expect(collector.spans).toHaveLength(expected);
  });

  test('of more than may wait the rest is let go', async () => {
    const tracer = await openTelemetry(settings(), log);
    collector.manner = 'hangs';
    for (let i = 0; i < 10_000; i++) tracer.open({ name: 'job' }).end();
    collector.manner = 'takes';
    await tracer.stop();
    expect(collector.spans.length).toBeLessThanOrEqual(2_048 + 512);
    expect(collector.spans.length).toBeGreaterThan(512);
  });
});

describe('a collector that is in trouble', () => {
  const limits = { attemptMs: 10_000, waitsMs: [1, 1] };
  // What hangs is waited for in vain; what answers may take its time on a busy machine.
  const hanging = { ...limits, attemptMs: 250 };
  const body = new Uint8Array([123, 125]);

  test.each(['refuses', 'is busy', 'hangs'] as const)(
    '%s: one line, however often, and one when it is over',
    async (manner) => {
      const sender = new SpanSender(settings(), log, manner === 'hangs' ? hanging : limits);
      collector.manner = manner;
      for (let i = 0; i < 4; i++) expect(await sender.send(body)).toBe(false);
      expect(lines).toHaveLength(1);
      // Refused once is refused; what says “later” is asked three times.
      expect(collector.bodies).toHaveLength(manner === 'refuses' ? 4 : 12);
      collector.manner = 'takes';
      const spans = new TextEncoder().encode('{"resourceSpans":[]}');
      for (let i = 0; i < 2; i++) expect(await sender.send(spans)).toBe(true);
      expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
        'the trace collector takes no spans; they are let go until it does',
        'the trace collector takes spans again',
      ]);
    },
  );

  test('is not there: told in one word, without its address', async () => {
    const sender = new SpanSender({ url: 'http://127.0.0.1:1/v1/traces', headers: {} }, log, limits);
    expect(await sender.send(body)).toBe(false);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, reason: 'unreachable' });
    expect(lines[0]).not.toContain('127.0.0.1');
  });

  test('hangs: readings are stored and acknowledged, and the server stops', async () => {
    collector.manner = 'hangs';
    const server = await startTestServer({
      log,
      env: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/here`, DRAIN_SECONDS: '1' },
    });
    try {
      const { datastreams } = await buildThing(server);
      const ask = (second: number) =>
        server.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, {
          phenomenonTime: new Date(Date.now() - second * 1_000).toISOString(),
          result: 1,
        });
      const answers = await Promise.all(Array.from({ length: 60 }, (_, second) => ask(second)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      await until('a batch is on its way', () => collector.paths.includes('/here'));
      expect((await ask(61)).status).toBe(201);
    } finally {
      await server.stop();
    }
    expect(lines.filter((line) => line.includes('trace collector'))).toEqual([]);
  });
});

test('off it hands the work on, and nothing else', async () => {
  const work = async () => 7;
  expect(noTracer.here()).toBeUndefined();
  expect(await noTracer.span('job', {}, work)).toBe(7);
});

test('off nothing of its SDK is loaded', async () => {
  const at = (path: string) => JSON.stringify(new URL(`../src/${path}`, import.meta.url).href);
  const code = `
    import { createRequire } from 'node:module';
    const { cache } = createRequire(${at('start.ts')});
    const loaded = () => Object.keys(cache).filter((file) => /@opentelemetry.(sdk|otlp|resources|core)/.test(file)).length;
    await import(${at('start.ts')});
    const { openTracer } = await import(${at('foundation/tracing/open-tracer.ts')});
    await openTracer(undefined);
    const off = loaded();
    await openTracer({ url: 'http://127.0.0.1:1', headers: {}, resource: {}, share: 1, flushMs: 1 });
    console.log(JSON.stringify({ off, on: loaded() > 0 }));
    process.exit();`;
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', tsx, '--input-type=module', '-e', code]);
  expect(JSON.parse(stdout)).toEqual({ off: 0, on: true });
});
