import { createServer, type Server, type Socket } from 'node:net';
import { limits, WijkritmeError } from '@wijkritme/contract';
import { Aedes, type AuthenticateError, type Client } from 'aedes';
import type { Log } from '../log.ts';
import type { Principal, Principals } from '../principals.ts';
import { PacketGuard } from './packet-guard.ts';

/** What to do with one message. The answer, and nothing else of it, is told to subscribers. */
export type PublishHandler = (
  principal: Principal,
  topic: string,
  payload: Buffer,
) => Promise<{ topic: string; payload: string }>;

/** May this one hear a message on this topic? */
export type ForwardFilter = (principal: Principal, topic: string, payload: Buffer) => boolean;

/**
 * A message that announces a device; also from a connection without a key, which may do nothing else.
 * @param source where it came from, for the limit per source
 */
export type AnnouncementHandler = (source: string, topic: string, payload: Buffer) => Promise<void>;

/** Where devices announce themselves: the MQTT discovery of Home Assistant. */
const ANNOUNCEMENTS = 'homeassistant/';

/** How many messages of one connection may wait for their acknowledgement before we stop reading from it. */
const PENDING_PER_CLIENT = 1_000;
/** Connections that one process serves. */
const MAX_CONNECTIONS = 5_000;
/** Room in a packet for its topic and what stands around it. */
const AROUND_PAYLOAD = 70_000;
/** A subscriber that takes nothing for so long is let go. */
const DEAF_MS = 5_000;
/** Where the broker may deliver what is already dealt with: nobody can subscribe to it. */
const NOWHERE = '$dealt-with';
const NOTHING = Buffer.alloc(0);

interface Session {
  key: string;
  pending: number;
  socket: Socket;
  /** Came without a key: it may announce itself. */
  guest: boolean;
}

/**
 * The MQTT 3.1.1 door. A publish is acknowledged only after its handler is done: aedes waits for `authorizePublish`
 * before PUBACK [MQTT-4.3.2-2], and the handler waits for the commit.
 */
export class MqttDoor {
  readonly #log: Log;
  readonly #principals: Principals;
  #broker: Aedes | undefined;
  #server: Server | undefined;
  #mayHear: ForwardFilter = () => true;
  #handler: PublishHandler | undefined;
  #announcements: AnnouncementHandler | undefined;
  readonly #sessions = new Map<Client, Session>();

  constructor(log: Log, principals: Principals) {
    this.#log = log;
    this.#principals = principals;
  }

  onPublish(handler: PublishHandler): void {
    this.#handler = handler;
  }

  /** Asked for each message and each subscriber of it. */
  onForward(mayHear: ForwardFilter): void {
    this.#mayHear = mayHear;
  }

  /** From now on connections without a key are let in, to announce a device. */
  onAnnouncement(handler: AnnouncementHandler): void {
    this.#announcements = handler;
  }

  #hasRoomForGuest(): boolean {
    let guests = 0;
    for (const { guest } of this.#sessions.values()) if (guest) guests += 1;
    return this.#announcements !== undefined && guests < limits.guestConnections;
  }

  get port(): number {
    const address = this.#server?.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async start(host: string, port: number): Promise<void> {
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
      const key = password?.toString() ?? '';
      const guest = key === '' && this.#hasRoomForGuest();
      if (!guest && !this.#principals.find(key)) {
        const refused: AuthenticateError = Object.assign(new Error('key not known'), { returnCode: 5 });
        done(refused, false);
        return;
      }
      const socket = client.conn as Socket;
      this.#sessions.set(client, { key, pending: 0, socket, guest });
      socket.once('close', () => this.#sessions.delete(client));
      done(null, true);
    };
    broker.authorizePublish = (client, packet, done) => {
      const session = client && this.#sessions.get(client);
      if (!session || !this.#handler) return done(client ? new Error('not allowed') : null);
      // Asked for each message: a key can be revoked while its connection is open.
      const principal = this.#principals.find(session.key);
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
        this.#announcements(session.socket.remoteAddress ?? '', topic, payload as Buffer)
          .then(() => done(null), done)
          .finally(() => this.#leave(session));
        return;
      }
      if (!principal) return done(new Error('without a key only announcements'));
      this.#enter(session);
      this.#handler(principal, packet.topic, packet.payload as Buffer)
        .then((answer) => {
          this.publish(answer.topic, answer.payload);
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
      const isGuest = this.#sessions.get(client)?.guest ?? true;
      done(null, !isGuest && subscription.topic.startsWith('v1.') ? subscription : null);
    };
    // A subscriber that is behind loses messages, and nobody waits for it.
    broker.authorizeForward = (client, packet) => {
      if ((client.conn as Socket).writableNeedDrain) return undefined;
      const principal = this.#principals.find(this.#sessions.get(client)?.key ?? '');
      return principal && this.#mayHear(principal, packet.topic, packet.payload as Buffer) ? packet : undefined;
    };
    broker.on('clientError', () => {});
    broker.on('connectionError', () => {});
    const server = createServer((socket) => {
      socket.setNoDelay(true);
      broker.handle(socket);
      const guard = new PacketGuard(limits.mqttMessageBytes + AROUND_PAYLOAD);
      // Beside the broker's own reading: it decides when a piece is taken, and this sees the same piece.
      socket.on('data', (chunk: Buffer) => {
        if (!guard.accepts(chunk)) socket.destroy();
      });
    });
    server.maxConnections = MAX_CONNECTIONS;
    this.#server = server;
    try {
      await listen(server, host, port);
    } catch (cause) {
      await this.stop(); // the broker's heartbeat would keep this process from ending
      throw cause;
    }
  }

  #enter(session: Session): void {
    session.pending += 1;
    if (session.pending === PENDING_PER_CLIENT) session.socket.pause();
  }

  #leave(session: Session): void {
    session.pending -= 1;
    if (session.pending === PENDING_PER_CLIENT / 2) session.socket.resume();
  }

  /** Cut every connection whose key is not known any more, also of who only listens. */
  dropUnknown(): void {
    for (const { key, socket, guest } of this.#sessions.values())
      if (!guest && !this.#principals.find(key)) socket.destroy();
  }

  /** Tell subscribers something of our own. */
  publish(topic: string, payload: string): void {
    this.#broker?.publish(
      { cmd: 'publish', topic, payload: Buffer.from(payload), qos: 0, retain: false, dup: false },
      () => {},
    );
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server)
      await new Promise<void>((resolve) => {
        this.#broker?.close(() => server.close(() => resolve()));
      });
    this.#server = undefined;
    this.#broker = undefined;
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new WijkritmeError(
              'port_taken',
              `MQTT port ${port} on ${host} is taken. Stop the other program, or set MQTT_PORT.`,
            )
          : cause,
      );
    });
    server.listen(port, host, () => resolve());
  });
}
