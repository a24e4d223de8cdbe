import { BandCoverage } from '@wijkritme/engine';
import { readTable } from './read-table.ts';
import { SeriesTime } from './series-time.ts';

/** What an output of `detect` says about itself. */
export interface DetectScore {
  readonly series: string;
  readonly rows: number;
  /** Share of readings inside lower–upper, once learning was over. */
  readonly coverage: number;
  /** Deviations: rows in a stretch without a normal row between them count once. */
  readonly alarms: number;
  readonly alarmsPerWeek: number;
  /** Share of rows by state. */
  readonly states: Readonly<Record<string, number>>;
}

const WEEK_MS = 7 * 86_400_000;

/**
 * Scores an output of `detect`: how often readings lay in the range, and how often it spoke.
 * @throws CommandError naming file, line and column
 */
export async function scoreDetectFile(output: string, zone: string): Promise<DetectScore[]> {
  const clock = new SeriesTime(zone);
  const keepers = new Map<string, Keeper>();
  const options = { timeColumn: 'time', valueColumns: 'all', unreadable: 'gap' } as const;
  await readTable(output, options, (row, { names }) => {
    const cell = (name: string) => row.cells[names.indexOf(name)] ?? '';
    const value = (name: string) => row.values[names.indexOf(name)] ?? Number.NaN;
    const series = names.includes('series') ? cell('series') : '';
    const keeper = keepers.get(series) ?? new Keeper();
    keepers.set(series, keeper);
    const band = { value: value('value'), lower: value('lower'), upper: value('upper') };
    keeper.add(clock.read(row.time), cell('state'), band);
  });
  return [...keepers].map(([series, keeper]) => keeper.score(series));
}

class Keeper {
  readonly #coverage = new BandCoverage();
  readonly #states: Record<string, number> = {};
  #rows = 0;
  #alarms = 0;
  #isAlarm = false;
  #first = Number.NaN;
  #last = Number.NaN;

  add(t: number, state: string, { value, lower, upper }: { value: number; lower: number; upper: number }): void {
    this.#rows++;
    this.#states[state] = (this.#states[state] ?? 0) + 1;
    if (state === 'normal' || state === 'deviation') this.#coverage.add(value, lower, upper);
    if (state === 'deviation' && !this.#isAlarm) this.#alarms++;
    if (state !== 'gap') this.#isAlarm = state === 'deviation';
    if (Number.isNaN(t) || state === 'learning') return;
    if (Number.isNaN(this.#first)) this.#first = t;
    this.#last = t;
  }

  score(series: string): DetectScore {
    const weeks = (this.#last - this.#first) / WEEK_MS;
    const states = Object.fromEntries(Object.entries(this.#states).map(([state, rows]) => [state, rows / this.#rows]));
    const [rows, alarms, coverage] = [this.#rows, this.#alarms, this.#coverage.share];
    return { series, rows, coverage, alarms, alarmsPerWeek: weeks > 0 ? alarms / weeks : Number.NaN, states };
  }
}
