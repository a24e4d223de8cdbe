import { BandCoverage, type Stretch } from '@wijkritme/engine';
import { readTable } from './read-table.ts';
import { type DetectedRows, scoreWindows, type WindowOptions, type WindowScore } from './score-windows.ts';
import { SeriesTime } from './series-time.ts';

/** What an output of `detect` says about itself, and about known events. */
export interface DetectScore {
  readonly series: string;
  readonly rows: number;
  /** Share of readings inside lower–upper, once learning was over. */
  readonly coverage: number;
  /** Shares of them below lower, lower–expected, expected–upper and above upper; one that is as expected counts half on either side. */
  readonly pit: readonly number[];
  /** Deviations: rows in a stretch without a normal row between them count once. */
  readonly alarms: number;
  readonly alarmsPerWeek: number;
  /** Share of rows by state. */
  readonly states: Readonly<Record<string, number>>;
  readonly windows?: WindowScore;
}

const WEEK_MS = 7 * 86_400_000;

/**
 * Scores an output of `detect`: how often readings lay in the range, how often it spoke, and, with windows, what it found.
 * @throws CommandError naming file, line and column
 */
export async function scoreDetectFile(output: string, zone: string, windows?: WindowOptions): Promise<DetectScore[]> {
  const clock = new SeriesTime(zone);
  const keepers = new Map<string, Keeper>();
  const options = { timeColumn: 'time', valueColumns: 'all', unreadable: 'gap' } as const;
  await readTable(output, options, (row, { names }) => {
    const cell = (name: string) => row.cells[names.indexOf(name)] ?? '';
    const value = (name: string) => row.values[names.indexOf(name)] ?? Number.NaN;
    const series = names.includes('series') ? cell('series') : '';
    const keeper = keepers.get(series) ?? new Keeper();
    keepers.set(series, keeper);
    const band = [value('lower'), value('expected'), value('upper')] as const;
    keeper.add(clock.read(row.time), cell('state'), { value: value('value'), score: value('score'), band });
  });
  return [...keepers].map(([series, keeper]) => keeper.score(series, windows));
}

interface Cells {
  readonly value: number;
  readonly score: number;
  readonly band: readonly [lower: number, expected: number, upper: number];
}

class Keeper {
  readonly #coverage = new BandCoverage();
  readonly #pit = [0, 0, 0, 0];
  readonly #states: Record<string, number> = {};
  readonly #times: number[] = [];
  readonly #scores: number[] = [];
  readonly #alarms: { start: number; end: number }[] = [];
  #isAlarm = false;
  #first = Number.NaN;
  #last = Number.NaN;

  add(t: number, state: string, { value, score, band }: Cells): void {
    this.#times.push(t);
    this.#scores.push(Number.isNaN(score) ? 0 : score);
    this.#states[state] = (this.#states[state] ?? 0) + 1;
    if (state === 'normal' || state === 'deviation') this.#place(value, band);
    this.#follow(t, state);
    if (Number.isNaN(t) || state === 'learning') return;
    if (Number.isNaN(this.#first)) this.#first = t;
    this.#last = t;
  }

  #place(value: number, band: Cells['band']): void {
    if (Number.isNaN(value) || band.some(Number.isNaN)) return;
    this.#coverage.add(value, band[0], band[2]);
    const [lower, expected, upper] = band;
    if (value < lower) this.#count(0, 1);
    else if (value > upper) this.#count(3, 1);
    else if (value !== expected) this.#count(value < expected ? 1 : 2, 1);
    else for (const side of [1, 2]) this.#count(side, 0.5);
  }

  #count(part: number, share: number): void {
    this.#pit[part] = (this.#pit[part] as number) + share;
  }

  #follow(t: number, state: string): void {
    if (state === 'gap') return;
    const open = this.#alarms.at(-1);
    if (state !== 'deviation') this.#isAlarm = false;
    else if (this.#isAlarm && open) open.end = t;
    else {
      this.#alarms.push({ start: t, end: t });
      this.#isAlarm = true;
    }
  }

  score(series: string, windows: WindowOptions | undefined): DetectScore {
    const weeks = (this.#last - this.#first) / WEEK_MS;
    const rows = this.#times.length;
    const alarms = this.#alarms.length;
    const judged: Stretch = { start: this.#first, end: this.#last };
    const detected: DetectedRows = { times: this.#times, scores: this.#scores, alarms: this.#alarms, judged };
    return {
      series,
      rows,
      coverage: this.#coverage.share,
      pit: this.#pit.map((count) => count / this.#coverage.count),
      alarms,
      alarmsPerWeek: weeks > 0 ? alarms / weeks : Number.NaN,
      states: Object.fromEntries(Object.entries(this.#states).map(([state, count]) => [state, count / rows])),
      ...(windows ? { windows: scoreWindows(detected, windows) } : {}),
    };
  }
}
