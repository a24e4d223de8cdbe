import type { DeviationKind } from '@wijkritme/contract';
import { type RawBuilder, sql } from 'kysely';

/** Kinds that say something of the sensor alone. */
export const apart: DeviationKind[] = ['silent', 'implausible'];

/** Of the signal with this name in the statement: only silence, or what cannot be. */
export const aboutSensor = (signal: string) => sql<boolean>`(
  coalesce((select bool_and(d.kind = any(${apart}::text[])) from deviation d where d.signal_id = ${sql.ref(`${signal}.id`)}), false)
    and not exists (select 1 from joint_deviation j where j.signal_id = ${sql.ref(`${signal}.id`)}))`;

/** Kinds of the signal with this name in the statement, each once. */
export const kindsOf = (signal: string) => sql<DeviationKind[]>`array(
  select d.kind from deviation d where d.signal_id = ${sql.ref(`${signal}.id`)}
  union select j.kind from joint_deviation j where j.signal_id = ${sql.ref(`${signal}.id`)})`;

/** Signals of one place that began after a moment, of some sort. */
export interface SignalSort {
  /** null: signals at no known place. */
  readonly placeId: number | null;
  readonly begunAfter: Date;
  /** Only those that say something of a sensor alone, or only the others. */
  readonly aboutSensor?: boolean;
  /** Only those with one of some kinds (or with none at all), and with none of others. */
  readonly kinds?: {
    readonly some: readonly DeviationKind[];
    readonly orWithout: boolean;
    readonly none: readonly DeviationKind[];
  };
}

export interface SignalWindow extends SignalSort {
  /** A signal of which nobody knows when it was noticed counts from when it began. */
  readonly noticedBefore: Date;
  readonly noticedAfter?: Date;
}

/** The columns of a `SignalSort`, one array each, for `unnest`. */
export const sortArrays = (sorts: readonly SignalSort[]) => sql`
  ${sorts.map(({ placeId }) => placeId ?? 0)}::int4[],
  ${sorts.map(({ begunAfter }) => begunAfter.toISOString())}::timestamptz[],
  ${sorts.map((sort) => sort.aboutSensor ?? null)}::boolean[],
  ${sorts.map(({ kinds }) => kinds?.some.join(',') ?? null)}::text[],
  ${sorts.map(({ kinds }) => kinds?.orWithout ?? false)}::boolean[],
  ${sorts.map(({ kinds }) => kinds?.none.join(',') ?? '')}::text[]`;

/** In the same order. */
export const sortColumns = sql`place_id, begun_after, about_sensor, some_of, or_without, none_of`;

/** Is the signal `s` of the sort `w`? What it is about and its kinds are looked at only where a sort asks. */
export const isOfSort = (of: { readonly aboutSensor: RawBuilder<boolean>; readonly kinds: RawBuilder<unknown> }) =>
  sql<boolean>`w.place_id = coalesce(s.place_id, 0) and s.start_time > w.begun_after
  and (w.about_sensor is null or w.about_sensor = ${of.aboutSensor})
  and case when w.some_of is null then true else (
    select (k.kinds && string_to_array(w.some_of, ',') or (w.or_without and k.kinds = '{}'))
      and not k.kinds && string_to_array(w.none_of, ',')
    from (select ${of.kinds} as kinds) k) end`;

/** Is the signal `s` in one of these windows? */
export function inWindows(windows: readonly SignalWindow[]): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from unnest(${sortArrays(windows)},
      ${windows.map(({ noticedBefore }) => noticedBefore.toISOString())}::timestamptz[],
      ${windows.map(({ noticedAfter }) => noticedAfter?.toISOString() ?? '-infinity')}::timestamptz[]
    ) w (${sortColumns}, noticed_before, noticed_after)
    where coalesce(s.noticed_at, s.start_time) < w.noticed_before
      and coalesce(s.noticed_at, s.start_time) > w.noticed_after
      and ${isOfSort({ aboutSensor: aboutSensor('s'), kinds: kindsOf('s') })})`;
}
