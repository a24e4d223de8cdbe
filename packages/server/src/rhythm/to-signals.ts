import type { Signal } from '@wijkritme/contract';
import type { Reader } from '../foundation/reader.ts';
import { lookAtSums } from './look-at-sums.ts';
import { type LookedDeviation, viewOf } from './outward.ts';
import type { RhythmRoom } from './room.ts';
import { signalSentence } from './sentences/signal-sentence.ts';
import { selectDeviationsByIds } from './sql/deviations.ts';
import { type JointRow, selectJointOfSignals } from './sql/joint-deviations.ts';
import type { SignalRow } from './sql/signals.ts';
import { toDeviation } from './to-deviation.ts';
import { isProtected, toJointDeviation, zoneOfGroup } from './to-joint-deviation.ts';

export async function toSignals(rows: readonly SignalRow[], room: RhythmRoom, reader: Reader): Promise<Signal[]> {
  const first = rows.flatMap((row) => row.deviations.slice(0, 1));
  const strongest = await lookAtSums(room, await selectDeviationsByIds(room.db, first));
  const joint = await selectJointOfSignals(
    room.db,
    rows.map(({ id }) => id),
  );
  const byId = new Map(strongest.map((row) => [row.id, row]));
  return rows.map((row) => {
    const own = joint.filter(({ signal_id }) => signal_id === row.id);
    return toSignal(row, { strongest: byId.get(row.deviations[0] ?? -1), joint: own }, room, reader);
  });
}

interface Parts {
  readonly strongest: LookedDeviation | undefined;
  /** The most surprising first. */
  readonly joint: readonly JointRow[];
}

function toSignal(row: SignalRow, { strongest, joint }: Parts, room: RhythmRoom, reader: Reader): Signal {
  const { language } = reader;
  const place = room.places.directory.find(row.place_id ?? -1);
  const told = joint.map((one) => toJointDeviation(one, room, reader));
  const [first] = joint;
  return {
    id: row.id,
    placeId: row.place_id,
    placeName: place?.name ?? null,
    start: row.start_time.toISOString(),
    end: row.end_time?.toISOString() ?? null,
    deviations: row.deviations,
    kinds: row.kinds,
    joint: told,
    outage: row.outage,
    surprise: isShownCoarsely({ strongest, joint }, room, reader) ? Math.round(row.surprise) : row.surprise,
    sentence: signalSentence(
      {
        outage: row.outage,
        count: row.deviations.length,
        place: place?.name,
        joint: told[0]?.sentence,
        first: strongest ? toDeviation(strongest, room, reader).sentence : '',
        start: row.start_time.getTime(),
        end: row.end_time?.getTime() ?? null,
        timeZone: place?.timeZone ?? (first && zoneOfGroup(first, room)) ?? 'Europe/Amsterdam',
      },
      language,
    ),
  };
}

/** The surprise of a signal is that of its strongest part, to many digits. */
function isShownCoarsely({ strongest, joint }: Parts, room: RhythmRoom, reader: Reader): boolean {
  const entry = room.sensors.catalog.find(strongest?.datastream_id ?? -1);
  return viewOf(reader, entry) !== null || joint.some((row) => isProtected(row, room, reader));
}
