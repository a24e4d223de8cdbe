import { chosenOf } from './deep-select.ts';
import { sometimesOfReading } from './model.ts';
import { observationIdText } from './observation-id.ts';

/**
 * The wire format of SensorThings 1.1, and nothing else: another version of the standard is another file like this one.
 * Text is put together by hand because an observation's id does not fit a JavaScript number.
 */

/** JSON text that is ready to be sent. */
export type Json = string;

export interface ObservationRow {
  readonly datastream: number;
  /** UTC ms. */
  readonly time: number;
  readonly value: number;
  /** UTC ms, NaN when not given. */
  readonly resultTime: number;
  /** The feature it is about, where that is another than its datastream's. */
  readonly feature?: number;
  /** Measured while the datastream was not in the field. */
  readonly isLab?: boolean;
}

/** Why a reading has no result, as said in `resultQuality`. */
export interface HiddenResult {
  readonly hidden: string;
}
export const hiddenBelow = (minimum: number): HiddenResult => ({ hidden: `count below ${minimum}` });
/** It adds up with others, of which one is small or not there: it would give that one away. */
export const hiddenInSum: HiddenResult = { hidden: 'with a part of its sum' };

/** A reading as one reader sees it: the value is null where it is hidden, and `hidden` says why. */
export interface ShownObservation extends Omit<ObservationRow, 'value'> {
  readonly value: number | null;
  readonly hidden?: HiddenResult;
}

/** What an observation of the lab says of itself, in the free `parameters` of the standard (8.2.7). */
export const labParameters = { stage: 'lab' } as const;

/** What an observation has to say at times, null where it is chosen and there is nothing to say. */
export function withChosen(
  properties: Readonly<Record<string, unknown>>,
  select: ReadonlySet<string> | undefined,
): Readonly<Record<string, unknown>> {
  const chosen = select && sometimesOfReading.filter((name) => select.has(name) && !(name in properties));
  return chosen?.length ? { ...properties, ...Object.fromEntries(chosen.map((name) => [name, null])) } : properties;
}

/** What of an entity is written: chosen properties and links (undefined: all), and relations to be put in place. */
export interface Shape {
  readonly select: ReadonlySet<string> | undefined;
  readonly expanded: ReadonlyMap<string, Json>;
}

/** All of it, nothing expanded. */
export const whole: Shape = { select: undefined, expanded: new Map() };

export function selfLink(base: string, set: string, id: number | string): string {
  return `${base}/${set}(${id})`;
}

export function observationLink(base: string, datastream: number, time: number): string {
  return `${base}/Observations(${observationIdText(datastream, time)})`;
}

/** One observation with all its properties; the form in which it is answered to its sender. */
export function writeObservation(base: string, row: ShownObservation): Json {
  const id = observationIdText(row.datastream, row.time);
  const link = `${base}/Observations(${id})`;
  const resultTime = Number.isNaN(row.resultTime) ? 'null' : `"${new Date(row.resultTime).toISOString()}"`;
  const quality = row.hidden === undefined ? '' : `,"resultQuality":${JSON.stringify(row.hidden)}`;
  const mark = row.isLab ? `,"parameters":${JSON.stringify(labParameters)}` : '';
  return `{"@iot.id":${id},"@iot.selfLink":"${link}","phenomenonTime":"${new Date(row.time).toISOString()}","resultTime":${resultTime},"result":${row.value}${quality}${mark},"Datastream@iot.navigationLink":"${link}/Datastream","FeatureOfInterest@iot.navigationLink":"${link}/FeatureOfInterest"}`;
}

/** Any entity, part by part: `properties` in their order, then its relations as links or in place. */
export function writeEntity(
  link: string,
  idText: string,
  properties: Readonly<Record<string, unknown>>,
  relations: readonly string[],
  shape: Shape = whole,
): Json {
  let text = `{"@iot.id":${idText},"@iot.selfLink":${JSON.stringify(link)}`;
  for (const name in properties) {
    const value = chosenOf(name, properties[name], shape.select);
    if (value !== undefined) text += `,"${name}":${JSON.stringify(value)}`;
  }
  for (const relation of relations) {
    const inPlace = shape.expanded.get(relation);
    if (inPlace !== undefined) text += inPlace;
    else if (shape.select === undefined || shape.select.has(relation))
      text += `,"${relation}@iot.navigationLink":${JSON.stringify(`${link}/${relation}`)}`;
  }
  return `${text}}`;
}

/** An expanded relation as it stands inside its entity. */
export function writeExpandedOne(relation: string, entity: Json | undefined): Json {
  return `,"${relation}":${entity ?? 'null'}`;
}

export function writeExpandedMany(relation: string, list: EntityList): Json {
  const count = list.count === undefined ? '' : `,"${relation}@iot.count":${list.count}`;
  const next = list.nextLink === undefined ? '' : `,"${relation}@iot.nextLink":${JSON.stringify(list.nextLink)}`;
  return `${count},"${relation}":[${list.entities.join(',')}]${next}`;
}

export interface EntityList {
  readonly entities: readonly Json[];
  readonly count: number | undefined;
  readonly nextLink: string | undefined;
}

export function writeList({ entities, count, nextLink }: EntityList): Json {
  const head = count === undefined ? '' : `"@iot.count":${count},`;
  const tail = nextLink === undefined ? '' : `,"@iot.nextLink":${JSON.stringify(nextLink)}`;
  return `{${head}"value":[${entities.join(',')}]${tail}}`;
}

/** Only the address of an entity, as `$ref` asks. */
export function writeReference(link: string): Json {
  return `{"@iot.selfLink":${JSON.stringify(link)}}`;
}
