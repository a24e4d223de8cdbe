import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import proxyAddr from '@fastify/proxy-addr';
import { limits, WijkritmeError } from '@wijkritme/contract';
import type { FastifyInstance } from 'fastify';
import { createWebSocketStream, type WebSocket, WebSocketServer } from 'ws';
import type { Config } from '../config.ts';

/** Where MQTT is spoken over WebSocket; the address that clients of MQTT expect. */
export const WEB_SOCKET_PATH = '/mqtt';

/** As MQTT names itself there [MQTT-6.0.0-3], and as 3.1 did. */
const protocols = ['mqtt', 'mqttv3.1'];
/** What an answer to pings may pile up to for who reads nothing, in bytes. */
const MOST_PONGS = 64 * 1024;
/** Of one hop; they are not handed on [RFC 9110, 7.6.1]. */
const hopHeaders = new Set(['upgrade', 'http2-settings', 'connection']);

type Settings = Pick<Config, 'trustedProxies' | 'corsOrigins' | 'publicUrl'>;

/** @param address of who is at the other end, as the proxies that are trusted say it */
type Accept = (connection: Duplex, address: string) => void;

/**
 * MQTT over WebSocket beside HTTP, on its port (MQTT 3.1.1, section 6). From then on a connection is one like any other.
 * A page of another site is let in only where that site may use the API: its visitors did not choose to connect.
 * @param mostBytes of one frame
 */
export function openWebSockets(app: FastifyInstance, settings: Settings, mostBytes: number, accept: Accept): void {
  const door = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false, // memory per connection, and a small frame that unpacks to a large one
    maxPayload: mostBytes,
    handleProtocols: (offered) => protocols.find((name) => offered.has(name)) ?? false,
  });
  const trusts = settings.trustedProxies ? proxyAddr.compile(settings.trustedProxies.split(/\s*,\s*/)) : () => false;
  const problemOf = (request: IncomingMessage) => {
    if (!isOrigin(request, settings)) return otherSite();
    if (!offeredOf(request).some((name) => protocols.includes(name))) return otherProtocol();
    return door.clients.size < limits.mqttWebSockets ? undefined : tooMany();
  };
  // What asks for something else gets an answer like any other request.
  app.get(WEB_SOCKET_PATH, ({ raw }) => {
    throw problemOf(raw) ?? otherProtocol();
  });
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isForUs(request) || problemOf(request)) {
      goOnAsHttp(app.server, request, socket, head);
      return;
    }
    door.handleUpgrade(request, socket, head, (webSocket) => {
      guard(webSocket);
      accept(createWebSocketStream(webSocket), proxyAddr(request, trusts));
    });
  });
  // The server closes when its last connection has gone, and these are no requests that end.
  app.addHook('preClose', async () => {
    for (const webSocket of door.clients) webSocket.terminate();
  });
}

function guard(webSocket: WebSocket): void {
  webSocket.on('message', (_data, isBinary) => {
    if (!isBinary) webSocket.terminate(); // [MQTT-6.0.0-1]
  });
  webSocket.on('ping', () => {
    if (webSocket.bufferedAmount > MOST_PONGS) webSocket.terminate();
  });
}

function isForUs({ url = '', headers }: IncomingMessage): boolean {
  return url.split('?')[0] === WEB_SOCKET_PATH && headers.upgrade?.toLowerCase() === 'websocket';
}

/** A program names no origin; a page always does, that it came from. */
function isOrigin({ headers: { origin, host } }: IncomingMessage, { corsOrigins, publicUrl }: Settings): boolean {
  return origin === undefined || [`http://${host}`, `https://${host}`, publicUrl, ...corsOrigins].includes(origin);
}

function offeredOf({ headers }: IncomingMessage): string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
}

/**
 * What asks for another protocol is answered as the request that it is [RFC 9110, 7.8]: programs in Java ask for HTTP/2 with every first
 * request. Node.js has read its head already and listens no more, so it gets that head once again, without the wish.
 */
function goOnAsHttp(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (!hopHeaders.has(String(rawHeaders[i]).toLowerCase())) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

function otherSite(): WijkritmeError {
  return new WijkritmeError('forbidden', {
    nl: 'Een pagina van een andere site mag hier niet verbinden. Laat de beheerder die site toevoegen aan CORS_ORIGINS.',
    en: 'A page of another site may not connect here. Let the administrator add that site to CORS_ORIGINS.',
  });
}

function otherProtocol(): WijkritmeError {
  return new WijkritmeError('invalid_input', {
    nl: 'Hier wordt MQTT gesproken over WebSocket. Verbind met een programma voor MQTT, met het subprotocol mqtt.',
    en: 'MQTT over WebSocket is spoken here. Connect with a program for MQTT, with the subprotocol mqtt.',
  });
}

function tooMany(): WijkritmeError {
  const detail = {
    nl: 'Er zijn te veel verbindingen. Probeer het zo opnieuw.',
    en: 'There are too many connections. Try again in a moment.',
  };
  return new WijkritmeError('busy', detail, { retryAfterSeconds: 10 });
}
