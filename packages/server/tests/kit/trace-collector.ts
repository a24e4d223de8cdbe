import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CollectedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly events: readonly unknown[];
  readonly isFailed: boolean;
}

/** How it answers. `hangs`: never. */
export type Manner = 'takes' | 'refuses' | 'is busy' | 'hangs';

export interface TraceCollector {
  readonly url: string;
  manner: Manner;
  /** Everything that was posted, also what was not taken. */
  readonly bodies: string[];
  readonly headers: IncomingHttpHeaders[];
  readonly paths: string[];
  /** Of what was taken. */
  readonly spans: CollectedSpan[];
  readonly resource: Readonly<Record<string, string | number>>;
  stop(): Promise<void>;
}

type Pairs = readonly { key: string; value: { stringValue?: string; intValue?: number; doubleValue?: number } }[];
interface Request {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Pairs };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<CollectedSpan, 'attributes' | 'links' | 'events'> & {
        readonly attributes?: Pairs;
        readonly links?: CollectedSpan['links'];
        readonly events?: readonly unknown[];
        readonly status?: { readonly code?: number };
      })[];
    }[];
  }[];
}

/** A collector of traces: OTLP over HTTP in JSON, on a port of its own. */
export async function openTraceCollector(): Promise<TraceCollector> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      collector.headers.push(request.headers);
      collector.paths.push(request.url ?? '');
      collector.take(Buffer.concat(parts).toString('utf8'), response);
    });
  });
  const collector = {
    url: '',
    manner: 'takes' as Manner,
    bodies: [] as string[],
    headers: [] as IncomingHttpHeaders[],
    paths: [] as string[],
    spans: [] as CollectedSpan[],
    resource: {} as Record<string, string | number>,
    take(body: string, response: ServerResponse) {
      collector.bodies.push(body);
      if (collector.manner === 'hangs') return;
      if (collector.manner === 'refuses') return void response.writeHead(500).end();
      if (collector.manner === 'is busy') return void response.writeHead(503).end();
      const { resourceSpans } = JSON.parse(body) as Request;
      for (const { resource, scopeSpans } of resourceSpans) {
        Object.assign(collector.resource, toRecord(resource.attributes));
        for (const { spans } of scopeSpans)
          for (const { attributes = [], links = [], events = [], status, ...span } of spans)
            collector.spans.push({
              ...span,
              attributes: toRecord(attributes),
              links,
              events,
              isFailed: status?.code === 2,
            });
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  collector.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return collector;
}

function toRecord(pairs: Pairs): Record<string, string | number> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue ?? value.doubleValue)]),
  );
}
