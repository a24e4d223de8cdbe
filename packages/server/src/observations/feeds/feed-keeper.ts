import { type FeedFault, HOUR, limits, MINUTE, SECOND } from '@wijkritme/contract';
import type { Clock } from '../../foundation/clock.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import type { Log } from '../../foundation/log.ts';
import { Mutex } from '../../foundation/mutex.ts';
import { findDevice } from '../../sensors/index.ts';
import type { Sealer } from '../../sharing/index.ts';
import { REPEATED, STORED } from '../intake/outcome.ts';
import { addReading, createReadings } from '../readings.ts';
import type { ObservationsRoom } from '../room.ts';
import { claimDueFeed, type FeedRow, noteOutcome, selectStations } from '../sql/feeds.ts';
import type { FeedAdapter, FileFeed, QuestionFeed } from './adapters/adapter.ts';
import { feedAdapters, findAdapter } from './adapters/catalogue.ts';
import { askSource } from './ask-source.ts';
import { type ChannelReading, SharedFiles } from './shared-files.ts';

/** How often it is looked which feeds are due. */
const LOOK_EVERY = 5 * SECOND;
/** What came late at the source is asked again: repeats are harmless. */
const OVERLAP_MS = 6 * HOUR;
const FIRST_WAIT_MS = MINUTE;
const LONGEST_WAIT_MS = 6 * HOUR;
/** A claim ends by itself when the process that made it is gone. */
const CLAIM_MS = 10 * MINUTE;

export interface FeedKeeperParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly sealer: Sealer;
  readonly room: Pick<ObservationsRoom, 'db' | 'intake' | 'sensors' | 'lateLimitMs'>;
}

interface Brought {
  readonly fault: FeedFault | null;
  readonly retryAfterMs?: number;
  /** UTC ms of the newest reading; NaN where there was none. */
  readonly reached: number;
  readonly stored: number;
  readonly refused: number;
}

const nothing = (fault: FeedFault, retryAfterMs?: number): Brought => ({
  fault,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
  reached: Number.NaN,
  stored: 0,
  refused: 0,
});

/** What a key is sealed for. */
export const keyPurpose = (thingId: number) => `feed ${thingId}`;

/** Asks sources elsewhere when they are due, one at a time; what they say goes through the gate as any other reading. */
export class FeedKeeper {
  readonly #parts: FeedKeeperParts;
  readonly #asking = { question: new Mutex(), file: new Mutex() };
  readonly #files = new SharedFiles();
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: FeedKeeperParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.askDue().catch((cause) => logUnlessAway(this.#parts.log, cause, 'asking sources failed; trying again'));
    }, LOOK_EVERY);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await Promise.all(Object.values(this.#asking).map((asking) => asking.run(async () => undefined)));
  }

  /** Asks all that are due now, the longest due first; a large file does not keep the other sources waiting. */
  async askDue(): Promise<void> {
    await Promise.all([this.#askKind('question'), this.#askKind('file')]);
  }

  #askKind(kind: 'question' | 'file'): Promise<void> {
    const adapters = feedAdapters.filter((adapter) => adapter.kind === kind).map(({ id }) => id);
    return this.#asking[kind].run(async () => {
      const { room, clock } = this.#parts;
      const now = clock.now();
      while (!this.#stopping.signal.aborted) {
        const feed = await claimDueFeed(room.db, adapters, { now: new Date(now), until: new Date(now + CLAIM_MS) });
        if (!feed) return;
        await this.#ask(feed);
      }
    });
  }

  async #ask(feed: FeedRow): Promise<void> {
    const { room, clock, log } = this.#parts;
    const adapter = findAdapter(feed.adapter);
    const brought = adapter ? await this.#bring(feed, adapter) : nothing('unreadable');
    const now = clock.now();
    const wait = brought.fault === null ? (adapter?.everyMs ?? HOUR) : waitAfter(feed.failures, brought.retryAfterMs);
    if (brought.fault !== null)
      log.warn({ thing: feed.thing_id, adapter: feed.adapter, fault: brought.fault }, 'a source brought nothing');
    await noteOutcome(room.db, {
      thingId: feed.thing_id,
      now: new Date(now),
      nextAt: new Date(now + wait),
      fault: brought.fault,
      reached: Number.isNaN(brought.reached) ? null : new Date(brought.reached),
      stored: brought.stored,
      refused: brought.refused,
    });
  }

  #bring(feed: FeedRow, adapter: FeedAdapter): Promise<Brought> {
    switch (adapter.kind) {
      case 'question':
        return this.#bringAnswers(feed, adapter);
      case 'file':
        return this.#bringFile(feed, adapter);
    }
  }

  async #bringAnswers(feed: FeedRow, adapter: QuestionFeed): Promise<Brought> {
    const { sealer, clock } = this.#parts;
    const key = feed.sealed_key ? sealer.open(Buffer.from(feed.sealed_key), keyPurpose(feed.thing_id)) : undefined;
    if (feed.sealed_key && key === undefined) return nothing('key-lost');
    const now = clock.now();
    const from = Math.max(now - adapter.mostMs, (feed.reached?.getTime() ?? 0) - OVERLAP_MS);
    let all: Brought = { fault: null, reached: Number.NaN, stored: 0, refused: 0 };
    let pages = 1;
    for (let page = 1; page <= pages; page++) {
      const { origin, station } = feed;
      const asked = await askSource(adapter.request({ origin, station, key, from, to: now, page }), {
        timeoutMs: limits.feedMs,
        mostBytes: limits.feedBytes,
        signal: this.#stopping.signal,
      });
      if (!asked.ok) return { ...all, ...nothingMore(asked) };
      pages = Math.min(limits.feedPages, adapter.pages?.(asked.answer) ?? 1);
      all = add(all, await this.#take(feed.thing_id, adapter, asked.answer));
      if (all.fault !== null) return all;
    }
    return all;
  }

  async #bringFile({ thing_id: thingId, origin, station }: FeedRow, adapter: FileFeed): Promise<Brought> {
    const { room, clock } = this.#parts;
    const wanted = await selectStations(room.db, adapter.id, origin);
    const { signal } = this.#stopping;
    const asked = await this.#files.ask(adapter, { origin, station, wanted, now: clock.now(), signal });
    if (!asked.ok) return { ...nothing(asked.fault), ...nothingMore(asked) };
    if (!asked.said) return nothing('station-missing');
    const { readings, refused } = asked.said;
    const known = this.#known(thingId, readings);
    if (readings.length > 0 && known.length === 0) return nothing('other-series');
    return add(await this.#store(known), { ...noReadings, refused });
  }

  /** Reads one answer and stores what is final in it. */
  async #take(thingId: number, adapter: QuestionFeed, answer: unknown): Promise<Brought> {
    const device = findDevice(adapter.deviceType);
    if (device?.carrier !== 'json') return nothing('unreadable');
    const decoded = device.decode(answer);
    if (!decoded.ok) return decoded.reason === 'no-reading' ? add() : nothing('unreadable');
    if (decoded.readings.length > limits.feedReadings) return nothing('too-large');
    const finalBefore = this.#parts.clock.now() - device.intervalSeconds * SECOND - adapter.settleMs;
    const final = decoded.readings.flatMap(({ channel, value, time }) =>
      time === undefined || time > finalBefore ? [] : [{ channel, value, time }],
    );
    return this.#store(this.#known(thingId, final));
  }

  #known(thingId: number, readings: readonly ChannelReading[]): StreamReading[] {
    const { catalog } = this.#parts.room.sensors;
    const entries = new Map(catalog.ofThing(thingId).map((entry) => [entry.channel, entry.id]));
    return readings.flatMap(({ channel, value, time }) => {
      const id = entries.get(channel);
      return id === undefined ? [] : [{ thingId, id, time, value }];
    });
  }

  async #store(known: readonly StreamReading[]): Promise<Brought> {
    const { room, log } = this.#parts;
    const [first] = known;
    if (!first) return add();
    const columns = createReadings(known.length);
    for (const { id, time, value } of known) addReading(columns, id, time, value);
    try {
      const outcome = await room.intake.submit(columns, {
        principal: { kind: 'device', credential: 'feed', thingId: first.thingId },
        door: 'http',
        lateLimitMs: room.lateLimitMs,
      });
      const stored = outcome.filter((code) => code === STORED).length;
      const refused = outcome.filter((code) => code !== STORED && code !== REPEATED).length;
      return { fault: null, reached: Math.max(...known.map(({ time }) => time)), stored, refused };
    } catch (cause) {
      logUnlessAway(log, cause, 'what a source brought was not stored');
      return nothing('not-stored');
    }
  }
}

/** One reading of a datastream of one thing. */
interface StreamReading {
  readonly thingId: number;
  readonly id: number;
  readonly time: number;
  readonly value: number;
}

const nothingMore = ({ fault, retryAfterMs }: { fault: FeedFault; retryAfterMs?: number }) => ({
  fault,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

const noReadings: Brought = { fault: null, reached: Number.NaN, stored: 0, refused: 0 };

function add(a: Brought = noReadings, b: Brought = noReadings): Brought {
  return {
    ...b,
    reached: Number.isNaN(a.reached) ? b.reached : Math.max(a.reached, Number.isNaN(b.reached) ? a.reached : b.reached),
    stored: a.stored + b.stored,
    refused: a.refused + b.refused,
  };
}

/** Twice as long after each failure, or as long as the source says; never longer than six hours. */
export function waitAfter(failuresBefore: number, retryAfterMs = 0): number {
  const own = FIRST_WAIT_MS * 2 ** Math.min(failuresBefore, 12);
  return Math.min(LONGEST_WAIT_MS, Math.max(own, retryAfterMs));
}
