import { HOUR, limits, MINUTE, SECOND } from '@wijkritme/contract';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import { Mutex } from '../../foundation/mutex.ts';
import { findDevice } from '../../sensors/index.ts';
import { claimDueFeed, type FeedRow, noteOutcome, selectStations } from '../sql/feeds.ts';
import type { AskStep, FeedAdapter, FileFeed, QuestionFeed } from './adapters/adapter.ts';
import { feedAdapters, findAdapter } from './adapters/catalogue.ts';
import { askSource } from './ask-source.ts';
import { add, type Brought, faultOnly, nothing, nothingNew } from './brought.ts';
import { type FeedKeeperParts, keyPurpose } from './feed-parts.ts';
import { type ChannelReading, SharedFiles } from './shared-files.ts';
import { knownOf, storeBrought } from './store-brought.ts';
import { StreamKeeper } from './stream-keeper.ts';

/** How often it is looked which feeds are due. */
const LOOK_EVERY = 5 * SECOND;
/** What came late at the source is asked again: repeats are harmless. */
const OVERLAP_MS = 6 * HOUR;
const FIRST_WAIT_MS = MINUTE;
const LONGEST_WAIT_MS = 6 * HOUR;
/** A claim ends by itself when the process that made it is gone. */
const CLAIM_MS = 10 * MINUTE;

/** Asks sources elsewhere when they are due, one at a time; what they say goes through the gate as any other reading. */
export class FeedKeeper {
  readonly #parts: FeedKeeperParts;
  readonly #asking = { question: new Mutex(), file: new Mutex() };
  readonly #files = new SharedFiles();
  readonly #streams: StreamKeeper;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: FeedKeeperParts) {
    this.#parts = parts;
    this.#streams = new StreamKeeper(parts);
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
    await this.#streams.stop();
    await Promise.all(Object.values(this.#asking).map((asking) => asking.run(async () => undefined)));
  }

  /** Asks all that are due now, the longest due first; a large file does not keep the other sources waiting. */
  async askDue(): Promise<void> {
    await Promise.all([this.#askKind('question'), this.#askKind('file'), this.#streams.look()]);
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
    const brought = adapter ? await this.#noted(feed, adapter) : nothing('unreadable');
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

  #noted(feed: FeedRow, adapter: FeedAdapter): Promise<Brought> {
    return this.#parts.tracer.span('feed', { 'wijkritme.adapter': adapter.id }, async (span) => {
      const brought = await this.#bring(feed, adapter);
      span.note({ 'wijkritme.stored': brought.stored, 'wijkritme.refused': brought.refused });
      if (brought.fault !== null) span.fail(brought.fault);
      return brought;
    });
  }

  #bring(feed: FeedRow, adapter: FeedAdapter): Promise<Brought> {
    switch (adapter.kind) {
      case 'question':
        return this.#bringAnswers(feed, adapter);
      case 'file':
        return this.#bringFile(feed, adapter);
      case 'stream':
        // Not asked here: it is listened to.
        return Promise.resolve(nothingNew);
    }
  }

  async #bringAnswers(feed: FeedRow, adapter: QuestionFeed): Promise<Brought> {
    const { sealer, clock } = this.#parts;
    const key = feed.sealed_key ? sealer.open(Buffer.from(feed.sealed_key), keyPurpose(feed.thing_id)) : undefined;
    if (feed.sealed_key && key === undefined) return nothing('key-lost');
    const now = clock.now();
    const from = Math.max(now - adapter.mostMs, (feed.reached?.getTime() ?? 0) - (adapter.overlapMs ?? OVERLAP_MS));
    let all = nothingNew;
    let pages = 1;
    const within = { timeoutMs: limits.feedMs, mostBytes: limits.feedBytes, signal: this.#stopping.signal };
    const ask: AskStep = (request) => askSource(request, within);
    for (let page = 1; page <= pages; page++) {
      const { origin, station } = feed;
      const question = { origin, station, key, from, to: now, page };
      const asked = await ask(adapter.request(question));
      if (!asked.ok) return { ...all, ...faultOnly(asked) };
      const named = adapter.stationsIn?.(asked.answer) ?? [];
      if (named.some((one) => one !== station)) return { ...all, ...faultOnly({ fault: 'station-missing' }) };
      pages = Math.min(limits.feedPages, adapter.pages?.(asked.answer) ?? 1);
      const followed = adapter.follow ? await adapter.follow(asked.answer, question, ask) : asked;
      if (!followed.ok) return { ...all, ...faultOnly(followed) };
      all = add(all, await this.#take(feed.thing_id, adapter, followed.answer));
      if (all.fault !== null) return all;
    }
    return all;
  }

  async #bringFile({ thing_id: thingId, origin, station }: FeedRow, adapter: FileFeed): Promise<Brought> {
    const { room, clock } = this.#parts;
    const wanted = await selectStations(room.db, adapter.id, origin);
    const { signal } = this.#stopping;
    const asked = await this.#files.ask(adapter, { origin, station, wanted, now: clock.now(), signal });
    if (!asked.ok) return { ...nothing(asked.fault), ...faultOnly(asked) };
    if (!asked.said) return nothing('station-missing');
    const { readings, refused } = asked.said;
    if (readings.length > 0 && knownOf(room, thingId, readings).length === 0) return nothing('other-series');
    const brought = await this.#store(thingId, readings);
    return { ...brought, refused: brought.refused + refused };
  }

  /** Reads one answer and stores what is final in it. */
  async #take(thingId: number, adapter: QuestionFeed, answer: unknown): Promise<Brought> {
    const device = findDevice(adapter.deviceType);
    if (device?.carrier !== 'json') return nothing('unreadable');
    const decoded = device.decode(answer);
    if (!decoded.ok) return decoded.reason === 'no-reading' ? nothingNew : nothing('unreadable');
    if (decoded.readings.length > limits.feedReadings) return nothing('too-large');
    const finalBefore = this.#parts.clock.now() - device.intervalSeconds * SECOND - adapter.settleMs;
    const final = decoded.readings.flatMap(({ channel, value, time }) =>
      time === undefined || time > finalBefore ? [] : [{ channel, value, time }],
    );
    return this.#store(thingId, final);
  }

  async #store(thingId: number, readings: readonly ChannelReading[]): Promise<Brought> {
    const { room, log } = this.#parts;
    try {
      return await storeBrought(room, thingId, knownOf(room, thingId, readings));
    } catch (cause) {
      logUnlessAway(log, cause, 'what a source brought was not stored');
      return nothing('not-stored');
    }
  }
}

/** Twice as long after each failure, or as long as the source says; never longer than six hours. */
export function waitAfter(failuresBefore: number, retryAfterMs = 0): number {
  const own = FIRST_WAIT_MS * 2 ** Math.min(failuresBefore, 12);
  return Math.min(LONGEST_WAIT_MS, Math.max(own, retryAfterMs));
}
