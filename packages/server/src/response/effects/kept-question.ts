import type { EffectSeries } from '@wijkritme/engine';
import type { MeasureRequest } from './effect-work.ts';

/** What of a question is no reading. */
export interface KeptQuestion {
  readonly calendar: MeasureRequest['calendar'];
  readonly startMs: number;
  readonly endMs: number;
  /** Its readings were made up; left out of questions from before this was kept. */
  readonly simulated?: boolean;
  /** Per datastream; a limit that is infinite is left out, for JSON has none. */
  readonly series: Readonly<Record<string, Omit<EffectSeries, 'times' | 'values' | 'id'>>>;
}
