import type { Room } from '../foundation/context.ts';
import type { ForecastKeeper } from './forecasts/forecast-keeper.ts';
import type { RhythmKeeper } from './keeper.ts';
import type { RhythmParts } from './parts.ts';
import type { SignalSpan } from './sql/signals.ts';

export interface Rhythm extends Room {
  /** Resolves when everything stored so far has been judged and its deviations are stored. */
  settle(): Promise<void>;
  readonly keeper: RhythmKeeper;
  readonly forecasts: ForecastKeeper;
  /** undefined: there is no such signal, or a later reading showed that it was none. */
  findSignal(id: number): Promise<SignalSpan | undefined>;
}

export interface RhythmRoom extends RhythmParts {
  readonly forecasts: ForecastKeeper;
}
