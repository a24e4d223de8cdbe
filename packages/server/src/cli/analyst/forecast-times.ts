import { instantsOfWallTime, offsetAt } from '@wijkritme/engine';
import type { Clock } from './forecast-grid.ts';

const DAY_MS = 86_400_000;

/** How a file writes its times, so that a forecast writes them alike. */
export interface TimeStyle {
  readonly offset: 'none' | 'utc' | 'local';
  readonly between: ' ' | 'T';
  readonly hasSeconds: boolean;
}

/** @example toTimeStyle('2024-05-01T13:00Z') // { offset: 'utc', between: 'T', hasSeconds: false } */
export function toTimeStyle(text: string): TimeStyle {
  const [clock, seconds] = /\d{1,2}:\d{2}(:\d{2})?/.exec(text) ?? [];
  const hasOffset = clock !== undefined && /[+-]\d{2}:?(\d{2})?$/.test(text);
  return {
    offset: /Z$/i.test(text) ? 'utc' : hasOffset ? 'local' : 'none',
    between: /\dT\d/i.test(text) ? 'T' : ' ',
    hasSeconds: clock === undefined || seconds !== undefined,
  };
}

/**
 * The times at which a slot starts, as the file would write them: none in the hour that the wall clock skips; two in the hour
 * that it shows twice, or one where the file has no offset to tell them apart.
 */
export function timesOfSlot(clock: Clock, style: TimeStyle, slot: number): string[] {
  const localMs = clock.firstDay * DAY_MS + (slot * DAY_MS) / clock.perDay;
  const instants = instantsOfWallTime(clock.zone, localMs);
  if (style.offset === 'none') return instants.slice(0, 1).map(() => toText(localMs, style));
  if (style.offset === 'utc') return instants.map((t) => `${toText(t, style)}Z`);
  return instants.map((t) => `${toText(localMs, style)}${offsetText(offsetAt(clock.zone, t))}`);
}

function toText(ms: number, { between, hasSeconds }: TimeStyle): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(0, 10)}${between}${iso.slice(11, hasSeconds ? 19 : 16)}`;
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
