import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import {
  float4Array,
  float8Array,
  int4Array,
  nullableTimestamptzArray,
  readNumbers,
  readNumbersInto,
  timestamptzArray,
} from './binary-array.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** What PostgreSQL itself reads from the bytes. */
async function read(type: string, bytes: Buffer): Promise<unknown[]> {
  const { rows } = await server.context.database.pool.query(`select $1::${type}[] as value`, [bytes]);
  return rows[0].value;
}

const padded = (values: readonly number[]) => [...values, ...new Array(9 - values.length).fill(Number.NaN)];

describe('binary arrays', () => {
  it('what was written is read back, as PostgreSQL sends it too', async () => {
    const some = fc.array(fc.double({ noDefaultInfinity: true }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(some, async (values) => {
        const { rows } = await server.context.database.pool.query('select array_send($1::float8[]) as value', [
          float8Array(values, values.length),
        ]);
        expect(readNumbers(rows[0].value)).toEqual(values);
        expect(readNumbers(float4Array(values, values.length))).toEqual(values.map(Math.fround));
      }),
      { numRuns: 20 },
    );
    expect(readNumbers(int4Array([-3, 7], 2))).toEqual([-3, 7]);
    const { rows } = await server.context.database.pool.query("select array_send('{}'::float4[]) as value");
    expect(readNumbers(rows[0].value)).toEqual([]);
  });

  it('arrays one behind the other are read into columns that are there', async () => {
    const some = fc.array(fc.double({ noDefaultInfinity: true }), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(some, some, async (first, second) => {
        const { rows } = await server.context.database.pool.query(
          "select array_send(coalesce(nullif($1::float8[], '{}'), '{}')) || array_send($2::float4[]) as value",
          [float8Array(first, first.length), float4Array(second, second.length)],
        );
        const sent: Uint8Array = rows[0].value;
        const bytes = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
        const column = new Float64Array(9);
        const { count, end } = readNumbersInto(bytes, 0, column);
        expect([count, [...column]]).toEqual([first.length, padded(first)]);
        const next = readNumbersInto(bytes, end, column);
        expect([next, [...column]]).toEqual([
          { count: second.length, end: sent.byteLength },
          padded(second.map(Math.fround)),
        ]);
      }),
      { numRuns: 30 },
    );
    const whole = int4Array([-3, 7, 9], 3);
    const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
    expect(() => readNumbersInto(view, 0, new Float64Array(2))).toThrow('3 numbers do not fit a column of 2');
    expect(readNumbersInto(view, 0, new Float64Array(3))).toEqual({ count: 3, end: whole.length });
  });

  it('PostgreSQL reads the same numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -2147483648, max: 2147483647 }), { minLength: 1 }),
        async (values) => {
          expect(await read('int4', int4Array(values, values.length))).toEqual(values);
        },
      ),
      { numRuns: 30 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        async (values) => {
          // JSON of both: PostgreSQL's text form has no negative zero.
          expect(JSON.stringify(await read('float8', float8Array(values, values.length)))).toBe(JSON.stringify(values));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('PostgreSQL reads the same instants, to the millisecond', async () => {
    const dates = fc.array(fc.date({ min: new Date('1900-01-01'), max: new Date('2139-01-01'), noInvalidDate: true }), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(dates, async (values) => {
        const times = values.map((date) => date.getTime());
        expect(await read('timestamptz', timestamptzArray(times, times.length))).toEqual(values);
      }),
      { numRuns: 30 },
    );
    expect(await read('timestamptz', nullableTimestamptzArray([Number.NaN, 0], 2))).toEqual([null, new Date(0)]);
  });
});
