import { defineEvent } from '../foundation/events.ts';
import type { Readings } from './readings.ts';

/**
 * These readings are committed. Columns are reused after the listeners return: copy what must be kept. `position` is the
 * entry in the outbox that says the same, for readers that start later.
 */
export const observationsStored = defineEvent<{ readonly readings: Readings; readonly position: number }>(
  'observations.stored',
);

/** What the outbox keeps of a commit: per datastream touched the earliest time, UTC ms. */
export interface StoredAnnouncement {
  readonly datastreams: readonly number[];
  readonly from: readonly number[];
}
export const STORED_KIND = observationsStored.name;

/** Stored readings were changed or deleted by hand. `from` is the earliest time, UTC ms; 0: all of them. */
export const observationsCorrected = defineEvent<{ readonly datastream: number; readonly from: number }>(
  'observations.corrected',
);

/** One stored reading has another value now. Times are UTC ms. */
export const readingChanged = defineEvent<{ readonly datastream: number; readonly time: number }>(
  'observations.reading-changed',
);
