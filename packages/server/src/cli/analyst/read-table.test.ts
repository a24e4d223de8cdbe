import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { readTable, type TableOptions } from './read-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

async function read(content: string | Uint8Array, options: Partial<TableOptions> = {}) {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, content);
  const rows: { line: number; time: string; values: number[]; unreadable: boolean }[] = [];
  const wanted = { timeColumn: 'timestamp', valueColumns: ['value'], unreadable: 'stop', ...options } as const;
  const { columns } = await readTable(path, wanted, ({ line, time, values, unreadable }) => {
    rows.push({ line, time, values: [...values], unreadable });
  });
  return { columns, rows };
}
const values = async (content: string | Uint8Array, options?: Partial<TableOptions>) =>
  (await read(content, options)).rows.map((row) => row.values[0]);

it.each([
  ['commas', 'timestamp,value\n2024-01-01,1.5\n2024-01-02,-2\n'],
  ['semicolons and decimal commas', 'timestamp;value\n2024-01-01;1,5\n2024-01-02;-2\n'],
  ['tabs', 'timestamp\tvalue\n2024-01-01\t1.5\n2024-01-02\t-2\n'],
  ['other columns in another order', 'place,value,timestamp\nx,1.5,2024-01-01\nx,-2,2024-01-02\n'],
  ['a byte order mark, CRLF and no last line end', '\uFEFFtimestamp,value\r\n2024-01-01,1.5\r\n2024-01-02,-2'],
  ['quotation marks and blank lines', '\n"timestamp","value"\n\n"2024-01-01","1.5"\n\n2024-01-02,-2\n\n'],
  ['gzip', gzipSync('timestamp,value\n2024-01-01,1.5\n2024-01-02,-2\n')],
])('reads %s', async (_what, content) => {
  expect((await read(content)).rows).toMatchObject([
    { time: '2024-01-01', values: [1.5], unreadable: false },
    { time: '2024-01-02', values: [-2], unreadable: false },
  ]);
});

it('takes what programs write for "no value" for a gap', async () => {
  const cells = ['', 'NaN', 'nan', 'NA', 'null', '-', '3'];
  const content = `timestamp,value\n${cells.map((cell) => `t,${cell}`).join('\n')}\n`;
  expect(await values(content)).toEqual([...Array(6).fill(Number.NaN), 3]);
});

it('reads every column but the times', async () => {
  const { columns, rows } = await read('a,timestamp,b\n1,t,\n,t,4\n', { valueColumns: 'all' });
  expect(columns).toEqual(['a', 'b']);
  expect(rows.map((row) => row.values)).toEqual([
    [1, Number.NaN],
    [Number.NaN, 4],
  ]);
});

it.each([
  ['an empty file', '', /csv: This file is empty/],
  ['blank lines alone', '\n\n', /csv: This file is empty/],
  ['a header alone', 'timestamp,value\n', /csv: This file has a header and no readings/],
  ['a wrong time column', 'time,value\nt,1\n', /line 1, column "timestamp": .* "time", "value".*--time-column/],
  ['a wrong value column', 'timestamp,n\nt,1\n', /line 1, column "value": .* "timestamp", "n".*--value-column/],
  ['a column that is there twice', 'timestamp,value,value\nt,1,2\n', /column "value": This column occurs twice/],
  ['a word', 'timestamp,value\nt,1\nt,many\n', /line 3, column "value": "many" is not a number.*--unreadable gap/],
  ['infinity', 'timestamp,value\nt,inf\n', /line 2, column "value": "inf" is not a number/],
  ['minus infinity', 'timestamp,value\nt,-Infinity\n', /line 2, column "value": "-Infinity" is not a number/],
  ['a number too large', 'timestamp,value\nt,1e999\n', /line 2, column "value": "1e999" is not a number/],
  ['two decimal marks', 'timestamp;value\nt;1,5\nt;1.5\n', /line 3, column "value": "1.5" is not a number/],
  ['too few cells', 'timestamp,value\nt,1\nt\n', /line 3: This row has 1 columns instead of 2/],
  ['too many cells', 'timestamp,value\nt,1,2\n', /line 2: This row has 3 columns instead of 2/],
  ['a stray quotation mark', 'timestamp,value\n"t"x,1\n', /line 2: A quotation mark is in the wrong place/],
  ['a quotation mark that is never closed', 'timestamp,value\nt,"1\nt,2\n', /line 2: A quotation mark/],
])('refuses %s', async (_what, content, message) => {
  await expect(read(content)).rejects.toThrow(message);
});

it('says in Dutch too what is wrong', async () => {
  await expect(read('timestamp,value\nt,veel\n')).rejects.toMatchObject({
    words: { nl: expect.stringMatching(/regel 2, kolom "value": "veel" is geen getal/) },
  });
});

it('keeps rows that it cannot read, as gaps, when asked', async () => {
  const content = 'timestamp,value\nt1,many\nt2\nt3,inf\nt4,4\n';
  expect((await read(content, { unreadable: 'gap' })).rows).toEqual([
    { line: 2, time: 't1', values: [Number.NaN], unreadable: true },
    { line: 3, time: 't2', values: [Number.NaN], unreadable: true },
    { line: 4, time: 't3', values: [Number.NaN], unreadable: true },
    { line: 5, time: 't4', values: [4], unreadable: false },
  ]);
});

it('names a file that is not there and a folder', async () => {
  const wanted = { timeColumn: 't', valueColumns: ['v'], unreadable: 'stop' } as const;
  await expect(readTable(join(folder, 'none.csv'), wanted, () => {})).rejects.toThrow(/none\.csv is not there/);
  await expect(readTable(folder, wanted, () => {})).rejects.toThrow(/is a folder/);
});

it('refuses a packed file that broke off', async () => {
  const packed = gzipSync('timestamp,value\n2024-01-01,1\n');
  await expect(read(packed.subarray(0, packed.length - 12))).rejects.toThrow(/gzip/);
});

it('gives back any finite number in any layout', async () => {
  const layout = fc.record({ delimiter: fc.constantFrom(',', ';', '\t'), end: fc.constantFrom('\n', '\r\n') });
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(layout, numbers, async ({ delimiter, end }, wanted) => {
      const lines = wanted.map((value) => `t${delimiter}${value}`);
      const content = `timestamp${delimiter}value${end}${lines.join(end)}${end}`;
      const found = await values(content);
      expect(found.map((value) => Number(value) + 0)).toEqual(wanted.map((value) => value + 0));
    }),
    { numRuns: 40, seed: 7 },
  );
});
