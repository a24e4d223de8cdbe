import { SECOND } from '@wijkritme/contract';
import { SENSORS, type Sensor } from './sensors.ts';

export type PropertyId =
  | 'sound-level'
  | 'pedestrians'
  | 'bicycles'
  | 'cars'
  | 'heavy-vehicles'
  | 'pm25'
  | 'no2'
  | 'temperature'
  | 'rainfall'
  | 'wind-speed'
  | 'occupancy';

/** One virtual datastream. */
export interface Series {
  /** For example "snd-01/sound-level". */
  readonly key: string;
  readonly sensor: Sensor;
  readonly property: PropertyId;
  readonly intervalSeconds: number;
  /** Every device has its own second within the interval, so readings arrive spread out. */
  readonly phaseSeconds: number;
}

const MEASURES: Record<Sensor['kind'], readonly PropertyId[]> = {
  sound: ['sound-level'],
  counter: ['pedestrians', 'bicycles'],
  air: ['pm25', 'no2', 'temperature'],
  parking: ['occupancy'],
  cars: ['cars', 'heavy-vehicles'],
};
const INTERVAL_SECONDS: Record<Sensor['kind'], number> = {
  sound: 300,
  counter: 300,
  air: 600,
  parking: 300,
  cars: 300,
};
/** What one air station measures besides: a rain gauge and a wind meter on its roof. */
const WEATHER: readonly PropertyId[] = ['rainfall', 'wind-speed'];
const measuresOf = (sensor: Sensor): readonly PropertyId[] =>
  sensor.kind === 'air' && sensor.weather ? [...MEASURES.air, ...WEATHER] : MEASURES[sensor.kind];
/** A device sends its second and third number some seconds after its first. */
const CHANNEL_SECONDS = 3;

/** Coprime with the number of sensors, so that neighbours in the list do not report one after another. */
const STRIDE = 17;

export const SERIES: readonly Series[] = SENSORS.flatMap((sensor, i) => {
  const intervalSeconds = INTERVAL_SECONDS[sensor.kind];
  const turn = (i * STRIDE) % SENSORS.length;
  const phase = Math.floor((turn * (intervalSeconds - 10)) / SENSORS.length);
  return measuresOf(sensor).map((property, channel) => ({
    key: `${sensor.id}/${property}`,
    sensor,
    property,
    intervalSeconds,
    phaseSeconds: phase + channel * CHANNEL_SECONDS,
  }));
});

/** The first moment after `after` at which the series has a reading; moments are regular in UTC. */
export function nextMoment(series: Series, after: number): number {
  const interval = series.intervalSeconds * SECOND;
  const phase = series.phaseSeconds * SECOND;
  return (Math.floor((after - phase) / interval) + 1) * interval + phase;
}

export function findSeries(key: string): Series {
  const found = SERIES.find((series) => series.key === key);
  if (!found) throw new Error(`no such series: ${key}`);
  return found;
}
