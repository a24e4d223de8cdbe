import { selectByKeys } from '../../sql/read-rows.ts';
import {
  countObservations,
  findObservation,
  type ObservationSource,
  type SortedObservation,
  type StoredObservation,
  selectObservations,
} from '../../sql/read-sensorthings-observations.ts';
import type { Span } from '../../sql/spans.ts';
import type { Door } from '../door.ts';
import { expandReadings } from '../expand.ts';
import { writeGroups } from '../formats/write-data-arrays.ts';
import { nextLinkOf } from '../next-link.ts';
import type { Query } from '../parse-query.ts';
import { toShown } from '../protect.ts';
import { readingToken, toRowQuery } from '../questions.ts';
import type { EntityList, HiddenResult } from '../wire.ts';
import { allComponents, componentsOf } from './components.ts';
import { rowProperties, writeRows } from './write-rows.ts';

/** One observation of a MultiDatastream as one reader sees it. */
export interface ShownRow {
  /** Of the MultiDatastream: it takes the place of a datastream in the id of the observation. */
  readonly datastream: number;
  /** UTC ms. */
  readonly time: number;
  /** One per component, in their order; null where it is hidden. */
  readonly values: readonly (number | null)[];
  /** UTC ms, NaN when not given. */
  readonly resultTime: number;
  readonly feature?: number;
  /** Why numbers are hidden, place by place; undefined where none is. */
  readonly hidden?: readonly (HiddenResult | null)[];
  readonly isLab?: boolean;
}

/** MultiDatastreams by the datastream that leads; those that are not there have none. */
export async function rowsUnder(door: Door, ids: readonly number[]): Promise<ObservationSource> {
  const all = [...(await allComponents(door, ids))];
  return { parents: all.map(([id]) => id), datastreams: all.map(([, [lead = 0]]) => lead) };
}

/** One page of observations of a MultiDatastream. @param address of the list, for the link to the next page */
export async function readRows(door: Door, id: number, query: Query, address: string): Promise<EntityList> {
  const from = await rowsUnder(door, [id]);
  const { db } = door.room;
  const [found, counts] = await Promise.all([
    selectObservations(db, toRowQuery(query, from)),
    query.count ? countObservations(db, toRowQuery({ ...query, after: undefined }, from)) : undefined,
  ]);
  const leads = found.get(id) ?? [];
  const rows = await toRows(door, id, leads.slice(0, query.top));
  const last: SortedObservation | undefined = leads.length > query.top ? leads[query.top - 1] : undefined;
  const expanded = await expandReadings(door, rows, query.expand, 'MultiDatastreams');
  const form = { base: door.base, set: 'MultiDatastreams', relation: 'MultiDatastream', propertiesOf: rowProperties };
  return {
    entities:
      query.format === 'dataArray'
        ? writeGroups(rows, query.select, form)
        : writeRows(door.base, rows, query.select, expanded),
    count: counts && (counts.get(id) ?? 0),
    nextLink: last && nextLinkOf(address, query, readingToken(query, { ...last, datastream: id })),
  };
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

const everything: Query = {
  top: 1,
  skip: 0,
  count: false,
  orderBy: [],
  filter: undefined,
  select: undefined,
  expand: [],
  format: undefined,
  after: undefined,
  given: [],
};
