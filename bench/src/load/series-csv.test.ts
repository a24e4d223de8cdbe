import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stepsOf, writeSeriesCsv } from './series-csv.ts';

test('a file holds every series at every moment, moment by moment', async () => {
  const file = join(tmpdir(), `wijkritme-series-${process.pid}.csv`);
  await writeSeriesCsv(file, { name: 'Post', series: 2, times: stepsOf({ from: 0, steps: 2, stepMs: 60_000 }) });
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  rmSync(file);
  expect(rows.map((row) => row.split(',').slice(0, 2).join())).toEqual([
    'post,time',
    'Post 1,1970-01-01T00:00:00Z',
    'Post 2,1970-01-01T00:00:00Z',
    'Post 1,1970-01-01T00:01:00Z',
    'Post 2,1970-01-01T00:01:00Z',
  ]);
});
