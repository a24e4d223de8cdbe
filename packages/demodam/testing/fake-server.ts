import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import type { CalendarDay, ImportedReport, PlacesImport, PlannedEventDraft } from '@wijkritme/contract';
import type { toThingBody } from '../src/sensors/thing.ts';

type ThingBody = ReturnType<typeof toThingBody>;
/** Every body that the simulator sends, laid over one another; the path says which of them it is. */
type Body = ThingBody &
  PlacesImport &
  DataArray[] &
  Omit<PlannedEventDraft, 'kind'> & { attribution: string; layer: { features: unknown[] }; items: CalendarDay[] } & {
    source: string;
    rows: ImportedReport[];
  };
interface DataArray {
  Datastream: { '@iot.id': number };
  dataArray: [string, number][];
}

/** What the doors of a server would hold, in memory; as much of them as the simulator uses. */
export class FakeServer {
  readonly layers = new Map<string, { attribution: string; features: number }>();
  readonly places: { id: number; code: string }[] = [];
  readonly calendar = new Map<number, CalendarDay[]>();
  readonly planned = new Map<number, Omit<PlannedEventDraft, 'kind'>[]>();
  readonly things: { id: number; body: ThingBody }[] = [];
  readonly readings = new Map<number, Map<string, number>>();
  /** By what system it is of and what that calls it. */
  readonly reports = new Map<string, ImportedReport>();
  readonly requests: string[] = [];
  rowsPerRequest: number[] = [];
  /** Answer this many CreateObservations requests with 429. */
  busy = 0;
  #lastThing = 0;
  #http = createServer((request, response) => {
    // Whoever asks for what is not here hears so, instead of waiting.
    this.#answer(request, response).catch((cause: unknown) => response.writeHead(501).end(String(cause)));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.#http.closeAllConnections();
    return new Promise((resolve) => this.#http.close(() => resolve()));
  }

  datastreamIdOf(key: string): number {
    const [id, property] = key.split('/');
    for (const thing of this.things) {
      if (thing.body.properties.externalId !== `demodam:${id}`) continue;
      const i = thing.body.Datastreams.findIndex((one) => one.ObservedProperty.definition.endsWith(`/${property}`));
      return thing.id * 10 + i;
    }
    throw new Error(`no ${key}`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    this.requests.push(`${request.method} ${path}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    if (request.headers.authorization !== 'Bearer key-of-the-administrator')
      return void response.writeHead(401).end('{}');
    if (path === '/v1.1/CreateObservations' && this.busy-- > 0) {
      return void response.writeHead(429, { 'retry-after': '0.01' }).end('{}');
    }
    const answer = this.#route(`${request.method} ${path}`, path, text ? JSON.parse(text) : undefined);
    response.writeHead(request.method === 'POST' && path.startsWith('/v1.1') ? 201 : 200).end(JSON.stringify(answer));
  }

  #route(call: string, path: string, body: Body): unknown {
    if (call === 'GET /v1/map-layers')
      return { items: [...this.layers].map(([kind, one]) => ({ kind, ...one, etag: '' })) };
    if (call.startsWith('PUT /v1/map-layers/')) {
      this.layers.set(path.split('/')[3] ?? '', {
        attribution: body.attribution,
        features: body.layer.features.length,
      });
      return { items: [] };
    }
    if (call === 'GET /v1/places') return { items: this.places };
    if (call === 'POST /v1/places-imports') return this.#importPlaces(body);
    if (path.endsWith('/calendar')) {
      const id = Number(path.split('/')[3]);
      if (call.startsWith('POST')) this.calendar.set(id, [...(this.calendar.get(id) ?? []), ...body.items]);
      return { items: this.calendar.get(id) ?? [] };
    }
    if (path.endsWith('/planned-events')) {
      const id = Number(path.split('/')[3]);
      if (call.startsWith('POST')) this.planned.set(id, [...(this.planned.get(id) ?? []), body]);
      return { items: this.planned.get(id) ?? [] };
    }
    if (call === 'POST /v1.1/Things') return this.things.push({ id: ++this.#lastThing, body });
    if (call.startsWith('GET /v1.1/Things(')) {
      return this.things.find((thing) => path.endsWith(`(${thing.id})`))?.body;
    }
    if (call === 'GET /v1/things') return { items: this.things.map(toListed) };
    if (call === 'GET /v1/datastreams') return { items: this.#latest() };
    if (call === 'POST /v1.1/CreateObservations') return this.#store(body);
    if (call === 'GET /v1/report-categories') return { items: reportCategories };
    if (call === 'POST /v1/reports/imports') return this.#importReports(body);
    throw new Error(`the fake server does not know ${call}`);
  }

  #importPlaces(body: PlacesImport): unknown {
    for (const { properties } of body.features.features) {
      this.places.push({ id: this.places.length + 1, code: String(properties.code) });
    }
    return { created: body.features.features.length, updated: 0, refused: [] };
  }

  #importReports({ source, rows }: Body): unknown {
    const before = this.reports.size;
    for (const row of rows) this.reports.set(`${source} ${row.number}`, row);
    const added = this.reports.size - before;
    return { added, unchanged: rows.length - added, problems: [] };
  }

  #latest(): unknown[] {
    return this.things.flatMap((thing) =>
      toListed(thing).datastreams.map(({ id }) => {
        const last = [...(this.readings.get(id) ?? new Map<string, number>())].at(-1);
        return { id, latest: last ? { time: last[0], value: last[1] } : null };
      }),
    );
  }

  /** The short answer that the simulator asks for. */
  #store(entries: DataArray[]) {
    const rows = entries.reduce((sum, one) => sum + one.dataArray.length, 0);
    this.rowsPerRequest.push(rows);
    let repeated = 0;
    for (const { Datastream, dataArray } of entries) {
      const id = Datastream['@iot.id'];
      const readings = this.readings.get(id) ?? new Map<string, number>();
      this.readings.set(id, readings);
      for (const [time, value] of dataArray) {
        if (readings.has(time)) repeated += 1;
        readings.set(time, value);
      }
    }
    return { stored: rows - repeated, repeated, refused: [], refusedTotal: 0 };
  }
}

const reportCategories = [
  'Loud music or a party',
  'It is pleasant here',
  'Something fun is going on',
  'Too crowded',
  'Noise in the street',
].map((en, at) => ({ id: at + 1, tone: 'bothersome', nl: en, en, hears: [], closed: false, version: 1 }));

function toListed({ id, body }: { id: number; body: ThingBody }) {
  return {
    id,
    externalId: body.properties.externalId,
    datastreams: body.Datastreams.map((one, i) => ({
      id: id * 10 + i,
      property: one.ObservedProperty.definition.split('/').at(-1),
      passportStatus: 'valid',
    })),
  };
}

/** Just enough of MQTT 3.1.1: CONNACK, and PUBACK for QoS 1. */
export async function startFakeBroker(onPublish: (topic: string, payload: string) => void) {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    let rest = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      for (;;) {
        const size = packetSize(rest);
        if (!size || rest.length < size.total) return;
        const packet = rest.subarray(0, size.total);
        rest = rest.subarray(size.total);
        const type = (packet[0] ?? 0) >> 4;
        if (type === 1) socket.write(Buffer.from([0x20, 2, 0, 0]));
        if (type !== 3) continue;
        const topicEnd = size.head + 2 + packet.readUInt16BE(size.head);
        onPublish(packet.subarray(size.head + 2, topicEnd).toString(), packet.subarray(topicEnd + 2).toString());
        socket.write(Buffer.from([0x40, 2, packet[topicEnd] ?? 0, packet[topicEnd + 1] ?? 0]));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Cuts every connection, as a server that stops would. */
    cut: () => sockets.forEach((socket) => void socket.destroy()),
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Length of the first packet: fixed header with a variable length [MQTT-2.2.3]. */
function packetSize(data: Buffer): { head: number; total: number } | undefined {
  let length = 0;
  for (let i = 1; i < 5; i++) {
    const byte = data[i];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) << (7 * (i - 1));
    if (byte < 0x80) return { head: i + 1, total: i + 1 + length };
  }
  throw new Error('malformed length');
}
