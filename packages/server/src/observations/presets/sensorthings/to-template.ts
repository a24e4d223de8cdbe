import { findProperty, type RegisteredProperty, registeredProperties } from '@wijkritme/contract';
import { toSlug } from '../csv/series-book.ts';
import type { DatastreamTemplate, Reason } from '../preset.ts';
import { asObject, type Json, type JsonObject } from './walk-observations.ts';

/** What a person may add to a SensorThings file. */
export interface SensorThingsMapping {
  readonly owner?: string;
  readonly source?: string;
  readonly timeZone?: string;
  readonly country?: string;
  readonly intervalSeconds?: number;
  /** Registered property by the definition or name that the server uses; who fills this in vouches for the unit. */
  readonly properties?: Readonly<Record<string, string>>;
}

export type Described =
  | { readonly ok: true; readonly template: DatastreamTemplate; readonly property: RegisteredProperty }
  | { readonly ok: false; readonly column: string; readonly reason: Reason };

/** The series that a datastream of another server becomes here; or why it cannot become one. */
export function toTemplate(
  datastream: JsonObject,
  mapping: SensorThingsMapping,
  file: { name: string; intervalSeconds: number },
): Described {
  const thing = asObject(datastream.Thing) ?? {};
  const name = text(datastream.name) ?? 'metingen';
  const property = propertyOf(datastream, mapping);
  if ('nl' in property) return { ok: false, column: name, reason: property };
  const link = text(thing['@iot.selfLink']) ?? text(datastream['@iot.selfLink']);
  const owner = mapping.owner ?? host(link) ?? file.name;
  const thingName = text(thing.name) ?? name;
  const externalId = `sensorthings:${toSlug(owner)}:${toSlug(String(thing['@iot.id'] ?? thingName))}`;
  const template: DatastreamTemplate = {
    key: `${externalId}/${toSlug(String(datastream['@iot.id'] ?? name))}`,
    thing: { name: thingName, description: text(thing.description) ?? thingName, externalId },
    position: positionOf(datastream, thing),
    property: property.id,
    name,
    intervalSeconds: mapping.intervalSeconds ?? file.intervalSeconds,
    timeZone: mapping.timeZone ?? 'Europe/Amsterdam',
    country: mapping.country ?? 'NL',
    owner,
    source: mapping.source ?? link ?? file.name,
  };
  return { ok: true, template, property };
}

function propertyOf(datastream: JsonObject, mapping: SensorThingsMapping): RegisteredProperty | Reason {
  const observed = asObject(datastream.ObservedProperty) ?? {};
  const words = [text(observed.definition), text(observed.name)].filter((word) => word !== undefined);
  const chosen = words.map((word) => findProperty(mapping.properties?.[word] ?? '')).find((found) => found);
  if (chosen) return chosen;
  const property = words.map(findByWord).find((found) => found);
  if (!property) return unknownProperty(words.at(-1) ?? '?');
  const unit = asObject(datastream.unitOfMeasurement) ?? {};
  const written = [unit.symbol, unit.name, unit.definition].filter((part) => typeof part === 'string' && part !== '');
  const { symbol, name, definition } = property.unit;
  const isSame = written.length === 0 || written.some((part) => [symbol, name, definition].includes(String(part)));
  return isSame ? property : otherUnit(String(written[0]), symbol);
}

function findByWord(word: string): RegisteredProperty | undefined {
  const plain = word.toLowerCase();
  const isCalled = (p: RegisteredProperty) =>
    [p.id, p.name.nl, p.name.en].some((known) => known.toLowerCase() === plain);
  return findProperty(word) ?? registeredProperties.find(isCalled);
}

function positionOf(datastream: JsonObject, thing: JsonObject): readonly [number, number] | null {
  const locations = Array.isArray(thing.Locations) ? thing.Locations : [];
  const geometry = asObject(asObject(locations[0])?.location) ?? asObject(datastream.observedArea);
  const point = asObject(geometry?.geometry) ?? geometry;
  const [lon, lat] = point?.type === 'Point' && Array.isArray(point.coordinates) ? point.coordinates : [];
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null;
}

function host(link: string | undefined): string | undefined {
  return link && URL.canParse(link) ? new URL(link).host : undefined;
}

function text(json: Json | undefined): string | undefined {
  return typeof json === 'string' && json !== '' ? json : undefined;
}

function unknownProperty(word: string): Reason {
  return {
    nl: `De grootheid “${word}” is hier niet bekend. Geef bij "properties" aan welke het is.`,
    en: `The observed property "${word}" is not known here. Say under "properties" which one it is.`,
  };
}
function otherUnit(written: string, expected: string): Reason {
  return {
    nl: `De eenheid is ${written} en niet ${expected}. Klopt het toch, geef de grootheid dan aan bij "properties".`,
    en: `The unit is ${written}, not ${expected}. If it is right all the same, name the property under "properties".`,
  };
}
