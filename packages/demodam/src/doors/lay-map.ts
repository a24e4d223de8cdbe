import type { Client } from '@wijkritme/client';
import type { CalendarDay } from '@wijkritme/contract';
import { ATTRIBUTION, buildCity, toMapLayers } from '../city/city.ts';
import { MUNICIPALITY } from '../city/neighbourhoods.ts';
import { PLACE_CODES, toPlaceImports } from '../city/places.ts';
import type { DemodamOptions } from '../options.ts';
import { civilMoment, isoDate } from '../rhythm/civil-time.ts';
import { findSchoolBreak } from '../rhythm/holidays.ts';
import type { World } from '../rhythm/values.ts';
import { layPlanned } from './lay-planned.ts';
import { withRetry } from './retry.ts';

/** Puts the map layers that are missing. A layer that somebody else put is left alone. */
export async function layMap(client: Client, options: DemodamOptions, seed: number): Promise<void> {
  const { signal } = options;
  const layers = toMapLayers(buildCity(seed));
  const present = await withRetry(signal, () => client.listMapLayers({}, { signal }));
  let done = 0;
  for (const [kind, layer] of layers) {
    const there = present.items.find((one) => one.kind === kind);
    const ours = !there || (there.attribution === ATTRIBUTION && there.features !== layer.features.length);
    if (ours) {
      await withRetry(signal, () =>
        client.putMapLayer({ kind, body: { attribution: ATTRIBUTION, layer } }, { signal }),
      );
    }
    options.onProgress?.({ stage: 'map', done: ++done, total: layers.length });
  }
}

/** Imports the tree of places where any of them is missing, and fills their calendar. */
export async function layPlaces(client: Client, options: DemodamOptions, world: World): Promise<void> {
  const { signal } = options;
  const list = () => withRetry(signal, () => client.listPlaces({}, { signal }));
  const imports = toPlaceImports();
  const total = imports.length + 1;
  let places = (await list()).items;
  if (PLACE_CODES.some((code) => !places.some((place) => place.code === code))) {
    for (const [i, body] of imports.entries()) {
      const { refused } = await withRetry(signal, () => client.importPlaces({ body }, { signal }));
      if (refused[0]) throw new Error(`place ${refused[0].code} was refused: ${refused[0].reason}`);
      options.onProgress?.({ stage: 'places', done: i + 1, total });
    }
    places = (await list()).items;
  }
  for (const [code, days] of calendarDays(world)) {
    const place = places.find((one) => one.code === code);
    if (!place) throw new Error(`place ${code} is missing after its import`);
    await layCalendar(client, { id: place.id, days, signal });
  }
  await layPlanned(client, { places, birth: world.birth, signal });
  options.onProgress?.({ stage: 'places', done: total, total });
}

async function layCalendar(
  client: Client,
  { id, days, signal }: { id: number; days: CalendarDay[]; signal: AbortSignal | undefined },
): Promise<void> {
  const dates = days.map((day) => day.date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (!from || !to) return;
  const present = await withRetry(signal, () => client.getCalendar({ id, from, to }, { signal }));
  const known = new Set(present.items.map((day) => `${day.date} ${day.name}`));
  const items = days.filter((day) => !known.has(`${day.date} ${day.name}`));
  if (items.length > 0) await withRetry(signal, () => client.addCalendarEvents({ id, body: { items } }, { signal }));
}

/** Days per place code: the school breaks of the town. */
export function calendarDays({ birth }: World): Map<string, CalendarDay[]> {
  const town: CalendarDay[] = [];
  const today = civilMoment(birth).day;
  for (let day = today - 70; day < today + 370; day++) {
    const found = findSchoolBreak(day);
    if (found) town.push({ date: isoDate(day), kind: 'school-break', name: `${found.name} (simulatie)` });
  }
  return new Map([[MUNICIPALITY.code, town]]);
}
