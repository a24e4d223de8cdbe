import type { DeviationReason } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { type CatalogEntry, isInField } from '../../sensors/index.ts';
import type { RhythmRoom } from '../room.ts';
import { reasonTexts, saysNothing } from '../sentences/reason-texts.ts';
import { type DeviationRow, selectDeviating } from '../sql/deviations.ts';

/** What goes on has no end yet: last moment that the store is asked for. */
const LATEST = Date.UTC(9999, 0, 1);

/**
 * What others showed while a deviation lasted: other series of the same device, and other devices in exactly the same place. That it may
 * be the sensor is said only where another one measured then and showed nothing; where none did, that is one of the things we do not know.
 */
export async function explainNeighbours(
  row: Pick<DeviationRow, 'kind' | 'pattern' | 'start_time' | 'end_time'>,
  entry: CatalogEntry,
  room: Pick<RhythmRoom, 'db' | 'sensors' | 'observations'>,
  language: Language,
): Promise<Pick<DeviationReason, 'explanations' | 'unknown'>> {
  const texts = reasonTexts[language];
  const from = row.start_time.getTime();
  const to = row.end_time?.getTime() ?? LATEST;
  const same = room.sensors.catalog.ofThing(entry.thingId).filter(({ id }) => id !== entry.id);
  const near = inPlaceOf(entry, room);
  const deviating = await selectDeviating(room.db, { datastreams: [...same, ...near].map(({ id }) => id), from, to });
  const sameCount = same.filter(({ id }) => deviating.has(id)).length;
  const things = new Set(near.filter(({ id }) => deviating.has(id)).map(({ thingId }) => thingId));
  const explanations: DeviationReason['explanations'] = [];
  if (sameCount > 0) explanations.push({ kind: 'same-thing', sentence: texts.sameThing(sameCount) });
  if (things.size > 0) explanations.push({ kind: 'neighbours', sentence: texts.neighbours(things.size) });
  if (things.size > 0 || !(saysNothing(row.kind) || row.pattern === 'zeros')) return { explanations, unknown: [] };
  const usual = await firstThatMeasured(near, { from, to }, room);
  if (!usual) return { explanations, unknown: [texts.noOther] };
  explanations.push({ kind: 'sensor', sentence: texts.sensorAlone(usual.thingName) });
  return { explanations, unknown: [] };
}

/** Series of other devices; what stands in no known place has none beside it. */
function inPlaceOf({ placeId, thingId }: CatalogEntry, { sensors }: Pick<RhythmRoom, 'sensors'>): CatalogEntry[] {
  if (placeId === null) return [];
  return [...sensors.catalog.all()].filter((one) => one.placeId === placeId && one.thingId !== thingId);
}

/** Looks at one after the other until it has found one: as a rule the first. Readings of the lab tell nothing of the street. */
async function firstThatMeasured(
  near: readonly CatalogEntry[],
  { from, to }: { readonly from: number; readonly to: number },
  { observations }: Pick<RhythmRoom, 'observations'>,
): Promise<CatalogEntry | undefined> {
  for (const one of near) {
    const [time] = (await observations.slice(one.id, from, to, 1)).time;
    if (time !== undefined && isInField(one, time)) return one;
  }
  return undefined;
}
