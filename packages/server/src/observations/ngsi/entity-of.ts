import { type CatalogEntry, unitCodeOf } from '../../sensors/index.ts';

/** How a datastream goes out: as which entity type, with its readings in which attribute. */
export interface EntityForm {
  readonly type: string;
  readonly attribute: string;
  /** The model writes a part of one, we keep percent. */
  readonly isFraction: boolean;
  readonly unitCode: string | undefined;
  /** The model wants a place, and a beginning and an end. */
  readonly needsPlace: boolean;
  readonly hasPeriod: boolean;
  readonly vehicleType: string | undefined;
}

type Model = Pick<EntityForm, 'type' | 'attribute'> &
  Partial<Pick<EntityForm, 'isFraction' | 'needsPlace' | 'hasPeriod' | 'vehicleType'>>;

const air = (attribute: string): Model => ({ type: 'AirQualityObserved', attribute, needsPlace: true });
const traffic = (vehicleType?: string): Model => ({
  type: 'TrafficFlowObserved',
  attribute: 'intensity',
  ...(vehicleType && { vehicleType }),
});

const models: Readonly<Record<string, Model>> = {
  'sound-level': { type: 'NoiseLevelObserved', attribute: 'LAeq', needsPlace: true, hasPeriod: true },
  pm25: air('pm25'),
  pm10: air('pm10'),
  no2: air('no2'),
  co2: air('co2'),
  temperature: air('temperature'),
  humidity: { ...air('relativeHumidity'), isFraction: true },
  pedestrians: { type: 'CrowdFlowObserved', attribute: 'peopleCount' },
  vehicles: traffic(),
  cars: traffic('car'),
  'heavy-vehicles': traffic('lorry'),
  bicycles: traffic('bicycle'),
  speed: { type: 'TrafficFlowObserved', attribute: 'averageVehicleSpeed' },
};
/** Where no smart data model fits: an entity type of our own. */
const own: Model = { type: 'DatastreamObserved', attribute: 'value' };

export const entityTypes: readonly string[] = [
  ...new Set([...Object.values(models), own].map(({ type }) => type)),
].sort();
export const entityAttributes: readonly string[] = [
  ...new Set([...Object.values(models), own].map(({ attribute }) => attribute)),
].sort();

/** @param hasPlace whether it is known where the thing stands; a model that wants a place is not used without one */
export function formOf(entry: CatalogEntry, hasPlace: boolean): EntityForm {
  const found = Object.hasOwn(models, entry.property) ? models[entry.property] : undefined;
  const model = found && (hasPlace || !found.needsPlace) ? found : own;
  const { isFraction = false, needsPlace = false, hasPeriod = false, vehicleType } = model;
  const unitCode = isFraction ? 'C62' : unitCodeOf(entry.unit);
  return { type: model.type, attribute: model.attribute, isFraction, unitCode, needsPlace, hasPeriod, vehicleType };
}

export const entityId = (type: string, datastream: number): string => `urn:ngsi-ld:${type}:wijkritme:${datastream}`;

/** The datastream that an id stands for; undefined where it is no id of ours. */
export function datastreamIn(id: string): number | undefined {
  const found = /^urn:ngsi-ld:[A-Za-z]{1,60}:wijkritme:(\d{1,9})$/.exec(id);
  return found ? Number(found[1]) : undefined;
}
