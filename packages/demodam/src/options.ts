import type { SampleCase } from '@wijkritme/contract';
import type { World } from './rhythm/values.ts';
import type { Series } from './sensors/series.ts';

export interface Progress {
  readonly stage: 'map' | 'places' | 'sensors' | 'history' | 'live';
  readonly done: number;
  readonly total: number;
}

export interface DemodamOptions {
  readonly baseUrl: string;
  /** Administrator key. */
  readonly key: string;
  readonly mqttUrl: string;
  /** Default 1, or the seed of the city that is there already. */
  readonly seed?: number;
  readonly now?: () => number;
  /** Weeks of history, default and most 8. */
  readonly weeks?: number;
  /** Weeks of history of the series that count passers-by, most 40: of a measure there, what it did can be told. Default `weeks`. */
  readonly longWeeks?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Takes the finished cases, once the history is there that their measures are judged by; only the server that started this program does. */
  readonly onSampleCases?: (cases: SampleCase[]) => void;
}

const MOST_WEEKS = 8;
const MOST_LONG_WEEKS = 40;

/** How much history is laid down. */
export function weeksOf({ weeks = MOST_WEEKS, longWeeks = weeks }: DemodamOptions) {
  return { weeks: Math.min(MOST_WEEKS, weeks), longWeeks: Math.min(MOST_LONG_WEEKS, longWeeks) };
}

/** One virtual datastream and where the server keeps it. */
export interface Handle {
  readonly thingId: number;
  readonly datastreamId: number;
  readonly series: Series;
  readonly world: World;
  /** Up to here the server has what there is; live readings go on after it. */
  readonly until: number;
}

export const clockOf = (options: DemodamOptions): (() => number) => options.now ?? Date.now;
