import type { DeviationKind } from '@wijkritme/contract';
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
  signal_id: number | null;
};

export type SignalTable = {
  id: Generated<number>;
  place_id: number | null;
  start_time: Date;
  end_time: Date | null;
  outage: boolean;
  surprise: number;
};

export type RhythmTables = {
  rhythm_state: RhythmStateTable;
  rhythm_snapshot: RhythmSnapshotTable;
  rhythm_day: RhythmDayTable;
  deviation: DeviationTable;
  signal: SignalTable;
};
