import { type CalendarView, type DetectOptions, type JudgedReading, SeriesDetector } from '@wijkritme/engine';
import { csvCell } from '../../observations/index.ts';
import { type GapReason, type SeriesSummary, SummaryKeeper } from './detect-summary.ts';
import { readTable, type TableOptions, type TableRow } from './read-table.ts';
import { timeUnreadable } from './read-table-problems.ts';
import { SeriesTime } from './series-time.ts';

export interface DetectFileOptions extends DetectOptions, TableOptions {
  readonly zone: string;
  readonly timeFormat?: string;
}

/**
 * Judges a file row by row and hands on one line of CSV per row and series, in the order of the file.
 * @param write takes a piece of text; awaited, so that a slow disk holds up the reading
 * @throws CommandError naming file, line and column
 */
export async function detectFile(
  path: string,
  calendar: CalendarView,
  options: DetectFileOptions,
  write: (text: string) => void | Promise<void>,
): Promise<SeriesSummary[]> {
  const clock = new SeriesTime(options.zone, options.timeFormat);
  let series: OneSeries[] = [];
  let lines = '';
  const flush = async () => {
    const text = lines;
    lines = '';
    if (text !== '') await write(text);
  };
  const onProgress = async (bytes: number) => {
    await flush();
    await options.onProgress?.(bytes);
  };
  await readTable(path, { ...options, onProgress }, (row, { names }) => {
    if (series.length === 0) {
      series = names.map((name) => new OneSeries(name, calendar, options));
      lines = `time,value,expected,lower,upper,score,state${names.length > 1 ? ',series' : ''}\n`;
    }
    const t = clock.read(row.time);
    if (clock.problem === 'unreadable' && options.unreadable === 'stop') {
      throw timeUnreadable({ file: path, line: row.line, column: options.timeColumn }, row.time);
    }
    const time = csvCell(row.time, ',');
    for (let i = 0; i < series.length; i++) {
      const one = series[i] as OneSeries; // i is inside
      lines += `${time},${one.judge(row, i, t, clock.problem)}${series.length > 1 ? `,${one.cell}` : ''}\n`;
    }
  });
  await flush();
  return series.map((one) => one.summary());
}

/** One value column. */
class OneSeries {
  /** Its name as a cell. */
  readonly cell: string;
  readonly #detector: SeriesDetector;
  readonly #keeper: SummaryKeeper;

  constructor(name: string, calendar: CalendarView, options: DetectOptions) {
    this.cell = csvCell(name, ',');
    this.#detector = new SeriesDetector(calendar, options);
    this.#keeper = new SummaryKeeper(name);
  }

  /** The line of a row, behind its time. */
  judge(row: TableRow, column: number, t: number, problem: SeriesTime['problem']): string {
    const value = row.values[column] as number; // one per column
    const reason = problem ?? gapReason(row, value, t, this.#detector.lastTime);
    const judged = reason ? this.#detector.judgeGap(t) : this.#detector.judge(t, value);
    this.#keeper.add(row.line, row.time, value, judged, reason);
    const cell = Number.isNaN(value) ? csvCell(row.cells[column] ?? '', ',') : String(value);
    return `${cell},${toCells(judged)}`;
  }

  summary(): SeriesSummary {
    return this.#keeper.summary(this.#detector.taken);
  }
}

function gapReason(row: TableRow, value: number, t: number, lastTime: number): GapReason | undefined {
  if (Number.isNaN(value)) return row.unreadable ? 'unreadable' : 'empty';
  if (t > lastTime) return undefined;
  return t === lastTime ? 'repeated' : 'unordered';
}

const SCORE_DIGITS = 6;
/** Digits of a value that mean something; measurements have fewer. */
const VALUE_DIGITS = 7;

function toCells({ expected, lower, upper, score, state }: JudgedReading): string {
  return `${toCell(expected)},${toCell(lower)},${toCell(upper)},${score.toFixed(SCORE_DIGITS)},${state}`;
}

function toCell(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(VALUE_DIGITS))) : '';
}
