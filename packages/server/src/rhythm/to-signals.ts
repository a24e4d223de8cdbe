import type { Signal } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import type { RhythmRoom } from './room.ts';
import { signalSentence } from './sentences/signal-sentence.ts';
import { type DeviationRow, selectDeviationsByIds } from './sql/deviations.ts';
import { type JointRow, selectJointOfSignals } from './sql/joint-deviations.ts';
import type { SignalRow } from './sql/signals.ts';
import { toDeviation } from './to-deviation.ts';
import { toJointDeviation, zoneOfGroup } from './to-joint-deviation.ts';

export async function toSignals(rows: readonly SignalRow[], room: RhythmRoom, language: Language): Promise<Signal[]> {
  const strongest = await selectDeviationsByIds(
    room.db,
    rows.flatMap((row) => row.deviations.slice(0, 1)),
  );
  const joint = await selectJointOfSignals(
    room.db,
    rows.map(({ id }) => id),
  );
  const byId = new Map(strongest.map((row) => [row.id, row]));
  return rows.map((row) => {
    const own = joint.filter(({ signal_id }) => signal_id === row.id);
    return toSignal(row, { strongest: byId.get(row.deviations[0] ?? -1), joint: own }, room, language);
  });
}

interface Parts {
  readonly strongest: DeviationRow | undefined;
  /** The most surprising first. */
  readonly joint: readonly JointRow[];
}

function toSignal(row: SignalRow, { strongest, joint }: Parts, room: RhythmRoom, language: Language): Signal {
  const place = room.places.directory.find(row.place_id ?? -1);
  const told = joint.map((one) => toJointDeviation(one, room, language));
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
    surprise: row.surprise,
    sentence: signalSentence(
      {
        outage: row.outage,
        count: row.deviations.length,
        place: place?.name,
        joint: told[0]?.sentence,
        first: strongest ? toDeviation(strongest, room, language).sentence : '',
        start: row.start_time.getTime(),
        end: row.end_time?.getTime() ?? null,
        timeZone: place?.timeZone ?? (first && zoneOfGroup(first, room)) ?? 'Europe/Amsterdam',
      },
      language,
    ),
  };
}
