import type { Deviation } from '@wijkritme/contract';
import type { Reader } from '../foundation/reader.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import { type LookedDeviation, peakOf, type ShownDeviation, shownDeviation, shownFrom, viewOf } from './outward.ts';
import type { RhythmRoom } from './room.ts';
import { type DeviationFacts, deviationSentence } from './sentences/deviation-sentence.ts';

/** As this reader may see it. */
export function toDeviation(stored: LookedDeviation, room: RhythmRoom, reader: Reader): Deviation {
  const { language } = reader;
  const entry = room.sensors.catalog.find(stored.datastream_id);
  const rule = viewOf(reader, entry);
  const row = shownDeviation(stored, rule, entry);
  const place = room.places.directory.find(entry?.placeId ?? -1);
  const { expected_low: low, expected_mid: mid, expected_high: high } = row;
  return {
    id: row.id,
    datastreamId: row.datastream_id,
    placeId: entry?.placeId ?? null,
    signalId: row.signal_id,
    kind: row.kind,
    pattern: row.pattern,
    start: row.start_time.toISOString(),
    end: row.end_time?.toISOString() ?? null,
    peakTime: row.peak_time.toISOString(),
    peakValue: row.peak_value,
    ...shownFrom(rule, entry),
    expected: low !== null && mid !== null && high !== null ? { low, mid, high } : null,
    meanDifference: row.mean_difference,
    readings: row.readings,
    surprise: row.surprise,
    onceInWeeks: row.once_in_weeks,
    probability: row.probability,
    unit: entry?.unit ?? '',
    propertyName: entry?.propertyName[language] ?? '',
    placeName: place?.name ?? null,
    simulated: entry?.simulated ?? false,
    sentence: entry ? deviationSentence(factsOf(row, entry, place?.name), language) : '',
  };
}

function factsOf(row: ShownDeviation, entry: CatalogEntry, placeName: string | undefined): DeviationFacts {
  return {
    measured: entry,
    kind: row.kind,
    pattern: row.pattern,
    start: row.start_time.getTime(),
    end: row.end_time?.getTime() ?? null,
    peakTime: row.peak_time.getTime(),
    peakValue: peakOf(row),
    expectedMid: row.expected_mid,
    meanDifference: row.mean_difference,
    unit: entry.unit,
    thingName: entry.thingName,
    placeName,
    timeZone: entry.timeZone,
  };
}
