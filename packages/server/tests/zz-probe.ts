import net from 'node:net';
import { startLoggedServer } from './kit/logged-server.ts';
import { buildThing } from '../testing/builders.ts';
const t0 = performance.now();
const server = await startLoggedServer();
console.log('start', Math.round(performance.now() - t0));
process.on('uncaughtException', (e) => console.log('!!! UNCAUGHT', e.message));
process.on('unhandledRejection', (e) => console.log('!!! UNHANDLED', String(e)));
const port = Number(new URL(server.url).port);
function raw(text: string, wait = 1500): Promise<string> {
  return new Promise((resolve) => {
    let got = '';
    const s = net.connect(port, '127.0.0.1', () => s.write(text));
    s.on('data', (d) => (got += d));
    s.on('close', () => resolve(got));
    s.on('error', () => resolve(got));
    setTimeout(() => { s.destroy(); resolve(got); }, wait);
  });
}
const show = (name: string, text: string) => console.log(`--- ${name}\n${text.split('\r\n').filter((l) => /^HTTP|content-type|api-version|^\{|x-content/i.test(l)).join('\n').slice(0, 500)}`);
show('garbage', await raw('GARBAGE\r\n\r\n'));
show('bad url', await raw('GET /v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
show('no host', await raw('GET /v1/health HTTP/1.1\r\nConnection: close\r\n\r\n'));
show('big header', await raw(`GET /v1/health HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20000)}\r\n\r\n`));
show('long param', await raw(`GET /v1/places/${'1'.repeat(300)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
for (const m of ['PROPFIND', 'TRACE', 'OPTIONS', 'QUERY', 'CONNECT', 'PATCH'])
  show(m, await raw(`${m} /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
show('post on get-only', await raw(`POST /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`));
show('expect', await raw(`POST /v1/session HTTP/1.1\r\nHost: x\r\nExpect: magic\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`));
show('te+cl', await raw(`POST /v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n`));
show('upgrade', await raw(`GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n`));
show('proto', JSON.stringify((await server.send('POST', '/v1/session', '{"__proto__":{"x":1},"key":"aaaaaaaaaa"}')).body));
show('metrics', (await server.send('GET', '/metrics')).headers.get('api-version') ?? 'none');
const nul = await server.send('POST', '/v1.1/Things', { name: 'a\u0000b', description: 'x' });
console.log('nul', nul.status, JSON.stringify(nul.body));
console.log('query', JSON.stringify((await server.send('GET', '/v1/deviations?limit=5000')).body));
console.log('after', JSON.stringify((await server.send('GET', '/v1/deviations?after=zzz')).body).slice(0,300));
console.log('bad instant', JSON.stringify((await server.send('GET', '/v1/deviations?from=2026-13-01T00:00:00Z')).body).slice(0,300));
console.log('year', JSON.stringify((await server.send('GET', '/v1/deviations?from=0000-01-01T00:00:00Z')).body).slice(0,300));
console.log('big id', JSON.stringify((await server.send('GET', '/v1/deviations/99999999999')).body).slice(0,300));
console.log('big thing', JSON.stringify((await server.send('GET', '/v1/things/99999999999')).body).slice(0,300));
console.log('big import', JSON.stringify((await server.send('GET', '/v1/imports/99999999999')).body).slice(0,300));
console.log('big ds place', JSON.stringify((await server.send('GET', '/v1/deviations?place=99999999999&datastream=99999999999')).body).slice(0,300));
console.log('keys', JSON.stringify((await server.send('DELETE', '/v1/keys/99999999999')).body).slice(0,300));
const { datastreams: [ds = 0] } = await buildThing(server);
console.log('reading', (await server.send('POST', `/v1.1/Datastreams(${ds})/Observations`, { result: 1 })).status);
await server.context.database.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
await new Promise((r) => setTimeout(r, 300));
console.log('after terminate', (await server.send('POST', `/v1.1/Datastreams(${ds})/Observations`, { result: 1 })).status, (await server.send('POST', `/v1.1/Datastreams(${ds})/Observations`, { result: 1 })).status);
// slow SSE and slow body at stop
const sse = net.connect(port, '127.0.0.1', () => sse.write('GET /v1/live HTTP/1.1\r\nHost: x\r\n\r\n'));
sse.pause();
const slow = net.connect(port, '127.0.0.1', () => slow.write('POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{'));
slow.on('error', () => {});
await new Promise((r) => setTimeout(r, 300));
const s0 = performance.now();
await Promise.race([server.stop().then(() => console.log('stopped', Math.round(performance.now() - s0))), new Promise((r) => setTimeout(() => { console.log('STOP HANGS'); r(0); }, 8000))]);
console.log(server.logs.join('').slice(0, 3000));
process.exit(0);
