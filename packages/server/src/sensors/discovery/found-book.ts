import { createHmac, randomBytes } from 'node:crypto';
import { DAY, type FoundStream, limits } from '@wijkritme/contract';
import type { Clock } from '../../foundation/clock.ts';
import { Mutex } from '../../foundation/mutex.ts';
import { Turnstile } from '../../foundation/turnstile.ts';
import {
  countFound,
  ensureFoundSecret,
  type FoundFacts,
  type FoundRow,
  forgetStale,
  insertFound,
  selectFoundByFingerprint,
  updateFound,
} from '../sql/found-devices.ts';
import type { SensorsDb } from '../sql/read-catalog.ts';
import type { Announcement } from './announcement.ts';

/** A device that waits for a decision and was not heard for so long makes room when there are too many. */
const STALE_MS = 30 * DAY;

export type NoteResult = 'noted' | 'too-many' | 'full' | 'unreadable';

/** Devices that announced themselves: bounded in number, size and rate, told apart by a keyed hash. */
export class FoundBook {
  readonly #db: SensorsDb;
  readonly #clock: Clock;
  readonly #turnstile = new Turnstile(limits.announcementsPerSource, limits.announcementsPerMinute);
  readonly #writing = new Mutex();
  #secret: Buffer | undefined;
  /** Announcements since the start that were not kept. */
  readonly turnedAway = { tooMany: 0, full: 0, unreadable: 0 };

  constructor(db: SensorsDb, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /**
   * @param source where it came from, for the limit per source; kept for a minute in memory and nowhere else
   * @param read reads the announcement, only when it may pass
   */
  async note(source: string, read: () => Announcement | undefined): Promise<NoteResult> {
    if (!this.#turnstile.admits(source, this.#clock.now())) {
      this.turnedAway.tooMany += 1;
      return 'too-many';
    }
    const announcement = read();
    if (!announcement) {
      this.turnedAway.unreadable += 1;
      return 'unreadable';
    }
    const noted = await this.#writing.run(() => this.#store(announcement));
    if (!noted) this.turnedAway.full += 1;
    return noted ? 'noted' : 'full';
  }

  async #store(announcement: Announcement): Promise<boolean> {
    const now = new Date(this.#clock.now());
    const fingerprint = await this.#fingerprintOf(announcement);
    const known = await selectFoundByFingerprint(this.#db, fingerprint);
    if (known) {
      await updateFound(this.#db, known.id, merge(known, announcement), now);
      return true;
    }
    const { waiting, decided } = await countFound(this.#db);
    if (decided >= limits.foundDecided) return false;
    if (waiting >= limits.foundWaiting && !(await forgetStale(this.#db, new Date(now.getTime() - STALE_MS))))
      return false;
    await insertFound(this.#db, fingerprint, announcement, now);
    return true;
  }

  async #fingerprintOf({ source, keys }: Announcement): Promise<Buffer> {
    this.#secret ??= await ensureFoundSecret(this.#db, randomBytes(32));
    return createHmac('sha256', this.#secret)
      .update(JSON.stringify([source, ...keys]))
      .digest();
  }
}

/** What is new fills what was not known; streams come one message at a time, so they add up to the limit. */
function merge(known: FoundRow, fresh: Announcement): FoundFacts {
  const streams = new Map<string, FoundStream>(known.streams.map((stream) => [stream.name, stream]));
  let cutOff = known.cut_off || fresh.cutOff;
  for (const stream of fresh.streams) {
    if (streams.size >= limits.announcedStreams && !streams.has(stream.name)) cutOff = true;
    else streams.set(stream.name, stream);
  }
  return {
    source: known.source,
    identity: fresh.identity ?? known.identity,
    name: fresh.name ?? known.name,
    manufacturer: fresh.manufacturer ?? known.manufacturer,
    model: fresh.model ?? known.model,
    streams: [...streams.values()],
    cutOff,
    leftOut: [...new Set([...known.left_out, ...fresh.leftOut])].slice(0, 20),
  };
}
