import { HOUR, MINUTE, type Summary, type SummaryList } from '@wijkritme/contract';
import { expect } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { seeded } from './seeded.ts';

export const NOW = Date.parse('2026-11-20T12:30:00Z');
export const EVERY = 15 * MINUTE;
/** Three days around the end of summer time in Amsterdam: 24, 25 and 24 hours. */
export const FROM = Date.parse('2026-10-23T22:00:00Z');
export const TO = Date.parse('2026-10-26T23:00:00Z');
export const period = `from=${new Date(FROM).toISOString()}&to=${new Date(TO).toISOString()}`;

export type Row = [time: number, value: number];

export async function makeStream(
  server: TestServer,
  change: Parameters<typeof buildPassport>[0] = {},
): Promise<number> {
  const passport = buildPassport({ unit: '{count}', intervalSeconds: EVERY / 1_000, ...change });
  return (await buildThing(server, { passport })).datastreams[0] as number;
}

export async function send(server: TestServer, stream: number, rows: readonly Row[]): Promise<void> {
  const dataArray = rows.map(([time, value]) => [new Date(time).toISOString(), value]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  const { body } = await server.send('POST', '/v1.1/CreateObservations', [group], { prefer: 'return=minimal' });
  expect(body).toMatchObject({ refusedTotal: 0 });
  await server.rooms.rhythm.settle();
}

/** Without the third hour, and without every seventh reading. */
export function someRows(seed: number, from = FROM, to = TO): Row[] {
  const random = seeded(seed);
  const rows: Row[] = [];
  for (let time = from; time < to; time += EVERY) {
    const isGone = Math.floor((time - from) / HOUR) === 2 || ((time - from) / EVERY) % 7 === 3;
    if (!isGone) rows.push([time, Math.round(random() * 9_000) / 10]);
  }
  return rows;
}

export async function ask(server: TestServer, query: string): Promise<SummaryList> {
  const { status, body } = await server.send<SummaryList>('GET', `/v1/summaries?${query}`);
  expect(status, JSON.stringify(body).slice(0, 300)).toBe(200);
  return body;
}

export const one = async (server: TestServer, query: string): Promise<Summary> =>
  (await ask(server, query)).items[0] as Summary;
