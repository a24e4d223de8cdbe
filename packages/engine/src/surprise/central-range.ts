import { QUANTILES } from '../rhythm/bands.ts';
import type { RhythmState } from '../rhythm/create-rhythm.ts';
import { quantiles } from '../rhythm/quantiles.ts';
import type { CalendarView } from '../time/calendar.ts';

/** The middle and the ends of a central range, in the unit of the series. */
export interface Range {
  expected: number;
  lower: number;
  upper: number;
}

export interface RangeReader {
  /** Fills `out` with what is usual at `t`, by what is known now. */
  read(rhythm: RhythmState, calendar: CalendarView, t: number, out: Range): void;
}

/** @param band per cent of readings within the range */
export function createRangeReader(band: 80 | 95 | 98): RangeReader {
  const tail = (100 - band) / 200;
  const at = (share: number) => QUANTILES.findIndex((one) => Math.abs(one - share) < 1e-9);
  const [lower, middle, upper] = [at(tail), at(0.5), at(1 - tail)];
  if (Math.min(lower, middle, upper) < 0) throw new Error(`no quantiles for a band of ${band}`);
  const found = new Float64Array(QUANTILES.length);
  return {
    read: (rhythm, calendar, t, out) => {
      quantiles(rhythm, calendar, t, found);
      out.lower = found[lower] as number; // all three were found
      // The middle of numbered states is none of them; the likeliest is.
      out.expected = rhythm.spec.kind === 'state' ? rhythm.moment.mid : (found[middle] as number);
      out.upper = found[upper] as number;
    },
  };
}
