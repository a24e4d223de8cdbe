import { InvalidArgumentError } from 'commander';

const UNITS_MINUTES: Readonly<Record<string, number>> = { m: 1, min: 1, h: 60, d: 1440 };

/** @example parseMinutes('15min') // 15; '1h', '24h', '7d' */
export function parseMinutes(text: string): number {
  const [, number, unit] = /^(\d+)\s*(min|m|h|d)$/.exec(text) ?? [];
  const minutes = Number(number) * (UNITS_MINUTES[unit ?? ''] ?? Number.NaN);
  if (!(minutes > 0)) throw new InvalidArgumentError('must be a time such as 15min, 1h or 7d.');
  return minutes;
}

/** @example parseDays('56d') // 56 */
export function parseDays(text: string): number {
  const minutes = parseMinutes(text);
  if (minutes % 1440 !== 0) throw new InvalidArgumentError('must be whole days, such as 56d.');
  return minutes / 1440;
}

/** @returns minutes from one origin to the next */
export function parseOrigins(text: string): number {
  if (text === 'daily') return 1440;
  if (text === 'hourly') return 60;
  const minutes = parseMinutes(text);
  if (1440 % minutes !== 0) throw new InvalidArgumentError('must be daily, hourly or a part of a day, such as 6h.');
  return minutes;
}

/** @returns minutes of one step; a part of a day */
export function parseStep(text: string): number {
  const minutes = parseMinutes(text);
  if (1440 % minutes !== 0 || minutes > 60) {
    throw new InvalidArgumentError('must be an hour or an even part of one, such as 1h, 15min or 5min.');
  }
  return minutes;
}

/** From this horizon on steps are hours unless a step is named. */
const HOURLY_FROM = 6 * 60;

/**
 * Length of a step: as named, else an hour for horizons of six hours and more, else as fine as the file, at least 15 minutes.
 * @param interval of the file, minutes
 */
export function stepOf(named: number | undefined, horizon: number, interval: number): number {
  if (named !== undefined) return named;
  if (horizon >= HOURLY_FROM || interval > 30) return 60;
  return interval > 15 ? 30 : 15;
}
