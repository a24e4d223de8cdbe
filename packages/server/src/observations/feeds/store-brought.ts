import { REPEATED, STORED } from '../intake/outcome.ts';
import { addReading, createReadings } from '../readings.ts';
import type { ObservationsRoom } from '../room.ts';
import { type Brought, nothingNew } from './brought.ts';
import type { ChannelReading } from './shared-files.ts';

type Room = Pick<ObservationsRoom, 'intake' | 'sensors' | 'lateLimitMs'>;

/** One reading of a datastream of one thing. */
export interface KnownReading {
  readonly id: number;
  readonly time: number;
  readonly value: number;
}

/** Those for which the thing has a datastream. */
export function knownOf(room: Room, thingId: number, readings: readonly ChannelReading[]): KnownReading[] {
  const entries = new Map(room.sensors.catalog.ofThing(thingId).map((entry) => [entry.channel, entry.id]));
  return readings.flatMap(({ channel, value, time }) => {
    const id = entries.get(channel);
    return id === undefined ? [] : [{ id, time, value }];
  });
}

/** Through the gate as any other reading. @throws whatever the intake throws: nothing was stored then */
export async function storeBrought(room: Room, thingId: number, known: readonly KnownReading[]): Promise<Brought> {
  if (known.length === 0) return nothingNew;
  const columns = createReadings(known.length);
  for (const { id, time, value } of known) addReading(columns, id, time, value);
  const outcome = await room.intake.submit(columns, {
    principal: { kind: 'device', credential: 'feed', thingId },
    door: 'http',
    lateLimitMs: room.lateLimitMs,
  });
  const stored = outcome.filter((code) => code === STORED).length;
  const refused = outcome.filter((code) => code !== STORED && code !== REPEATED).length;
  return { fault: null, reached: Math.max(...known.map(({ time }) => time)), stored, refused };
}
