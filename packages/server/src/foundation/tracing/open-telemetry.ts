import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, SpanContext } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Log } from '../log.ts';
import { SpanSender } from './span-sender.ts';
import {
  errorTypeOf,
  type OpenSpan,
  type SpanAttributes,
  type SpanPlace,
  type SpanStart,
  type Tracer,
} from './tracer.ts';
import type { TracingSettings } from './tracing-settings.ts';

/** Spans that may wait; more are let go. */
const QUEUE = 2_048;
const BATCH = 512;
const EVERY_MS = 5_000;
/** Longer than all attempts of one batch. */
const EXPORT_MS = 60_000;
/** Texts are routes and codes of ours; nothing of them is longer. */
const MOST_CHARACTERS = 256;

/**
 * The one place that knows OpenTelemetry. It is made without its global tracer, and its packages are loaded here: in the bundle an
 * `import` at the top would load them at every start.
 */
export async function openTelemetry(settings: TracingSettings, log: Log): Promise<Tracer> {
  const [api, sdk, resources, transformer] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/otlp-transformer'),
  ]);
  const sender = new SpanSender(settings, log);
  const exporter: SpanExporter = {
    export: (spans, done) => {
      const body = new Uint8Array(transformer.JsonTraceSerializer.serializeRequest(spans) ?? []);
      sender.send(body).then((isSent) => done({ code: isSent ? 0 : 1 }));
    },
    shutdown: () => sender.finish(),
  };
  const processor = new sdk.BatchSpanProcessor({
    exporter,
    maxQueueSize: QUEUE,
    maxExportBatchSize: BATCH,
    scheduledDelayMillis: EVERY_MS,
    exportTimeoutMillis: EXPORT_MS,
  });
  const provider = new sdk.TracerProvider({
    resource: resources.resourceFromAttributes(settings.resource),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(settings.share) }),
    spanLimits: {
      attributeValueLengthLimit: MOST_CHARACTERS,
      attributeCountLimit: 16,
      linkCountLimit: 16,
      eventCountLimit: 0,
    },
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('wijkritme');
  const current = new AsyncLocalStorage<Span>();
  const open = ({ name, attributes = {}, causes }: SpanStart): OpenSpan => {
    const parent = causes ? undefined : current.getStore();
    const kind = kinds[name];
    const links = (causes ?? []).map((place): { context: SpanContext } => ({ context: place }));
    const options = { kind: api.SpanKind[kind], attributes: { ...attributes }, links };
    const within = parent ? api.trace.setSpan(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT;
    const span = tracer.startSpan(titleOf(name, attributes), options, within);
    return {
      run: (work) => current.run(span, work),
      note: (more) => {
        span.setAttributes({ ...more });
      },
      fail: (code) => {
        span.setAttributes({ 'error.type': code });
        span.setStatus({ code: api.SpanStatusCode.ERROR });
      },
      end: () => {
        // Ended twice it would complain, and unsampled it has no end.
        if (span.isRecording()) span.end();
      },
    };
  };
  return {
    isOn: true,
    here: () => placeOf(current.getStore()),
    open,
    span: async (name, attributes, work) => {
      const span = open({ name, attributes, ...(roots.has(name) && { causes: [] }) });
      try {
        return await span.run(() => work(span));
      } catch (cause) {
        span.fail(errorTypeOf(cause));
        throw cause;
      } finally {
        span.end();
      }
    },
    stop: async () => {
      const timer = setTimeout(() => sender.stop(), settings.flushMs);
      const sent = provider.shutdown();
      // What cannot be sent is let go; the sender has told why.
      await Promise.all([sent.catch(() => {}), sender.finish()]);
      clearTimeout(timer);
      sender.stop();
    },
  };
}

/** Begun by a clock. What a timer was made in has nothing to do with it. */
const roots = new Set<SpanStart['name']>(['job', 'feed']);

const kinds = {
  'http.request': 'SERVER',
  'mqtt.messages': 'CONSUMER',
  'intake.commit': 'INTERNAL',
  job: 'INTERNAL',
  feed: 'CLIENT',
  delivery: 'CLIENT',
} as const;

function titleOf(name: SpanStart['name'], attributes: SpanAttributes): string {
  if (name !== 'http.request') return name;
  const { 'http.request.method': method = 'HTTP', 'http.route': route } = attributes;
  return route === undefined ? method : `${method} ${route}`;
}

function placeOf(span: Span | undefined): SpanPlace | undefined {
  return span?.isRecording() ? span.spanContext() : undefined;
}
