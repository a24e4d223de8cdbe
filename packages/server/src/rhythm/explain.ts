import { DAY, type DeviationReason, HOUR } from '@wijkritme/contract';
import { localDayOf, offsetAt, zoneRules } from '@wijkritme/engine';
import type { Language } from '../foundation/http/language.ts';
import type { Reader } from '../foundation/reader.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import { explainPlanned } from './explain-planned.ts';
import { explainNeighbours } from './neighbours/explain-neighbours.ts';
import { contradictionsAt, saysSomething } from './neighbours/to-contradiction.ts';
import { entryOf } from './operations/get-datastream.ts';
import { type LookedDeviation, peakOf, type ShownDeviation, shownDeviation, viewOf } from './outward.ts';
import type { RhythmRoom } from './room.ts';
import { patternTexts } from './sentences/pattern-texts.ts';
import { reasonTexts } from './sentences/reason-texts.ts';
import { countBefore, type DeviationRow } from './sql/deviations.ts';
import { toDeviation } from './to-deviation.ts';
import { explainWeather } from './weather/explain-weather.ts';

/** How far back "how often before" looks. */
const BEFORE_DAYS = 56;

type Explanation = DeviationReason['explanations'][number];

/** "Why do we see this?": measured against normal, how often before, quality, other explanations, what is unknown. */
export async function explain(stored: LookedDeviation, room: RhythmRoom, reader: Reader): Promise<DeviationReason> {
  const { language } = reader;
  const entry = entryOf(room, stored.datastream_id);
  const row = shownDeviation(stored, viewOf(reader, entry), entry);
  const texts = reasonTexts[language];
  const { rare } = patternTexts[language];
  const deviation = toDeviation(stored, room, reader);
  const count = await countBefore(room.db, row, row.start_time.getTime() - BEFORE_DAYS * DAY);
  const coverage = await coverageOf(room, entry, row.start_time.getTime());
  const others = await explainNeighbours(row, entry, room, language);
  return {
    deviation,
    ...evidenceOf(row, entry.unit, language),
    before: {
      count,
      days: BEFORE_DAYS,
      sentence: sentences(texts.before(count, BEFORE_DAYS), row.once_in_weeks === null ? '' : rare(row.once_in_weeks)),
    },
    quality: { coverage, sentence: texts.quality(coverage) },
    explanations: [
      ...calendarExplanations(row, entry, room, language),
      ...explainPlanned(row, entry, room, language),
      ...(await explainWeather(row, entry, room, language)),
      ...others.explanations,
      ...(await contradictions(row, room, language)),
    ],
    unknown: [...texts.unknown(row.kind), ...others.unknown],
  };
}

const sentences = (...parts: readonly string[]) => parts.filter(Boolean).join(' ');

/** Measured against normal; what cannot be is held against the last plausible reading instead. */
function evidenceOf(
  row: ShownDeviation,
  unit: string,
  language: Language,
): Pick<DeviationReason, 'measured' | 'normal' | 'difference'> {
  const texts = reasonTexts[language];
  const patterns = patternTexts[language];
  const { kind, pattern, peak_value: value, expected_low: low, expected_mid: mid, expected_high: high } = row;
  const seen = peakOf(row);
  const looked = pattern === null ? '' : patterns.looked[pattern];
  if (kind === 'implausible') {
    const jumped = value === null || mid === null ? '' : patterns.jumped(Math.abs(value - mid), unit);
    return {
      measured: patterns.impossible(seen, unit),
      normal: patterns.plausible(row.hidden_before === null ? mid : { below: row.hidden_before }, unit),
      difference: sentences(jumped, looked),
    };
  }
  // States have no distance from one another.
  if (kind === 'other-state')
    return { measured: texts.measured(value, unit, kind), normal: patterns.usualState(mid, unit), difference: looked };
  return {
    measured: texts.measured(seen, unit, kind),
    normal: texts.normal(low, high, mid, unit),
    difference: sentences(texts.difference(seen, mid, row.mean_difference, unit, kind), looked),
  };
}

/** Share of the readings that came in the four weeks before. */
async function coverageOf(room: RhythmRoom, entry: CatalogEntry, end: number): Promise<number> {
  const days = 28;
  const slice = await room.observations.slice(
    entry.id,
    end - days * DAY,
    end,
    Math.ceil((days * DAY) / entry.intervalMs) * 2,
  );
  const first = slice.time[0];
  const expected = first === undefined ? 0 : (end - first) / entry.intervalMs;
  return expected < 1 ? 0 : Math.min(1, slice.time.length / expected);
}

function calendarExplanations(
  row: DeviationRow,
  entry: CatalogEntry,
  room: RhythmRoom,
  language: Language,
): Explanation[] {
  const texts = reasonTexts[language];
  const zone = zoneRules(entry.timeZone);
  const start = row.start_time.getTime();
  const end = Math.min(row.end_time?.getTime() ?? start + DAY, start + 14 * DAY);
  const found: Explanation[] = [];
  for (let day = localDayOf(zone, start); day <= localDayOf(zone, end); day++) {
    const date = new Date(day * DAY).toISOString().slice(0, 10);
    const holiday = room.places.holidays.nameOf(entry.country, date);
    if (holiday) found.push({ kind: 'holiday', sentence: texts.holiday(holiday) });
    for (const item of entry.placeId === null ? [] : room.places.calendarOf(entry.placeId)) {
      if (item.date === date && item.kind === 'school-break')
        found.push({ kind: item.kind, sentence: texts.school(item.name) });
    }
  }
  if (offsetAt(zone, start - DAY) !== offsetAt(zone, end + HOUR))
    found.push({ kind: 'clock-change', sentence: texts.clockChange });
  // A school break of many days is one explanation.
  return [...new Map(found.map((one) => [one.sentence, one])).values()];
}

/** The device disagreed with its neighbours while this went on. */
async function contradictions(row: DeviationRow, room: RhythmRoom, language: Language): Promise<Explanation[]> {
  if (!saysSomething(row)) return [];
  const span = { start: row.start_time.getTime(), end: row.end_time?.getTime() ?? null };
  const found = await contradictionsAt(room, { datastreams: [row.datastream_id], ...span }, language);
  return found.slice(0, 1).map((sentence) => ({ kind: 'contradicts-neighbours', sentence }));
}
