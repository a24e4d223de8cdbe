import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import type { PropertyId } from '../sensors/series.ts';
import { civilMoment } from './civil-time.ts';
import { smoothNoise } from './noise.ts';
import type { Weather } from './weather.ts';

interface AirMoment {
  readonly stream: number;
  readonly weather: Weather;
  /** How busy the traffic around it is, and how much of it there is. */
  readonly busy: number;
  readonly traffic: number;
}

/** Rain and wind as they are over the city; fine dust, nitrogen dioxide and temperature: background that the wind carries off, and what the street adds. */
export function airValue(property: PropertyId, t: number, moment: AirMoment): number {
  const { stream, weather } = moment;
  if (property === 'rainfall') return round1(weather.rainMmPerHour);
  // Gusts around what blows over the city.
  if (property === 'wind-speed') return round1(weather.windMs * Math.exp(0.12 * smoothNoise(stream, t, 20 * MINUTE)));
  if (property === 'temperature') {
    return round1(weather.temperatureC + 0.6 * moment.traffic + 0.25 * smoothNoise(stream, t, 40 * MINUTE));
  }
  const stillness = (4.5 / Math.max(0.8, weather.windMs)) ** 0.6;
  const washed = 1 / (1 + 0.12 * weather.rainMmPerHour);
  const street = moment.busy * moment.traffic;
  const base = property === 'no2' ? 9 + 17 * street : 6.5 + 2.2 * street + woodSmoke(t, weather);
  const noise =
    0.09 * smoothNoise(stream, t, 35 * MINUTE) +
    0.12 * smoothNoise(stream, t, 7 * HOUR) +
    0.1 * smoothNoise(stream, t, 2 * DAY);
  return round1(Math.max(0.4, base * stillness * washed * Math.exp(noise)));
}

/** Stoves on cold evenings. */
function woodSmoke(t: number, weather: Weather): number {
  const { minute } = civilMoment(t);
  const evening = Math.exp(-0.5 * ((minute / 60 - 21) / 2) ** 2);
  return evening * Math.max(0, Math.min(1, (12 - weather.temperatureC) / 10)) * 5;
}

const round1 = (value: number): number => Math.round(value * 10) / 10;
