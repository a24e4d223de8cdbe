import { type FeedFault, limits, MINUTE, SECOND, WijkritmeError } from '@wijkritme/contract';
import { Mutex } from '../../foundation/mutex.ts';
import { decodeMessage, findDevice } from '../../sensors/index.ts';
import { claimStreams, type FeedRow, noteOutcome } from '../sql/feeds.ts';
import { sequenceOfUplink } from '../watch/sequence-of.ts';
import type { StreamFeed } from './adapters/adapter.ts';
import { feedAdapters, findAdapter } from './adapters/catalogue.ts';
import { type BrokerAddress, BrokerLine, digestOf, type Message } from './broker-line.ts';
import { type Brought, nothing, nothingNew } from './brought.ts';
import { type FeedKeeperParts, keyPurpose } from './feed-parts.ts';
import { knownOf, storeBrought } from './store-brought.ts';

/** So long a server may listen before it says again that it does; another takes over after it. */
const LEASE_MS = MINUTE;
const FIRST_WAIT_MS = 5 * SECOND;
const LONGEST_WAIT_MS = 10 * MINUTE;

/** Feeds that share one connection: the same broker, application and key. */
interface Group {
  readonly adapter: StreamFeed;
  readonly address: BrokerAddress;
  feeds: ReadonlyMap<string, FeedRow>;
  line: BrokerLine | undefined;
  failures: number;
  /** UTC ms; not tried before. */
  retryAt: number;
}

/** Listens to brokers elsewhere; what they send goes through the gate as any other reading, and is acknowledged when it is stored. */
export class StreamKeeper {
  readonly #parts: FeedKeeperParts;
  readonly #adapters: readonly string[];
  readonly #looking = new Mutex();
  readonly #groups = new Map<string, Group>();
  #isStopped = false;

  constructor(parts: FeedKeeperParts) {
    this.#parts = parts;
    this.#adapters = feedAdapters.filter(({ kind }) => kind === 'stream').map(({ id }) => id);
  }

  /** Opens, closes and keeps connections so that they are those that are wanted now. */
  look(): Promise<void> {
    return this.#looking.run(async () => {
      if (this.#isStopped) return;
      const now = this.#parts.clock.now();
      const ours = [...this.#groups.values()].flatMap(({ feeds }) => [...feeds.values()].map((feed) => feed.thing_id));
      const rows = await claimStreams(this.#parts.room.db, this.#adapters, {
        now: new Date(now),
        until: new Date(now + LEASE_MS),
        ours,
      });
      const wanted = await this.#group(rows);
      for (const [id, group] of this.#groups) if (!wanted.has(id)) await this.#drop(id, group);
      for (const [id, { adapter, address, feeds }] of wanted) {
        const group = this.#groups.get(id) ?? { adapter, address, feeds, line: undefined, failures: 0, retryAt: now };
        const fresh = [...feeds.values()].filter((feed) => !group.feeds.has(feed.station));
        group.feeds = feeds;
        this.#groups.set(id, group);
        if (!group.line && now >= group.retryAt) await this.#open(group);
        else if (group.line && fresh.length > 0) await this.#note(fresh, nothingNew);
      }
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#looking.run(async () => {
      for (const [id, group] of this.#groups) await this.#drop(id, group);
    });
  }

  async #group(
    rows: readonly FeedRow[],
  ): Promise<Map<string, Pick<Group, 'adapter' | 'address'> & { feeds: Map<string, FeedRow> }>> {
    const groups = new Map<string, Pick<Group, 'adapter' | 'address'> & { feeds: Map<string, FeedRow> }>();
    for (const row of rows) {
      const adapter = findAdapter(row.adapter);
      if (adapter?.kind !== 'stream') continue;
      const key = row.sealed_key && this.#parts.sealer.open(Buffer.from(row.sealed_key), keyPurpose(row.thing_id));
      if (!key) {
        if (row.fault !== 'key-lost') await this.#note([row], nothing('key-lost'));
        continue;
      }
      const { username, topic } = adapter.subscription(row.station);
      const id = `${adapter.id} ${row.origin} ${topic} ${digestOf(key)}`;
      const group = groups.get(id) ?? {
        adapter,
        address: { origin: row.origin, username, key, topic },
        feeds: new Map(),
      };
      group.feeds.set(row.station, row);
      groups.set(id, group);
    }
    return groups;
  }

  async #open(group: Group): Promise<void> {
    group.line = new BrokerLine(group.address, {
      onMessage: (message) => this.#take(group, message),
      onUp: () => {
        group.failures = 0;
        this.#noteLater(group, nothingNew);
      },
      onDown: (fault) => this.#down(group, fault),
    });
    await group.line.open();
  }

  #down(group: Group, fault: FeedFault): void {
    const { clock, log } = this.#parts;
    group.line = undefined;
    group.retryAt = clock.now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(group.failures, 10));
    group.failures += 1;
    log.warn(
      { adapter: group.adapter.id, things: group.feeds.size, fault },
      'a broker elsewhere went away; trying again',
    );
    this.#noteLater(group, nothing(fault));
  }

  async #drop(id: string, group: Group): Promise<void> {
    this.#groups.delete(id);
    await group.line?.close();
  }

  /** @throws what the intake throws: the message is then not acknowledged */
  async #take({ adapter, feeds }: Group, { topic, payload, again }: Message): Promise<void> {
    const feed = feeds.get(adapter.stationOf(topic) ?? '');
    // A device that nobody asked for: nothing of it is read.
    if (!feed) return;
    await this.#parts.tracer.span('feed', { 'wijkritme.adapter': adapter.id }, async (span) => {
      const brought = await this.#store(feed.thing_id, payload, again);
      span.note({ 'wijkritme.stored': brought.stored, 'wijkritme.refused': brought.refused });
      await this.#note([feed], brought);
    });
  }

  async #store(thingId: number, payload: Uint8Array, again: boolean): Promise<Brought> {
    const { room, clock } = this.#parts;
    const refused: Brought = { ...nothingNew, refused: 1 };
    const device = findDevice((await room.sensors.deviceTypeOf(thingId)) ?? '');
    const body = parse(payload);
    if (body === undefined || device?.carrier !== 'lorawan') return refused;
    const message = decodeMessage(device, body);
    if (!message.ok) return message.reason === 'no-reading' ? nothingNew : refused;
    const readings = message.readings.map(({ channel, value, time = clock.now() }) => ({ channel, value, time }));
    const store = () => storeBrought(room, thingId, knownOf(room, thingId, readings));
    try {
      return await room.watch.once(sequenceOfUplink(thingId, body), store, { door: 'mqtt', again });
    } catch (cause) {
      // It came before, by this door or by the webhook: there is nothing left to do with it.
      if (cause instanceof WijkritmeError && cause.code === 'message_replayed') return nothingNew;
      throw cause;
    }
  }

  #noteLater(group: Group, brought: Brought): void {
    this.#note([...group.feeds.values()], brought).catch((cause) =>
      this.#parts.log.warn({ cause: String(cause) }, 'the state of a feed was not stored'),
    );
  }

  async #note(feeds: readonly FeedRow[], { fault, reached, stored, refused }: Brought): Promise<void> {
    const now = this.#parts.clock.now();
    for (const feed of feeds)
      await noteOutcome(this.#parts.room.db, {
        thingId: feed.thing_id,
        now: new Date(now),
        nextAt: new Date(now + LEASE_MS),
        fault,
        reached: Number.isNaN(reached) ? null : new Date(reached),
        stored,
        refused,
      });
  }
}

/** undefined: too large, or no JSON object. */
function parse(payload: Uint8Array): object | undefined {
  if (payload.byteLength > limits.announcementBytes) return undefined;
  try {
    const body: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}
