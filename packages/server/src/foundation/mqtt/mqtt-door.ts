import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { limits, WijkritmeError } from '@wijkritme/contract';
import { Aedes, type AuthenticateError, type Client } from 'aedes';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { actorOf, type Principal, type Principals, visitor } from '../principals.ts';
import type { Tracer } from '../tracing/tracer.ts';
import { type Credentials, principalOf } from './credentials.ts';
import { GuestListeners } from './guest-listeners.ts';
import { closeServer, listen, portOf } from './listen.ts';
import { type EndReason, Listener } from './listener.ts';
import { MessageSpans } from './message-spans.ts';
import { PacketGuard } from './packet-guard.ts';
import { type SubscribeRule, type Subscriber, Subscriptions } from './subscriptions.ts';
import type { TlsListener } from './tls-listener.ts';
import { openWebSockets, WEB_SOCKET_PATH } from './web-sockets.ts';

/**
 * What to do with one message. Nothing of it is passed on by the broker: rooms tell each listener what it may hear.
 * @param delivery `dup`: the sender says that it may have been delivered before [MQTT-3.3.1-1]
 */
export type PublishHandler = (
  principal: Principal,
  topic: string,
  payload: Buffer,
  delivery: { readonly dup: boolean },
) => Promise<void>;

/**
 * A message that announces a device; also from a connection without a key, which may do nothing else.
 * @param source where it came from, for the limit per source
 */
export type AnnouncementHandler = (source: string, topic: string, payload: Buffer) => Promise<void>;

/** Where devices announce themselves: the MQTT discovery of Home Assistant. */
const ANNOUNCEMENTS = 'homeassistant/';

/** How many messages of one connection may wait for their acknowledgement before we stop reading from it. */
const PENDING_PER_CLIENT = 1_000;
/** Of a packet: a message with its topic and what stands around it. */
const MOST_BYTES = limits.mqttMessageBytes + 70_000;
/** A subscriber that takes nothing for so long is let go. */
const DEAF_MS = 5_000;
/** Where the broker may deliver what is already dealt with: nobody can subscribe to it. */
const NOWHERE = '$dealt-with';
const NOTHING = Buffer.alloc(0);

/** Where to listen; a port that is left out is not opened. */
export interface MqttPorts {
  readonly host: string;
  readonly port: number | undefined;
  readonly tls: { readonly port: number; readonly listener: TlsListener } | undefined;
}

/** What the door works with. */
export interface MqttParts {
  readonly log: Log;
  readonly principals: Principals;
  readonly tracer: Tracer;
  readonly metrics: Pick<Metrics, 'listenersEnded'>;
  readonly clock: Clock;
}

interface Session {
  credentials: Credentials;
  pending: number;
  connection: Duplex;
  /** Of the other end. */
  address: string;
  /** Came without a key: it may announce itself, or listen to what anybody may read. */
  guest: boolean;
  readonly spans: MessageSpans;
  readonly listener: Listener;
}

/**
 * The MQTT 3.1.1 door. A publish is acknowledged only after its handler is done: aedes waits for `authorizePublish`
 * before PUBACK [MQTT-4.3.2-2], and the handler waits for the commit.
 */
export class MqttDoor {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #metrics: Pick<Metrics, 'listenersEnded'>;
  readonly #principals: Principals;
  readonly #tracer: Tracer;
  #broker: Aedes | undefined;
  #server: Server | undefined;
  #tls: TlsListener | undefined;
  #webSocketPath: string | undefined;
  /** Of connections that the broker has, also before they said who they are. */
  readonly #addresses = new WeakMap<Duplex, string>();
  readonly #subscriptions = new Subscriptions();
  #handler: PublishHandler | undefined;
  #announcements: AnnouncementHandler | undefined;
  readonly #sessions = new Map<Client, Session>();
  readonly #guestListeners = new GuestListeners<Client>();
  #isOpenToListeners = false;

  constructor({ log, principals, tracer, metrics, clock }: MqttParts) {
    this.#clock = clock;
    this.#log = log;
    this.#tracer = tracer;
    this.#principals = principals;
    this.#metrics = metrics;
  }

  onPublish(handler: PublishHandler): void {
    this.#handler = handler;
  }

  /** Asked for each topic that somebody with a key subscribes to; what it refuses is refused in the SUBACK. */
  onSubscribe(rule: SubscribeRule): void {
    this.#subscriptions.use(rule);
  }

  /** From now on connections without a key are let in, to announce a device. */
  onAnnouncement(handler: AnnouncementHandler): void {
    this.#announcements = handler;
  }

  /** From now on connections without a key are let in, to listen to what the rule gives to anybody. */
  openToListeners(): void {
    this.#isOpenToListeners = true;
  }

  #hasRoomForGuest(): boolean {
    let guests = 0;
    for (const [client, { guest }] of this.#sessions)
      if (guest && !this.#guestListeners.isListening(client)) guests += 1;
    return (this.#announcements !== undefined || this.#isOpenToListeners) && guests < limits.guestConnections;
  }

  /** 0 where it is not open. */
  get port(): number {
    return portOf(this.#server);
  }

  /** Of MQTT over TLS; 0 where that is not open. */
  get tlsPort(): number {
    return portOf(this.#tls?.server);
  }

  /** Path on the port of HTTP where MQTT is spoken over WebSocket; undefined where it is not. */
  get webSocketPath(): string | undefined {
    return this.#webSocketPath;
  }

  /** MQTT over TLS, for who has to do with certificates. */
  get tls(): TlsListener | undefined {
    return this.#tls;
  }

  /** @throws WijkritmeError port_taken */
  async start({ host, port, tls }: MqttPorts): Promise<void> {
    const broker = await Aedes.createBroker({
      concurrency: 1_000,
      queueLimit: 1_000,
      connectTimeout: 10_000,
      drainTimeout: DEAF_MS,
    });
    this.#broker = broker;
    // No session outlives its connection: what is kept for those that are away has no limit, and the broker keeps
    // refused subscriptions as well and restores them unasked.
    broker.preConnect = (_client, packet, done) => {
      packet.clean = true;
      done(null, true);
    };
    broker.authenticate = (client, _username, password, done) => {
      const connection = client.conn as Duplex;
      const address = this.#addresses.get(connection) ?? '';
      const shown = connection instanceof TLSSocket ? this.#tls?.certificateOf(connection) : undefined;
      const credentials = { key: password?.toString() ?? '', fingerprint: shown?.fingerprint };
      const guest = credentials.key === '' && !shown && this.#hasRoomForGuest();
      if (!guest && (shown?.trusted === false || !principalOf(this.#principals, credentials))) {
        if (shown) this.#tellOfCertificate(shown);
        // [MQTT-3.2.2-4]: 5, not authorised
        const refused: AuthenticateError = Object.assign(new Error('not known'), { returnCode: 5 });
        done(refused, false);
        return;
      }
      const listener = new Listener(
        client,
        connection,
        (reason) => this.#tellOfListener(credentials, reason),
        guest ? limits.guestUnsentBytes : limits.mqttUnsentBytes,
      );
      this.#sessions.set(client, {
        ...{ credentials, connection, address, guest, listener },
        pending: 0,
        spans: new MessageSpans(this.#tracer),
      });
      connection.once('close', () => {
        this.#sessions.delete(client);
        this.#subscriptions.forget(client);
        this.#guestListeners.forget(client);
      });
      done(null, true);
    };
    broker.authorizePublish = (client, packet, done) => {
      const session = client && this.#sessions.get(client);
      if (!session || !this.#handler) return done(client ? new Error('not allowed') : null);
      // Asked for each message: a key can be revoked while its connection is open.
      const principal = principalOf(this.#principals, session.credentials);
      if (!principal && !session.guest) return done(new Error('key not known'));
      if (packet.topic.startsWith('$') || packet.payload.length > limits.mqttMessageBytes)
        return done(new Error('message refused'));
      if (this.#announcements && packet.topic.startsWith(ANNOUNCEMENTS)) {
        this.#enter(session);
        // Kept by ourselves as far as it is kept at all: nothing of it reaches a subscriber.
        const { topic, payload } = packet;
        packet.topic = NOWHERE;
        packet.payload = NOTHING;
        packet.retain = false;
        const announce = this.#announcements;
        session.spans
          .take(() => announce(session.address, topic, payload as Buffer))
          .then(() => done(null), done)
          .finally(() => this.#leave(session));
        return;
      }
      if (!principal) return done(new Error('without a key only announcements'));
      this.#enter(session);
      const take = this.#handler;
      session.spans
        .take(() => take(principal, packet.topic, packet.payload as Buffer, { dup: packet.dup === true }))
        .then(() => {
          // The broker acknowledges, and then waits for every subscriber: a deaf one would hold up the sender.
          packet.topic = NOWHERE;
          packet.payload = NOTHING;
          packet.retain = false;
          done(null);
        })
        .catch((cause) => {
          // Not stored, so not acknowledged: the connection closes and the sender keeps the message.
          if (!(cause instanceof WijkritmeError)) this.#log.error({ cause: String(cause) }, 'mqtt publish failed');
          done(cause as Error);
        })
        .finally(() => this.#leave(session));
    };
    broker.authorizeSubscribe = (client, subscription, done) => {
      const session = this.#sessions.get(client);
      if (!session || (session.guest && !this.#admitsListener(client, session))) return done(null, null);
      this.#subscriptions
        .add(client, this.#subscriberOf(session), subscription.topic)
        .then((isAllowed) => done(null, isAllowed ? subscription : null), done);
    };
    broker.on('unsubscribe', (topics, client) => this.#subscriptions.remove(client, topics));
    broker.authorizeForward = (client, packet) => {
      const session = this.#sessions.get(client);
      return session && this.#mayHear(session) ? packet : undefined;
    };
    broker.on('clientError', (client, cause) => {
      // The broker waited `drainTimeout` for it, and has ended it.
      if (cause.message === 'drain timeout') this.#sessions.get(client)?.listener.end('behind');
    });
    broker.on('connectionError', () => {});
    const accept = (socket: Socket) => {
      socket.setNoDelay(true);
      this.#accept(socket, socket.remoteAddress ?? '');
    };
    try {
      if (port !== undefined) {
        this.#server = createServer(accept);
        await listen(this.#server, { host, port, setting: 'MQTT_PORT' });
      }
      if (tls) {
        this.#tls = tls.listener;
        tls.listener.server.on('secureConnection', accept);
        await listen(tls.listener.server, { host, port: tls.port, setting: 'MQTT_TLS_PORT' });
        tls.listener.start();
      }
    } catch (cause) {
      await this.stop(); // the broker's heartbeat would keep this process from ending
      throw cause;
    }
  }

  /** MQTT over WebSocket, on the port of HTTP: before that listens. */
  openWebSockets(app: FastifyInstance, config: Config): void {
    openWebSockets(app, config, MOST_BYTES, (connection, address) => this.#accept(connection, address));
    this.#webSocketPath = WEB_SOCKET_PATH;
  }

  #accept(connection: Duplex, address: string): void {
    if (!this.#broker) {
      connection.destroy();
      return;
    }
    this.#addresses.set(connection, address);
    this.#broker.handle(connection);
    const guard = new PacketGuard(MOST_BYTES);
    // Beside the broker's own reading: it decides when a piece is taken, and this sees the same piece.
    connection.on('data', (chunk: Buffer) => {
      if (!guard.accepts(chunk)) connection.destroy();
    });
  }

  #admitsListener(client: Client, { address }: Session): boolean {
    return this.#isOpenToListeners && this.#guestListeners.admits(client, address, this.#clock.now());
  }

  /** Asked for each message; a guest hears what the rule let it subscribe to. */
  #mayHear({ guest, credentials }: Session): boolean {
    return guest || principalOf(this.#principals, credentials) !== undefined;
  }

  #subscriberOf({ credentials, listener, guest }: Session): Subscriber {
    return {
      isGuest: guest,
      principal: () => (guest ? visitor : principalOf(this.#principals, credentials)),
      send: (topic, payload) => listener.send(topic, payload),
      end: (reason) => listener.end(reason),
    };
  }

  #tellOfListener(credentials: Credentials, reason: EndReason): void {
    const principal = principalOf(this.#principals, credentials);
    this.#log.warn(
      { reason, who: principal && actorOf(principal) },
      'mqtt: listener ended, it would have missed messages',
    );
    this.#metrics.listenersEnded.inc({ reason });
  }

  #enter(session: Session): void {
    session.pending += 1;
    if (session.pending === PENDING_PER_CLIENT) session.connection.pause();
  }

  #leave(session: Session): void {
    session.pending -= 1;
    if (session.pending === PENDING_PER_CLIENT / 2) session.connection.resume();
  }

  /** Why a device was turned away, for who looks in the log: the number of a certificate is there, no name out of it. */
  #tellOfCertificate({ fingerprint, trusted }: { readonly fingerprint: string; readonly trusted: boolean }): void {
    const fault = this.#principals.certificates.turnAway(fingerprint);
    this.#log.warn(
      { fingerprint, reason: trusted ? fault : 'unknown-issuer' },
      'mqtt: certificate of a device refused',
    );
  }

  /** Cut every connection whose key or certificate is not known any more, also of who only listens. */
  dropUnknown(): void {
    for (const { credentials, connection, guest } of this.#sessions.values())
      if (!guest && !principalOf(this.#principals, credentials)) connection.destroy();
  }

  async stop(): Promise<void> {
    this.#tls?.stop();
    await new Promise<void>((resolve) => {
      if (this.#broker) this.#broker.close(() => resolve());
      else resolve();
    });
    for (const server of [this.#server, this.#tls?.server]) await closeServer(server);
    this.#server = undefined;
    this.#tls = undefined;
    this.#broker = undefined;
  }
}
