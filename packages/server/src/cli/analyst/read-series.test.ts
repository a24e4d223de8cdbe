import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readSeries } from './read-series.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-series-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = { timeColumn: 'timestamp', valueColumns: 'all', zone: 'Europe/Amsterdam' } as const;
function write(content: string): string {
  const path = join(folder, 'series.csv');
  writeFileSync(path, content);
  return path;
}

it('puts rows in order of time, and counts what it leaves out', async () => {
  const rows = ['2024-03-31 04:00,4,', '2024-03-31 01:00,1,10', '2024-03-31 02:30,9,9', '2024-03-31 01:00,7,7', ',3,3'];
  const table = await readSeries(write(`timestamp,a,b\n${rows.join('\n')}\n`), { ...options, unreadable: 'gap' });
  expect(table.names).toEqual(['a', 'b']);
  expect([...table.times]).toEqual([Date.UTC(2024, 2, 31, 0), Date.UTC(2024, 2, 31, 2)]);
  expect(table.values.map((values) => [...values])).toEqual([
    [1, 4],
    [10, Number.NaN],
  ]);
  expect(table.leftOut).toEqual({ unreadable: 1, neverExisted: 1, repeated: 1 });
  expect(table.wasUnordered).toBe(true);
});

it('names the line of a time that it cannot read', async () => {
  const path = write('timestamp,a\n2024-01-01,1\n01/02/24,2\n');
  await expect(readSeries(path, { ...options, unreadable: 'stop' })).rejects.toThrow(
    /line 3, column "timestamp": "01\/02\/24" is not a time.*--time-format/,
  );
});
