import type { SummaryInterval } from '@wijkritme/contract';
import { addDays, startOfDay } from '../i18n/zone.ts';

/** What somebody wants in a file, as the form has it. */
export interface FileWish {
  readonly interval: SummaryInterval;
  /** First and last local day, both in it. */
  readonly from: string;
  readonly to: string;
  readonly format: 'csv' | 'csv-excel';
  readonly middle: boolean;
}

const MOST_DAYS = 5 * 365;

/** Why this cannot be asked; undefined where it can. */
export function faultOf({ from, to }: Pick<FileWish, 'from' | 'to'>): 'order' | 'long' | undefined {
  if (from === '' || to === '' || from > to) return 'order';
  return addDays(from, MOST_DAYS) < to ? 'long' : undefined;
}

/**
 * Where the file is.
 * @example fileAddress(wish, { place: 3 }, { zone: 'Europe/Amsterdam', language: 'nl' }) // '/v1/summaries/export?place=3&…'
 */
export function fileAddress(
  { interval, from, to, format, middle }: FileWish,
  of: { readonly place: number } | { readonly datastream: number },
  { zone, language }: { readonly zone: string; readonly language: string },
): string {
  const query = new URLSearchParams({
    ...('place' in of ? { place: String(of.place) } : { datastreams: String(of.datastream) }),
    interval,
    from: new Date(startOfDay(from, zone)).toISOString(),
    to: new Date(startOfDay(addDays(to, 1), zone)).toISOString(),
    format,
    ...(middle && { quantiles: '0.05,0.5,0.95' }),
    language,
  });
  return `/v1/summaries/export?${query}`;
}
