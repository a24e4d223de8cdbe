import type { SignalList } from '@wijkritme/contract';
import type { Room } from '../foundation/context.ts';
import type { Reader } from '../foundation/reader.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import type { BudgetChange } from './budget/budget-keeper.ts';
import type { ForecastKeeper } from './forecasts/forecast-keeper.ts';
import type { Gaps } from './gaps.ts';
import type { RhythmKeeper } from './keeper.ts';
import type { NeighbourKeeper } from './neighbours/neighbour-keeper.ts';
import type { RhythmParts } from './parts.ts';
import type { HourPeriod, ShownHours } from './shown-hours.ts';
import type { SignalsAsked } from './signals-asked.ts';
import type { ChoiceRow, SignalCounts } from './sql/signal-counts.ts';
import type { ChosenSignals, NoticedSignal, SignalChoice, SignalSpan, WhenNoticed } from './sql/signals.ts';

export interface Rhythm extends Room {
  /** Resolves when everything stored so far has been judged and its deviations are stored. */
  settle(): Promise<void>;
  readonly keeper: RhythmKeeper;
  readonly forecasts: ForecastKeeper;
  readonly neighbours: NeighbourKeeper;
  /** undefined: there is no such signal, or a later reading showed that it was none. */
  findSignal(id: number): Promise<SignalSpan | undefined>;
  /** One page of signals, narrowed by what a later room knows of them. */
  listSignals(query: SignalsAsked, reader: Reader, choice: SignalChoice): Promise<SignalList>;
  /** How many there are of such signals; beyond `most` it is no longer counted. */
  countSignals(query: SignalsAsked, choice: SignalChoice, most: number): Promise<number>;
  /** How many signals each choice would give beside the others that hold, of the newest `most`. */
  countChoices(query: SignalsAsked, rows: readonly ChoiceRow[], most: number): Promise<SignalCounts>;
  /** Numbers of signals, by the day they were noticed, of one day the newest first; and how many there are. */
  chooseSignals(choice: SignalChoice, limit: number): Promise<ChosenSignals>;
  /** When each of these was noticed, else began, and whether it says something of a sensor alone. */
  noticedOf(ids: readonly number[]): Promise<ReadonlyMap<number, WhenNoticed>>;
  /** Signals that began in a stretch of time, the oldest first. */
  noticedBetween(from: Date, to: Date): Promise<NoticedSignal[]>;
  /** Signals with a higher number, the lowest first. */
  noticedAfter(id: number, limit: number): Promise<NoticedSignal[]>;
  /** Highest number of a signal; 0: there is none. */
  newestSignal(): Promise<number>;
  /** Which of these signals are there still. */
  present(ids: readonly number[]): Promise<ReadonlySet<number>>;
  /** Datastreams that should send and do not; undefined where another server keeps the rhythm. */
  gaps(now: number): Gaps | undefined;
  readonly budgets: Budgets;
  /** What was measured by the hour, as everybody may see it. */
  shownHours(entry: CatalogEntry, period: HourPeriod): Promise<ShownHours>;
  /** Tell open pages of these persons that there is something new for them. */
  nudge(personIds: ReadonlySet<number>): void;
  /** Tell open pages of everybody who has signed in that lists of this kind changed. */
  tellSignedIn(name: 'reports'): void;
}

/** Signals a week of places, for rooms that change them. */
export interface Budgets {
  /** What holds in a place, its own or that of a place around it. */
  of(placeId: number): Promise<number>;
  /** Its own; null: it has that of the place around it. */
  own(placeId: number): Promise<number | null>;
  /** @returns false: the place's own budget is no longer what was seen; nothing was changed */
  change(placeId: number, perWeek: number | null, change: BudgetChange): Promise<boolean>;
}

export interface RhythmRoom extends RhythmParts {
  readonly forecasts: ForecastKeeper;
  readonly neighbours: NeighbourKeeper;
}
