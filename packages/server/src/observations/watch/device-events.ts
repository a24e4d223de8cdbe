import { type DeviceEventKind, HOUR, SECOND } from '@wijkritme/contract';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import type { Log } from '../../foundation/log.ts';
import { Mutex } from '../../foundation/mutex.ts';
import { addDeviceEvent, type EventCount, selectDeviceEvents } from '../sql/device-events.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';

/** What happens again within so long is the same event. */
const SAME_EVENT_MS = HOUR;
/** Events that are kept of one thing. */
const KEPT = 100;
/** How often they are stored: so much of them a killed process takes along. */
const STORE_EVERY = 10 * SECOND;

type Pending = { -readonly [K in keyof EventCount]: EventCount[K] };

/** Events of devices: counted in memory, which costs a message nothing, and stored every ten seconds and when they are asked for. */
export class DeviceEvents {
  readonly #db: ObservationsDb;
  readonly #log: Log;
  readonly #storing = new Mutex();
  #pending = new Map<string, Pending>();
  #timer: NodeJS.Timeout | undefined;

  constructor(db: ObservationsDb, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  /** @param now UTC ms */
  note(thingId: number, kind: DeviceEventKind, now: number): void {
    const known = this.#pending.get(`${thingId} ${kind}`);
    if (known) {
      known.count += 1;
      known.lastAt = now;
    } else this.#pending.set(`${thingId} ${kind}`, { thingId, kind, count: 1, firstAt: now, lastAt: now });
  }

  /** Newest first. */
  async list(thingId: number): Promise<EventCount[]> {
    await this.store();
    return selectDeviceEvents(this.#db, thingId);
  }

  start(): void {
    this.#timer = setInterval(() => this.#storeOrLog(), STORE_EVERY);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#storeOrLog();
  }

  store(): Promise<void> {
    return this.#storing.run(async () => {
      for (const [key, event] of [...this.#pending]) {
        this.#pending.delete(key);
        try {
          await addDeviceEvent(this.#db, event, SAME_EVENT_MS, KEPT);
        } catch (cause) {
          this.#putBack(key, event);
          throw cause;
        }
      }
    });
  }

  #putBack(key: string, event: Pending): void {
    const since = this.#pending.get(key);
    if (since) event.lastAt = since.lastAt;
    this.#pending.set(key, { ...event, count: event.count + (since?.count ?? 0) });
  }

  async #storeOrLog(): Promise<void> {
    await this.store().catch((cause) =>
      logUnlessAway(this.#log, cause, 'storing events of devices failed; trying again'),
    );
  }
}
