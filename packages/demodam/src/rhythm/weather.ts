import { DAY, HOUR } from '@wijkritme/contract';
import { civilMoment } from './civil-time.ts';
import { smoothNoise } from './noise.ts';

export interface Weather {
  readonly temperatureC: number;
  readonly rainMmPerHour: number;
  readonly windMs: number;
}

const KEPT_HOURS = 48;

/** The weather over the city: a function of seed and time, worked out per hour and flowing between the hours. */
export function createWeather(seed: number): (t: number) => Weather {
  const stream = seed ^ 0x3ea7;
  const kept = new Map<number, Weather>();
  const hourly = (hour: number): Weather => {
    let weather = kept.get(hour);
    if (!weather) {
      if (kept.size >= KEPT_HOURS) kept.clear();
      weather = weatherOfHour(stream, hour * HOUR);
      kept.set(hour, weather);
    }
    return weather;
  };
  return (t) => {
    const hour = Math.floor(t / HOUR);
    const share = t / HOUR - hour;
    const [a, b] = [hourly(hour), hourly(hour + 1)];
    const between = (from: number, to: number) => from + (to - from) * share;
    return {
      temperatureC: between(a.temperatureC, b.temperatureC),
      rainMmPerHour: between(a.rainMmPerHour, b.rainMmPerHour),
      windMs: between(a.windMs, b.windMs),
    };
  };
}

function weatherOfHour(stream: number, t: number): Weather {
  const { day, minute } = civilMoment(t);
  // Coldest around 20 January, warmest half a year later; long-term means of the Dutch coast.
  const season = -Math.cos((2 * Math.PI * (day - 20 - 365.2425 * Math.floor(day / 365.2425))) / 365.2425);
  const front = smoothNoise(stream + 1, t, 2.5 * DAY);
  const cloud = 0.5 + 0.35 * Math.tanh(front + 0.5 * smoothNoise(stream + 2, t, 9 * HOUR));
  const dayCurve = Math.cos((2 * Math.PI * (minute / 60 - 15)) / 24);
  const swing = (2.2 + 1.6 * (season + 1)) * (1.25 - cloud);
  const temperatureC = 10.8 + 7.2 * season + 2.6 * smoothNoise(stream + 3, t, 3 * DAY) + swing * dayCurve;
  const wet = 0.75 * front + 0.7 * smoothNoise(stream + 4, t, 5 * HOUR) + 0.35 * smoothNoise(stream + 5, t, HOUR);
  const rainMmPerHour = wet > 1.05 ? Math.min(14, 2.4 * (wet - 1.05) ** 1.3) : 0;
  const windMs = 4.6 * Math.exp(0.38 * front + 0.28 * smoothNoise(stream + 6, t, 11 * HOUR)) * (0.9 + 0.12 * dayCurve);
  return { temperatureC, rainMmPerHour, windMs };
}
