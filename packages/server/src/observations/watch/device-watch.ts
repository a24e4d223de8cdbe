import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeviceEventKind, errors, WijkritmeError } from '@wijkritme/contract';
import type { Clock } from '../../foundation/clock.ts';
import type { Metrics } from '../../foundation/metrics.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { DeviceEvents } from './device-events.ts';
import type { FloodGuard } from './flood-guard.ts';
import type { SequenceBook, SequenceNumber } from './sequence-book.ts';

/** Readings of one request that weigh as much as one message. */
const READINGS_PER_MESSAGE = 100;

export interface WatchParts {
  readonly events: DeviceEvents;
  readonly flood: FloodGuard;
  readonly sequences: SequenceBook;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/** Stands before the gate: slows down who sends too much, turns replays away, and writes both down at the device. */
export class DeviceWatch {
  readonly #parts: WatchParts;
  readonly #stopping = new AbortController();

  constructor(parts: WatchParts) {
    this.#parts = parts;
    // One for each message that waits; how many those are is bounded by the connections.
    setMaxListeners(0, this.#stopping.signal);
  }

  note(principal: Principal, kind: DeviceEventKind): void {
    if (principal.kind === 'device') this.noteThing(principal.thingId, kind);
  }

  noteThing(thingId: number, kind: DeviceEventKind): void {
    this.#parts.events.note(thingId, kind, this.#parts.clock.now());
  }

  /**
   * Over HTTP a device that floods is told when to come back.
   * @throws WijkritmeError device_floods
   */
  admit(principal: Principal, readings = 1): void {
    if (principal.kind !== 'device') return;
    const { flood, clock, metrics } = this.#parts;
    const waitMs = flood.take(principal.thingId, Math.ceil(readings / READINGS_PER_MESSAGE), clock.now());
    if (waitMs === 0) return;
    this.note(principal, 'flood');
    metrics.readings.inc({ door: 'http', verdict: 'device_floods' });
    throw new WijkritmeError(
      'device_floods',
      {
        nl: `${errors.device_floods.title.nl}. Van dit bericht is niets bewaard. Stuur het later opnieuw, en minder vaak.`,
        en: `${errors.device_floods.title.en}. Nothing of this message was stored. Send it again later, and less often.`,
      },
      {
        retryAfterSeconds: Math.ceil(waitMs / 1_000),
      },
    );
  }

  /**
   * Over MQTT its messages wait, unacknowledged, so nothing of them is lost; its connection takes only so many at a time.
   * @returns undefined where nothing has to wait
   */
  slowDown(principal: Principal): Promise<void> | undefined {
    if (principal.kind !== 'device') return undefined;
    const waitMs = this.#parts.flood.reserve(principal.thingId, 1, this.#parts.clock.now());
    if (waitMs === 0) return undefined;
    this.note(principal, 'flood');
    return sleep(waitMs, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => {
      throw new WijkritmeError('unavailable', {
        nl: 'Deze server stopt; stuur het bericht opnieuw.',
        en: 'This server stops; send the message again.',
      });
    });
  }

  /**
   * Deals with a numbered message once; one without a number is dealt with as it comes.
   * @param again the transport says itself that it may have come before: a repeat is then no event
   * @throws WijkritmeError message_replayed, and whatever `work` throws
   */
  async once<T>(
    sequence: SequenceNumber | undefined,
    work: () => Promise<T>,
    { door = 'http', again = false }: { readonly door?: 'http' | 'mqtt'; readonly again?: boolean } = {},
  ): Promise<T> {
    if (!sequence) return work();
    const { sequences, clock, metrics } = this.#parts;
    const claim = await sequences.claim(sequence);
    if (!claim) {
      if (!again) this.noteThing(sequence.thingId, 'replay');
      metrics.readings.inc({ door, verdict: 'message_replayed' });
      throw new WijkritmeError('message_replayed', {
        nl: `Bericht ${sequence.number} kwam al eerder, of is ouder dan het venster (REPLAY_WINDOW). Er is niets van bewaard. Geef elk bericht een hoger nummer.`,
        en: `Message ${sequence.number} came before, or is older than the window (REPLAY_WINDOW). Nothing of it was stored. Give each message a higher number.`,
      });
    }
    const result = await work().catch((cause) => {
      claim.release();
      throw cause;
    });
    await claim.keep(clock.now());
    return result;
  }

  forget(thingId: number): void {
    this.#parts.flood.forget(thingId);
    this.#parts.sequences.forget(thingId);
  }

  start(): void {
    this.#parts.events.start();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#parts.events.stop();
  }
}
