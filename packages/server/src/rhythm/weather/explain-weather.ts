import { DAY, type DeviationReason, HOUR } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { type CatalogEntry, isInField } from '../../sensors/index.ts';
import { hourlyBand } from '../band.ts';
import { municipalityOf } from '../forecasts/forecast-groups.ts';
import type { RhythmRoom } from '../room.ts';
import { weatherSentence } from '../sentences/weather-texts.ts';
import type { DeviationRow } from '../sql/deviations.ts';
import { type WeatherEvidence, weatherEvidence } from './weather-evidence.ts';

/** What is weather, and which of its ends are remarkable: a dry or calm hour is none. */
const WEATHER: Readonly<Record<string, readonly WeatherEvidence['side'][]>> = {
  rainfall: ['higher'],
  'wind-speed': ['higher'],
  temperature: ['higher', 'lower'],
};
/** Held against so many weeks before. */
const BEFORE = 56 * DAY;
/** Weather just before the hour of the largest difference counts too: what is wet stays wet. */
const JUST_BEFORE = 2 * HOUR;

/**
 * Whether rain, wind or temperature was unusual around the hour of the largest difference, by the nearest sensor of each in the same
 * municipality. Only of what was higher or lower: what lasts weeks, or is about the sensor, has no such hour.
 */
export async function explainWeather(
  row: Pick<DeviationRow, 'kind' | 'start_time' | 'peak_time'>,
  entry: CatalogEntry,
  room: RhythmRoom,
  language: Language,
): Promise<DeviationReason['explanations']> {
  if ((row.kind !== 'higher' && row.kind !== 'lower') || entry.property in WEATHER) return [];
  const to = Math.floor(row.peak_time.getTime() / HOUR) * HOUR;
  const from = Math.min(to, Math.max(Math.floor(row.start_time.getTime() / HOUR) * HOUR, to - JUST_BEFORE));
  const found: DeviationReason['explanations'] = [];
  for (const [property, sides] of Object.entries(WEATHER)) {
    const near = nearest(room, entry, property, to);
    if (!near) continue;
    const view = { entry: near, series: room.keeper.find(near.id), rule: null };
    const evidence = weatherEvidence(await hourlyBand(room, view, from - BEFORE, to + HOUR), { from, to, sides });
    if (!evidence) continue;
    const facts = { ...evidence, name: near.propertyName[language], unit: near.unit, sensor: near.thingName };
    found.push({ kind: 'weather', sentence: weatherSentence(facts, language) });
  }
  return found;
}

/** Of the same place before any other, else of the same municipality; counts are no weather, so that nothing small is told. */
function nearest(room: RhythmRoom, to: CatalogEntry, property: string, at: number): CatalogEntry | undefined {
  const { directory } = room.places;
  const municipality = municipalityOf(directory, to.placeId);
  if (municipality === null || municipality === undefined) return undefined;
  const there = [...room.sensors.catalog.all()].filter(
    (one) =>
      one.property === property &&
      one.kind === 'level' &&
      isInField(one, at) &&
      municipalityOf(directory, one.placeId) === municipality,
  );
  return there.find(({ placeId }) => placeId === to.placeId) ?? there[0];
}
