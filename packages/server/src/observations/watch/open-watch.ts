import type { Context } from '../../foundation/context.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { DeviceEvents } from './device-events.ts';
import { DeviceWatch } from './device-watch.ts';
import { FloodGuard } from './flood-guard.ts';
import { SequenceBook } from './sequence-book.ts';

/** The watch before the gate, with its settings. */
export function openWatch({ config, clock, metrics, log }: Context, db: ObservationsDb) {
  const events = new DeviceEvents(db, log);
  const flood = new FloodGuard(config.deviceMessagesPerMinute);
  const sequences = new SequenceBook(db, config.replayWindow);
  return { events, watch: new DeviceWatch({ events, flood, sequences, clock, metrics }) };
}
