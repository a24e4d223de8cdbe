import type { DeviationKind, DeviationPattern } from '@wijkritme/contract';
import type { Generated } from 'kysely';

/** What was learned of each datastream, as the engine encodes it, and the unfinished day beside it. */
export type RhythmStateTable = { datastream_id: number; time: Date; state: Buffer; open_day: Buffer };

/** The state at the end of a local day about once a week: where a late reading makes the replay start. */
export type RhythmSnapshotTable = { datastream_id: number; time: Date; state: Buffer };

/** One local day by hour: how many readings, their mean, and the mean range as it was judged then. */
export type RhythmDayTable = {
  datastream_id: number;
  start_time: Date;
  readings: number[];
  measured: number[];
  low: number[];
  mid: number[];
  high: number[];
  /** Mean difference from the rhythm in sd, NaN where it says nothing; null in days judged before it was kept. */
  difference: number[] | null;
  /** Mean as outsiders see it, NaN where it is not known; null where they see it as measured, or before it was kept. */
  shown: number[] | null;
  /** Sum, smallest and largest reading of each hour; null where no hour holds more than one, or once readings are due. */
  total: number[] | null;
  lowest: number[] | null;
  highest: number[] | null;
  /** One value for the whole day stands in every hour. */
  coarse: Generated<boolean>;
};

export type DeviationTable = {
  id: Generated<number>;
  datastream_id: number;
  kind: DeviationKind;
  start_time: Date;
  end_time: Date | null;
  peak_time: Date;
  peak_value: number | null;
  expected_low: number | null;
  expected_mid: number | null;
  expected_high: number | null;
  mean_difference: number | null;
  readings: number;
  surprise: number;
  /** These three are null in deviations found before they were told. */
  pattern: DeviationPattern | null;
  once_in_weeks: number | null;
  probability: number | null;
  signal_id: number | null;
};

export type SignalTable = {
  id: Generated<number>;
  place_id: number | null;
  start_time: Date;
  end_time: Date | null;
  outage: boolean;
  surprise: number;
  /** When the server first saw it; null: before this was kept. */
  noticed_at: Date | null;
};

/** Series of one place and property that are judged together, and what was learned of how they move. */
export type RhythmGroupTable = {
  id: Generated<number>;
  key: string;
  place_id: number | null;
  property: string;
  /** Hours before this are judged. */
  watermark: Date | null;
  state: Buffer;
  /** Datastreams, and up to where each had been heard. */
  members: number[];
  heard: Date[];
};

export type RhythmGroupSnapshotTable = { group_id: number; time: Date; state: Buffer };

/** A stretch of time in which the series of a group together left their rhythm. Differences are in sd. */
export type JointDeviationTable = {
  id: Generated<number>;
  group_id: number;
  kind: JointKind;
  start_time: Date;
  end_time: Date | null;
  /** The hour at which the evidence was enough. */
  opened_time: Date;
  peak_time: Date;
  peak_difference: number;
  mean_difference: number;
  hours: number;
  off_count: number;
  voice_count: number;
  surprise: number;
  /** How rare evidence this strong is here, by what was known when it was told. */
  once_in_weeks: number;
  signal_id: number | null;
};

/** A device that contradicted its neighbours: the first and the last hour at which it was found (UTC, ends of hours), and which these are. */
export type ContradictionTable = {
  datastream_id: number;
  from_time: Date;
  until_time: Date;
  higher: boolean;
  /** Things. */
  neighbours: number[];
};

/** Budgets of places that have one of their own. */
export type AlarmBudgetTable = { place_id: number; per_week: number };

/** From when which limit held. */
export type AlarmLimitTable = { datastream_id: number; from_time: Date; weeks: number; per_week: number };

/** What was learned of datastreams that are forecast together, as `node:v8` writes the engine's plain data. */
export type ForecastModelTable = {
  key: string;
  pace: PaceName;
  datastreams: number[];
  /** Days of the longest history that was learned from. */
  history_days: number;
  trained_at: Date;
  seconds: number;
  peak_bytes: number;
  trained: Buffer;
};

/** One forecast of one datastream from one origin; `columns` as in forecasts/forecast-columns.ts. */
export type ForecastTable = {
  datastream_id: number;
  pace: PaceName;
  origin: Date;
  made_at: Date;
  method: string;
  /** Mean change from one day to the next, as known at the origin. */
  scale: number;
  steps: number;
  columns: Buffer;
  /** Steps that have been scored, from the first on. */
  scored: Generated<number>;
};

/** Sums over the forecasts of one lead time that were scored on one UTC day; errors in the unit of the datastream. */
export type ForecastScoreTable = {
  datastream_id: number;
  day: Date;
  /** Index in `LEADS`. */
  lead: number;
  count: number;
  inside: number;
  error: number;
  scaled: number;
  pinball: number;
  /** Absolute errors of the simple rules, in the order of `SIMPLE_RULES`. */
  simple: number[];
};

/** How many readings of a UTC day lay within the bands of the rhythm, one reading an hour. */
export type BandScoreTable = {
  datastream_id: number;
  day: Date;
  count: number;
  inside_80: number;
  inside_95: number;
};

export type PaceName = 'near' | 'far';

export type JointKind = 'higher' | 'lower';

export type RhythmTables = {
  rhythm_state: RhythmStateTable;
  rhythm_snapshot: RhythmSnapshotTable;
  rhythm_day: RhythmDayTable;
  deviation: DeviationTable;
  signal: SignalTable;
  rhythm_group: RhythmGroupTable;
  rhythm_group_snapshot: RhythmGroupSnapshotTable;
  joint_deviation: JointDeviationTable;
  contradiction: ContradictionTable;
  alarm_budget: AlarmBudgetTable;
  alarm_limit: AlarmLimitTable;
  forecast_model: ForecastModelTable;
  forecast: ForecastTable;
  forecast_score: ForecastScoreTable;
  band_score: BandScoreTable;
};
