import { selectByKeys } from '../../sql/read-rows.ts';
import {
  findObservation,
  type ObservationSource,
  type StoredObservation,
  selectObservations,
} from '../../sql/read-sensorthings-observations.ts';
import type { Span } from '../../sql/spans.ts';
import type { Door } from '../door.ts';
import { everything } from '../parse-query.ts';
import { toShown } from '../protect.ts';
import { toRowQuery } from '../questions.ts';
import { allComponents, componentsOf } from './components.ts';
import type { ShownRow } from './shown-row.ts';

/** MultiDatastreams by the datastream that leads; those that are not there have none. */
export async function rowsUnder(door: Door, ids: readonly number[]): Promise<ObservationSource> {
  const all = [...(await allComponents(door, ids))];
  return { parents: all.map(([id]) => id), datastreams: all.map(([, [lead = 0]]) => lead) };
}

/** The observation of that moment; undefined where not every component has a reading of it. */
export async function findRow(door: Door, id: number, time: number): Promise<ShownRow | undefined> {
  const [lead] = (await componentsOf(door, id)) ?? [];
  const found = lead === undefined ? undefined : await findObservation(door.room.db, lead, time);
  return found && (await toRows(door, id, [found]))[0];
}

/** The other numbers beside those of the datastream that leads, as who asks may see them. */
export async function toRows(door: Door, id: number, leads: readonly StoredObservation[]): Promise<ShownRow[]> {
  const [lead, ...others] = (await componentsOf(door, id)) ?? [];
  if (lead === undefined || leads.length === 0) return [];
  const keys = leads.flatMap(({ time }) => others.map((datastream) => ({ datastream, time })));
  const found = new Map((await selectByKeys(door.room.db, keys)).map((row) => [`${row.datastream} ${row.time}`, row]));
  const whole = leads.flatMap((first) => {
    const row = [first, ...others.flatMap((datastream) => found.get(`${datastream} ${first.time}`) ?? [])];
    // One may have been deleted a moment ago; what is left of it is no observation.
    return row.length === others.length + 1 ? [row] : [];
  });
  const shown = await toShown(door, whole.flat());
  const width = others.length + 1;
  return whole.map(([first], i): ShownRow => {
    const parts = shown.slice(i * width, (i + 1) * width);
    const { time = 0, resultTime = Number.NaN, feature } = first ?? {};
    return {
      datastream: id,
      time,
      values: parts.map(({ value }) => value),
      resultTime,
      ...(feature !== undefined && { feature }),
      ...(parts.some(({ hidden }) => hidden) && { hidden: parts.map(({ hidden }) => hidden ?? null) }),
      ...(parts.some(({ isLab }) => isLab) && { isLab: true }),
    };
  });
}

/** First and last moment of the observations of each; absent where there are none. @param leads by MultiDatastream */
export async function rowSpans(door: Door, leads: ReadonlyMap<number, number>): Promise<Map<number, Span>> {
  const from = { parents: [...leads.keys()], datastreams: [...leads.values()] };
  const one = { ...toRowQuery(everything, from), limit: 1 };
  const [first, last] = await Promise.all([
    selectObservations(door.room.db, one),
    selectObservations(door.room.db, { ...one, isKeyDescending: true }),
  ]);
  return new Map(
    [...first].flatMap(([id, [begin]]) => {
      const [end] = last.get(id) ?? [];
      return begin && end ? [[id, { first: begin.time, last: end.time }] as const] : [];
    }),
  );
}
