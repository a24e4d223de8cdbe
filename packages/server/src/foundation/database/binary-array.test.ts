import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import {
  float4Array,
  float8Array,
  int4Array,
  nullableTimestamptzArray,
  readNumbers,
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
