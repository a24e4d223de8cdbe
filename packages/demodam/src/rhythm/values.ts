import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import { measureOddities } from '../measures.ts';
import { dailyPeak, type Oddity, plantedOddities } from '../oddities.ts';
import { hash, hashText } from '../random.ts';
import type { Sensor } from '../sensors/sensors.ts';
import { nextMoment, type Series } from '../sensors/series.ts';
import { airValue } from './air.ts';
import { civilMoment } from './civil-time.ts';
import { busyness, type PatternName } from './day-shapes.ts';
import { drawCount, smoothNoise } from './noise.ts';
import { createWeather, type Weather } from './weather.ts';

/** Which city: everything that is measured follows from these. */
export interface World {
  readonly seed: number;
  readonly birth: number;
  /** Measures were planted in it, with what they did; not with too short a history to judge one. Absent: a city of before there were any. */
  readonly measures?: boolean;
}

/** The reading of a series at one of its moments; null where the sensor is silent. A pure function of its arguments. */
export type ValueAt = (series: Series, t: number) => number | null;

export function createValues(world: World): ValueAt {
  const weatherAt = createWeather(world.seed);
  const planted = [...plantedOddities(world.birth), ...(world.measures ? measureOddities(world.birth) : [])];
  const measure = (series: Series, t: number, touch: Touch): number =>
    measured(series, t, { stream: hash(world.seed, hashText(series.key)), weather: weatherAt(t), touch });
  return (series, t) => {
    let touch = UNTOUCHED;
    for (const oddity of oddities(world, planted, series, t)) {
      if (oddity.effect.type === 'silent') return null;
      if (oddity.effect.type === 'stuck') return measure(series, nextMoment(series, oddity.from), UNTOUCHED);
      touch = combine(touch, touchOf(oddity, t));
    }
    return measure(series, t, touch);
  };
}

function oddities(world: World, planted: readonly Oddity[], series: Series, t: number): Oddity[] {
  const active = planted.filter((one) => t >= one.from && t < (one.to ?? Infinity) && one.series.includes(series.key));
  if (series.property !== 'sound-level') return active;
  const peak = dailyPeak(world.seed, world.birth, civilMoment(t).day);
  if (peak?.series.includes(series.key) && t >= peak.from && t < (peak.to ?? Infinity)) active.push(peak);
  return active;
}

interface Touch {
  readonly times: number;
  readonly addDb: number;
}
const UNTOUCHED: Touch = { times: 1, addDb: 0 };
const combine = (a: Touch, b: Touch): Touch => ({ times: a.times * b.times, addDb: a.addDb + b.addDb });

function touchOf({ effect, from, to }: Oddity, t: number): Touch {
  if (effect.type === 'grow') {
    return { times: 1 + (effect.times - 1) * Math.min(1, (t - from) / effect.overMs), addDb: 0 };
  }
  if (effect.type === 'step') return { times: effect.times, addDb: 0 };
  if (effect.type !== 'more' || to === undefined) return UNTOUCHED;
  const ramp = Math.min(30 * MINUTE, (to - from) / 4);
  const share = Math.min(1, (t - from) / ramp, (to - t) / ramp);
  return { times: 1 + (effect.times - 1) * share, addDb: effect.addDb * share };
}

interface Moment {
  readonly stream: number;
  readonly weather: Weather;
  readonly touch: Touch;
}

function measured(series: Series, t: number, moment: Moment): number {
  const { sensor, property } = series;
  switch (sensor.kind) {
    case 'sound':
      return soundLevel(sensor, t, moment);
    case 'counter':
      return count(series, t, moment, property === 'bicycles' ? sensor.bicycles : sensor.pedestrians);
    case 'cars':
      return count(series, t, moment, property === 'cars' ? sensor.cars : sensor.heavy);
    case 'parking':
      return occupancy(sensor.pattern, t, moment);
    case 'air':
      return airValue(property, t, { ...moment, busy: busy(sensor.pattern, t), traffic: sensor.traffic });
    default:
      return unknown(sensor);
  }
}

const unknown = (sensor: never): never => {
  throw new Error(`unknown sensor: ${JSON.stringify(sensor satisfies Sensor)}`);
};

function busy(pattern: PatternName, t: number): number {
  const { day, minute } = civilMoment(t);
  return busyness(pattern, day, minute);
}

/** How the weather keeps people in, per kind of traffic: 0 is not at all. */
function outdoors(weather: Weather, pattern: PatternName, property: Series['property']): number {
  if (property === 'cars') return 1 + 0.03 * Math.min(2, weather.rainMmPerHour);
  if (property === 'heavy-vehicles') return 1;
  const wet = pattern === 'park' ? 0.75 : property === 'bicycles' ? 0.32 : pattern === 'station' ? 0.12 : 0.26;
  const warmth = pattern === 'park' ? 0.035 : 0.008;
  const rain = Math.exp(-wet * Math.sqrt(weather.rainMmPerHour));
  const warm = Math.min(1.6, Math.max(0.45, 1 + warmth * (weather.temperatureC - 9)));
  return rain * warm * (1 - 0.012 * Math.max(0, weather.windMs - 8));
}

function count(series: Series, t: number, { stream, weather, touch }: Moment, peak: number): number {
  const { pattern } = series.sensor;
  const { day } = civilMoment(t);
  const drift = 0.1 * smoothNoise(stream, t, 25 * MINUTE) + 0.07 * smoothNoise(stream, t, 3 * HOUR);
  const today = 0.05 * smoothNoise(stream, day * DAY, DAY);
  const mean = peak * busy(pattern, t) * outdoors(weather, pattern, series.property) * Math.exp(drift + today);
  return drawCount(mean * touch.times, 14, stream, Math.floor(t / MINUTE));
}

function soundLevel(sensor: Extract<Sensor, { kind: 'sound' }>, t: number, { stream, weather, touch }: Moment): number {
  const power = (levelDb: number) => 10 ** (levelDb / 10);
  const people = Math.min(1.3, busy(sensor.pattern, t) * outdoors(weather, sensor.pattern, 'pedestrians'));
  const rain = weather.rainMmPerHour > 0 ? power(38 + 5 * Math.log2(1 + weather.rainMmPerHour)) : 0;
  const wind = power(22 + 2 * weather.windMs);
  const level = 10 * Math.log10(power(sensor.quietDb) + power(sensor.busyDb) * people + rain + wind);
  const noise =
    1.1 * smoothNoise(stream, t, 12 * MINUTE) +
    0.7 * smoothNoise(stream, t, 90 * MINUTE) +
    0.5 * smoothNoise(stream, t, MINUTE);
  return round1(Math.min(110, Math.max(30, level + noise + touch.addDb)));
}

function occupancy(pattern: PatternName, t: number, { stream, touch }: Moment): number {
  const noise =
    3 * smoothNoise(stream, t, 50 * MINUTE) +
    2 * smoothNoise(stream, t, 4 * HOUR) +
    0.4 * smoothNoise(stream, t, 5 * MINUTE);
  return round1(Math.min(100, Math.max(0, 96 * busy(pattern, t) * touch.times + noise)));
}

const round1 = (value: number): number => Math.round(value * 10) / 10;
