/**
 * Looks at pages without a backend: an in-memory fake of the API that also serves `dist` under the strict content
 * security policy. Only for eyes and screenshots: `npx tsx packages/web/testing/fake-server.ts 9100`.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Import, Session, Signal } from '@wijkritme/contract';
import * as data from './fake-data.ts';

const port = Number(process.argv[2] ?? 9100);
const empty = process.argv.includes('--empty');
const dist = join(import.meta.dirname, '../dist');
const key = 'voorbeeldsleutel';
const csp =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const imports: Import[] = [];

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const work = url.pathname.startsWith('/v1') ? answer(request, response, url) : file(response, url.pathname);
  work.catch((error: unknown) => problem(response, 500, String(error)));
}).listen(port, () => console.log(`http://localhost:${port} (key: ${key})`));

async function file(response: ServerResponse, path: string): Promise<void> {
  const wanted = extname(path) ? normalize(path) : '/index.html';
  const body = await readFile(join(dist, wanted)).catch(() => undefined);
  response.writeHead(body ? 200 : 404, {
    'content-type': types[extname(wanted)] ?? 'text/plain',
    'content-security-policy': csp,
  });
  response.end(body ?? 'not here');
}

function json(response: ServerResponse, body: unknown, more: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...more });
  response.end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, detail: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(
    JSON.stringify({ type: 'about:blank', title: 'Fout', status, detail, code: 'not_found', requestId: 'req-4f2a' }),
  );
}

async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const lang: data.Lang = request.headers['accept-language']?.startsWith('en') ? 'en' : 'nl';
  const [, , room = '', id = '', part = ''] = url.pathname.split('/');
  const method = request.method ?? 'GET';
  const administrator = request.headers.cookie?.includes('fake=admin') ?? false;
  if (room === 'live') return live(response, url.searchParams.get('language') === 'en' ? 'en' : 'nl');
  if (room === 'health')
    return json(response, { status: 'ok', version: '0.1.0', store: 'embedded', durable: true, simulated: !empty });
  if (room === 'session') return session(request, response, administrator);
  if (room === 'places') return json(response, { items: empty ? [] : data.places });
  if (room === 'place-shapes') return json(response, data.shapes);
  if (room === 'map-layers')
    return id
      ? json(response, { type: 'FeatureCollection', features: data.mapLayers[id] ?? [] })
      : json(response, {
          items: Object.keys(data.mapLayers).map((kind) => ({
            kind,
            attribution: 'verzonnen demowijk',
            features: 1,
            etag: kind,
          })),
        });
  if (room === 'beats') return json(response, { items: empty ? [] : data.beats(lang), at: new Date().toISOString() });
  if (room === 'things') return things(response, id);
  if (room === 'datastreams') return datastreams(request, response, url, { lang, id, part });
  if (room === 'deviations') return deviations(response, url, id);
  if (room === 'signals') return signals(response, id);
  if (room === 'presets') return json(response, { items: presets });
  if (room === 'imports')
    return administrator
      ? importing(request, response, url, { id, part, method })
      : problem(response, 403, 'U mag dit niet');
  problem(response, 404, `Dit bestaat niet: ${url.pathname}`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function session(request: IncomingMessage, response: ServerResponse, administrator: boolean): Promise<void> {
  const say = (role: Session['role'], cookie: string) => json(response, { role }, { 'set-cookie': cookie });
  if (request.method === 'DELETE') return say('visitor', 'fake=; Path=/; Max-Age=0');
  if (request.method !== 'POST') return json(response, { role: administrator ? 'administrator' : 'visitor' });
  const given = JSON.parse(await bodyOf(request)) as { key: string };
  if (given.key !== key) return problem(response, 401, 'Deze sleutel is niet bekend');
  say('administrator', 'fake=admin; Path=/; HttpOnly; SameSite=Strict');
}

function things(response: ServerResponse, id: string): void {
  const thing = data.things.find((item) => item.id === Number(id));
  const all = empty ? [] : data.things;
  if (!id) json(response, { items: all, total: all.length, next: null });
  else if (thing) json(response, thing);
  else problem(response, 404, 'Deze sensor bestaat niet');
}

/** One outage. */
function signals(response: ServerResponse, id: string): void {
  const start = data.deviationsOf()[2]?.start ?? new Date(0).toISOString();
  const outage: Signal = {
    id: 1,
    placeId: 7,
    placeName: 'Oude Gracht',
    start,
    end: null,
    deviations: [3, 9],
    kinds: ['silent'],
    joint: [],
    outage: true,
    surprise: 4,
    sentence: 'Twee sensoren zwijgen tegelijk.',
  };
  const all = empty ? [] : [outage];
  const found = all.find((signal) => signal.id === Number(id));
  if (!id) json(response, { items: all, next: null });
  else if (found) json(response, { signal: found, joint: [] });
  else problem(response, 404, 'Dit signaal bestaat niet');
}

async function datastreams(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { lang, id, part }: { lang: data.Lang; id: string; part: string },
): Promise<void> {
  const all = empty ? [] : data.datastreams(lang);
  const place = url.searchParams.get('place');
  if (!id) return json(response, { items: place ? all.filter((item) => item.placeId === Number(place)) : all });
  const series = data.allSeries.find((item) => item.id === Number(id));
  if (!series) return problem(response, 404, 'Deze meetreeks bestaat niet');
  if (part === 'band')
    return json(
      response,
      bandOf(series, Date.parse(url.searchParams.get('from') ?? ''), Date.parse(url.searchParams.get('to') ?? '')),
    );
  if (part === 'week') return json(response, weekOf(series, url.searchParams.get('week') ?? ''));
  if (part === 'passport') {
    const thing = data.things[series.thing - 1];
    const own = thing?.datastreams.find((item) => item.id === series.id);
    if (own)
      Object.assign(
        own,
        request.method === 'DELETE'
          ? { passportStatus: 'withdrawn' }
          : { passportStatus: 'valid', passport: JSON.parse(await bodyOf(request)) },
      );
    return json(response, thing);
  }
  return json(
    response,
    all.find((item) => item.id === Number(id)),
  );
}

function bandOf(series: (typeof data.allSeries)[number], from: number, to: number) {
  const steps = [300, 900, 3_600, 10_800, 86_400];
  const stepSeconds = steps.find((step) => (to - from) / step / 1_000 <= 4_000) ?? 86_400;
  const time: number[] = [];
  for (let at = Math.ceil(from / stepSeconds / 1_000) * stepSeconds * 1_000; at <= to; at += stepSeconds * 1_000)
    time.push(at);
  const ranges = time.map((at) => data.rangeAt(series, at));
  const known = !['learning', 'no-data'].includes(series.status);
  return {
    datastreamId: series.id,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    timeZone: 'Europe/Amsterdam',
    unit: series.unit,
    stepSeconds,
    time,
    measured: time.map((at) => (at > Date.now() || series.status === 'no-data' ? null : data.measuredAt(series, at))),
    low: ranges.map(({ low }) => (known ? low : null)),
    mid: ranges.map(({ mid }) => (known ? mid : null)),
    high: ranges.map(({ high }) => (known ? high : null)),
    sentence: 'Vrijdagavond was het drukker dan normaal. De sensor telde tot 92 voetgangers, normaal is dat 55.',
  };
}

function weekOf(series: (typeof data.allSeries)[number], week: string) {
  const monday = Math.floor(Date.now() / 604_800_000) * 604_800_000 - 3 * 86_400_000 - data.HOUR_MS;
  const hours = Array.from({ length: 168 }, (_, hour) => monday + hour * data.HOUR_MS);
  return {
    datastreamId: series.id,
    week,
    unit: series.unit,
    timeZone: 'Europe/Amsterdam',
    normal: hours.map((at) => Math.round(data.normalAt(series, at))),
    measured: hours.map((at) => (at > Date.now() ? null : data.measuredAt(series, at))),
    sentence: 'Op vrijdag om 21 uur is het hier het drukst.',
  };
}

function deviations(response: ServerResponse, url: URL, id: string): void {
  const all = empty ? [] : data.deviationsOf();
  const query = url.searchParams;
  if (id) {
    const found = all.find((item) => item.id === Number(id));
    if (found) json(response, data.reasonOf(found));
    else problem(response, 404, 'Deze afwijking bestaat niet');
    return;
  }
  const matching = all.filter(
    (item) =>
      (!query.get('place') || item.placeId === Number(query.get('place'))) &&
      (!query.get('datastream') || item.datastreamId === Number(query.get('datastream'))) &&
      (!query.get('kind') || item.kind === query.get('kind')) &&
      (!query.get('open') || item.end === null),
  );
  const start = Number(query.get('after') ?? 0);
  const limit = Math.min(20, Number(query.get('limit') ?? 20));
  json(response, {
    items: matching.slice(start, start + limit),
    next: start + limit < matching.length ? String(start + limit) : null,
  });
}

const presets = [
  {
    id: 'generic-csv',
    name: 'Eigen CSV',
    description: 'Een CSV-bestand met een kolom voor de tijd.',
    handles: ['punt of komma', 'lege cellen'],
    accepts: '.csv,.txt',
  },
  {
    id: 'melbourne',
    name: 'Melbourne-tellingen',
    description: 'Voetgangers per uur.',
    handles: ['zomertijd', 'dubbele rijen'],
    accepts: '.csv',
  },
];

async function importing(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { id, part, method }: { id: string; part: string; method: string },
): Promise<void> {
  if (method === 'POST' && !id) {
    const size = (await bodyOf(request)).length;
    const item: Import = {
      id: imports.length + 1,
      preset: url.searchParams.get('preset') ?? '',
      fileName: url.searchParams.get('fileName') ?? '',
      status: 'running',
      bytesDone: 0,
      bytesTotal: size,
      rows: 0,
      counts: { stored: 0, repeated: 0, conflict: 0, gap: 0, refused: 0 },
      datastreams: [1],
      error: null,
      createdAt: new Date().toISOString(),
      finishedAt: null,
    };
    imports.unshift(item);
    return json(response, item);
  }
  if (!id) return json(response, { items: imports });
  const item = imports.find((one) => one.id === Number(id));
  if (!item) return problem(response, 404, 'Deze import bestaat niet');
  if (part === 'cancel') item.status = 'cancelled';
  if (part === 'resume') item.status = 'running';
  if (part === 'rows')
    return json(response, {
      items: Array.from({ length: 40 }, (_, i) => ({
        line: i + 2,
        column: 'aantal',
        verdict: i % 7 === 0 ? 'refused' : 'gap',
        reason: i % 7 === 0 ? 'Geen getal: "x"' : 'Lege cel',
      })).filter((row) => !url.searchParams.get('verdict') || row.verdict === url.searchParams.get('verdict')),
      next: null,
    });
  if (item.status === 'running') {
    const share = Math.min(1, (Date.now() - Date.parse(item.createdAt)) / 15_000);
    item.bytesDone = Math.round(item.bytesTotal * share);
    item.rows = Math.round(8_760 * share);
    item.counts = { stored: item.rows - 40, repeated: 0, conflict: 0, gap: 34, refused: 6 };
    if (share === 1) item.status = 'done';
  }
  return json(response, item);
}

function live(response: ServerResponse, lang: data.Lang): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  let second = 0;
  const send = (name: string, body: unknown) => response.write(`event: ${name}\ndata: ${JSON.stringify(body)}\n\n`);
  const timer = setInterval(() => {
    second += 1;
    const at = Date.now();
    const list = data.allSeries.filter(({ status }) => status !== 'no-data' && status !== 'gap');
    const ranges = list.map((item) => (item.status === 'learning' ? null : data.rangeAt(item, at)));
    send('readings', {
      datastreamId: list.map(({ id }) => id),
      time: list.map(() => at),
      value: list.map((item) => data.measuredAt(item, at)),
      low: ranges.map((range) => range?.low ?? null),
      mid: ranges.map((range) => range?.mid ?? null),
      high: ranges.map((range) => range?.high ?? null),
      status: list.map(({ status }) => status),
    });
    if (second % 8 === 0) send('beats', { items: data.beats(lang, second / 8) });
    const first = data.deviationsOf()[0];
    if (second % 20 === 0) send('deviation', { ...first, id: 1_000 + second, start: new Date().toISOString() });
  }, 1_000);
  response.on('close', () => clearInterval(timer));
}
