import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** A series with its anomaly windows as row numbers, both ends included. */
export interface LabelledSeries {
  readonly category: string;
  readonly name: string;
  /** UTC ms; wall time taken as UTC, as no zone is stated. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly windows: readonly { readonly first: number; readonly last: number }[];
}

const folder = fileURLToPath(new URL('../../../../shared/data/nab/', import.meta.url));

/** The files of the Numenta Anomaly Benchmark that are on this machine; none where the folder is absent. */
export function readNabFiles(): LabelledSeries[] {
  if (!existsSync(folder)) return [];
  // The published shape of the labels: file → pairs of start and end.
  const labels = JSON.parse(readFileSync(`${folder}combined_windows.json`, 'utf8')) as Record<
    string,
    [string, string][]
  >;
  const categories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return categories.flatMap(({ name: category }) =>
    readdirSync(`${folder}${category}`).map((file) => readSeries(category, file.replace('.csv.gz', ''), labels)),
  );
}

function readSeries(category: string, name: string, labels: Record<string, [string, string][]>): LabelledSeries {
  const text = gunzipSync(readFileSync(`${folder}${category}/${name}.csv.gz`)).toString('utf8');
  const lines = text.trim().split('\n').slice(1);
  const cells = lines.map((line) => line.trim().split(','));
  const times = Float64Array.from(cells, ([time = '']) => toMs(time));
  const values = Float64Array.from(cells, ([, value]) => Number(value));
  const rowOf = (time: string) => {
    const row = times.indexOf(toMs(time));
    if (row < 0) throw new Error(`no row of ${category}/${name} has the time ${time} of its label`);
    return row;
  };
  const windows = (labels[`${category}/${name}.csv`] ?? []).map(([from, to]) => ({
    first: rowOf(from),
    last: rowOf(to),
  }));
  return { category, name, times, values, windows };
}

const toMs = (time: string) => Date.parse(`${time.slice(0, 19).replace(' ', 'T')}Z`);
