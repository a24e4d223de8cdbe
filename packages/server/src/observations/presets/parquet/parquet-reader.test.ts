import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, it } from 'vitest';
import { readPresetFile } from '../open-file.ts';
import { openParquet } from '../parquet.ts';
import { Collector } from '../tests/collect.ts';
import { arePagesHonest } from './check-pages.ts';
import { createParquetProcess, type ParquetProcess } from './parquet-process.ts';

const mapping = {
  time: { column: 'tijd', format: 'iso', zone: 'Europe/Amsterdam' },
  key: ['punt'],
  values: [{ column: 'aantal', property: 'bicycles', name: 'fietsers' }],
  intervalSeconds: 3_600,
  owner: 'Testbron',
};
/** One process for all files of these tests: to start one takes its time. What hangs in it is ended after some seconds. */
const process = createParquetProcess(15_000);
const kept = { ask: (question) => process.ask(question), stop: async () => {} } as ParquetProcess;
afterAll(() => process.stop());

const at = (hour: number) => new Date(Date.UTC(2024, 0, 1, hour));

async function* inPieces(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Uint8Array, { from, mapping: own = mapping }: { from?: number; mapping?: unknown } = {}) {
  const found = new Collector();
  const reader = openParquet(found, { fileName: 'a.parquet', mapping: own }, kept);
  let turns = 0;
  await readPresetFile(inPieces(bytes), reader, () => void turns++, from === undefined ? {} : { startLine: from });
  return { entries: found.entries, turns, line: reader.line };
}
const write = (columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData'], more: object = {}) =>
  new Uint8Array(parquetWriteBuffer({ columnData, ...more }));

const rows = [
  { tijd: at(0), punt: 'Kade, noord', aantal: 3.5 },
  { tijd: at(1), punt: 'Kade, noord', aantal: null },
  { tijd: at(2), punt: 'Kade, noord', aantal: -4 },
  { tijd: at(0), punt: 'Plein "oost"', aantal: 0 },
  { tijd: at(0), punt: 'Plein "oost"', aantal: 0 },
  { tijd: at(0), punt: 'Plein "oost"', aantal: 7 },
  { tijd: null, punt: 'Plein "oost"', aantal: 1 },
  { tijd: at(5), punt: null, aantal: 1 },
];
const table = (of: readonly { tijd: Date | null; punt: string | null; aantal: number | null }[], more = {}) =>
  write(
    [
      { name: 'tijd', data: of.map(({ tijd }) => tijd), type: 'TIMESTAMP' },
      { name: 'anders', data: of.map(() => 'x'), type: 'STRING' },
      { name: 'punt', data: of.map(({ punt }) => punt), type: 'STRING' },
      { name: 'aantal', data: of.map(({ aantal }) => aantal), type: 'DOUBLE' },
    ],
    more,
  );

describe('each row has a verdict, as in a table of text', () => {
  const expected = [
    [2, 'stored'],
    [3, 'gap'],
    [4, 'refused'],
    [5, 'stored'],
    [6, 'repeated'],
    [7, 'conflict'],
    [8, 'refused'],
    [9, 'refused'],
  ];
  it.each([
    ['SNAPPY', [1_000]],
    ['UNCOMPRESSED', [3]],
    ['SNAPPY', [1, 2]],
  ])('%s, groups of %j', async (codec, rowGroupSize) => {
    const { entries } = await read(table(rows, { codec, rowGroupSize }));
    expect(entries.map(([line, , verdict]) => [line, verdict])).toEqual(expected);
    expect(entries[0]?.[3]).toBe('testbron:kade-noord/fietsers 2024-01-01T00:00:00.000Z 3.5');
  });

  it('goes on where it was broken off', async () => {
    expect((await read(table(rows), { from: 5 })).entries.map(([line]) => line)).toEqual([5, 6, 7, 8, 9]);
  });

  it('lets others have their turn in a long file', async () => {
    const many = Array.from({ length: 9_000 }, (_, index) => ({ tijd: at(index), punt: 'P', aantal: index % 50 }));
    const { entries, turns } = await read(table(many));
    expect([entries.length, turns]).toEqual([9_000, expect.any(Number)]);
    expect(turns).toBeGreaterThan(4);
  });

  it('a timestamp without a zone is the clock on the wall', async () => {
    const bytes = write(
      [
        { name: 'tijd', data: [new Date(Date.UTC(2024, 6, 1, 12))] },
        { name: 'punt', data: ['P'] },
        { name: 'aantal', data: [5n] },
      ],
      {
        schema: [
          { name: 'root', num_children: 3 },
          {
            name: 'tijd',
            type: 'INT64',
            repetition_type: 'REQUIRED',
            logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
          },
          { name: 'punt', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED', converted_type: 'UTF8' },
          { name: 'aantal', type: 'INT64', repetition_type: 'REQUIRED' },
        ],
      },
    );
    expect((await read(bytes)).entries[0]?.[3]).toBe('testbron:p/fietsers 2024-07-01T10:00:00.000Z 5');
  });
});

describe('refuses', () => {
  it.each([
    ['text', () => Buffer.from('tijd,punt,aantal\n')],
    ['nothing', () => Buffer.alloc(0)],
    ['half a file', () => table(rows).subarray(0, 200)],
    ['another table', () => write([{ name: 'x', data: [1, 2] }])],
    ['a column that is missing', () => write([{ name: 'tijd', data: [at(0)] }])],
    ['lists', () => write([{ name: 'tijd', data: [[1, 2]] }])],
  ])('%s', async (_name, bytes) => {
    await expect(read(bytes())).rejects.toThrow(/^file_unreadable: .*a\.parquet/);
  });

  it.each([[undefined], [{ ...mapping, values: [] }], [{ ...mapping, extra: 1 }]])('the mapping %j', async (own) => {
    const open = () => openParquet(new Collector(), { fileName: 'a.parquet', mapping: own }, kept);
    expect(open).toThrow(/^invalid_input/);
  });

  it('a page that asks for more than the file says', () => {
    // Thrift compact: a data page of 2 GB in 5 bytes, 2,000,000,000 values.
    const page = [
      0x15, 0x00, 0x15, 0xfe, 0xff, 0xff, 0xff, 0x0f, 0x15, 0x0a, 0x2c, 0x15, 0x80, 0xd0, 0xac, 0xf3, 0x0e, 0x15, 0x00,
      0x15, 0x06, 0x15, 0x06, 0x00, 0x00,
    ];
    const file = Uint8Array.from([...Buffer.from('PAR1'), ...page, 0, 0, 0, 0, 0]).buffer;
    expect(arePagesHonest(file, { start: 4, bytes: page.length + 5, rows: 2_000_000_000 })).toBe(false);
    expect(arePagesHonest(file, { start: 4, bytes: page.length + 5, rows: 3 })).toBe(false);
    expect(arePagesHonest(file, { start: 4, bytes: 2 ** 31, rows: 3 })).toBe(false);
  });
});

it('reads or refuses a file in which bytes were changed', async () => {
  const good = table(rows, { codec: 'UNCOMPRESSED' });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const bytes = good.slice();
        for (const [index, value] of changes) bytes[index] = value;
        const outcome = await read(bytes).then(
          () => 'read',
          (cause: Error) => cause.message.split(':')[0],
        );
        expect(['read', 'file_unreadable']).toContain(outcome);
      },
    ),
    { numRuns: 30 },
  );
});
