import type { CatalogEntry } from '../../sensors/index.ts';
import { type EntityForm, entityId } from './entity-of.ts';
import type { EntityFormat } from './parse-question.ts';
import type { Instance } from './read-instances.ts';

export type Entity = Record<string, unknown>;

/** A datastream with what goes out of it. */
export interface Described {
  readonly entry: CatalogEntry;
  readonly form: EntityForm;
  /** Longitude and latitude. */
  readonly position: readonly [number, number] | undefined;
}

interface Attribute {
  readonly name: string;
  readonly type: 'Property' | 'GeoProperty' | 'Relationship';
  readonly value: unknown;
  readonly observedAt?: string;
  readonly unitCode?: string | undefined;
}

const iso = (time: number) => new Date(time).toISOString();
const toModel = ({ isFraction }: EntityForm, value: number) => (isFraction ? Number((value / 100).toFixed(8)) : value);

/** The entity as it is now. A reading that who asks may not see is not there. */
export function writeEntity(
  { entry, form, position }: Described,
  newest: Instance | undefined,
  { format, attributes }: { format: EntityFormat; attributes: ReadonlySet<string> | undefined },
): Entity {
  const all = [...facts({ entry, form, position }), ...(newest ? observed(entry, form, newest) : [])];
  const wanted = all.filter(({ name }) => attributes?.has(name) ?? true);
  return {
    id: entityId(form.type, entry.id),
    type: form.type,
    ...Object.fromEntries(wanted.map((one) => [one.name, written(one, format)])),
  };
}

function facts({ entry, form, position }: Described): Attribute[] {
  return [
    { name: 'name', type: 'Property', value: `${entry.thingName}: ${entry.name}` },
    { name: 'observedProperty', type: 'Property', value: entry.property },
    { name: 'refDevice', type: 'Relationship', value: `urn:ngsi-ld:Device:wijkritme:${entry.thingId}` },
    ...(position
      ? [{ name: 'location', type: 'GeoProperty' as const, value: { type: 'Point', coordinates: position } }]
      : []),
    ...(form.vehicleType ? [{ name: 'vehicleType', type: 'Property' as const, value: form.vehicleType }] : []),
    // Simulated data are called so wherever they go.
    ...(entry.simulated ? [{ name: 'simulated', type: 'Property' as const, value: true }] : []),
  ];
}

function observed(entry: CatalogEntry, form: EntityForm, { time, value }: Instance): Attribute[] {
  const { attribute, unitCode, hasPeriod } = form;
  const date = (name: string, at: number): Attribute => ({ name, type: 'Property', value: iso(at) });
  return [
    { name: attribute, type: 'Property', value: toModel(form, value), observedAt: iso(time), unitCode },
    date('dateObserved', time),
    ...(hasPeriod ? [date('dateObservedFrom', time), date('dateObservedTo', time + entry.intervalMs)] : []),
  ];
}

function written({ type, value, observedAt, unitCode }: Attribute, format: EntityFormat): unknown {
  if (format === 'keyValues') return value;
  const inner = type === 'Relationship' ? { object: value } : { value };
  const more = { ...(observedAt && { observedAt }), ...(unitCode && { unitCode }) };
  if (format === 'normalized') return { type, ...inner, ...more };
  // Concise: a value with nothing beside it stands alone, but for what would be taken for something else [4.5.5].
  return type === 'Property' && Object.keys(more).length === 0 ? value : { ...inner, ...more };
}

/** How an entity went on through time: one instance per reading, oldest first [4.5.6, 4.5.7, 4.5.9]. */
export function writeTemporal(
  { entry, form }: Described,
  instances: readonly Instance[],
  format: EntityFormat,
): Entity {
  const { type, attribute, unitCode } = form;
  const head = { id: entityId(type, entry.id), type };
  if (instances.length === 0) return head;
  if (format === 'temporalValues')
    return {
      ...head,
      [attribute]: { type: 'Property', values: instances.map(({ time, value }) => [toModel(form, value), iso(time)]) },
    };
  const one = ({ time, value }: Instance) => ({
    ...(format === 'normalized' && { type: 'Property' }),
    value: toModel(form, value),
    observedAt: iso(time),
    ...(unitCode && { unitCode }),
  });
  return { ...head, [attribute]: instances.map(one) };
}
