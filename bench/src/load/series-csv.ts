import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readingAt } from './signal.ts';

export interface SeriesFile {
  /** Series are called by this name and a number from 1. */
  readonly name: string;
  readonly series: number;
  /** UTC ms, ascending. */
  readonly times: Iterable<number>;
}

/** Rows in the order in which such files come: moment by moment, all series. Columns post, time, pedestrians. */
export async function writeSeriesCsv(file: string, { name, series, times }: SeriesFile): Promise<void> {
  const out = createWriteStream(file);
  out.write('post,time,pedestrians\n');
  for (const time of times) {
    const text = new Date(time).toISOString().slice(0, 19);
    let lines = '';
    for (let i = 0; i < series; i++) lines += `${name} ${i + 1},${text}Z,${readingAt(i, time)}\n`;
    if (!out.write(lines)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** @example [...stepsOf({ from: 0, steps: 3, stepMs: 10 })] // [0, 10, 20] */
export function* stepsOf({ from, steps, stepMs }: { from: number; steps: number; stepMs: number }): Iterable<number> {
  for (let i = 0; i < steps; i++) yield from + i * stepMs;
}
