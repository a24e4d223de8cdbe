import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR, type Import } from '@wijkritme/contract';
import type { TestServer } from '../../../testing/start-test-server.ts';

const START = Date.UTC(2024, 0, 1);

/** Each owner has series of its own, so that tests do not meet. */
export const mappingOf = (owner: string): string =>
  JSON.stringify({
    delimiter: ',',
    decimal: '.',
    time: { column: 'tijd', format: "yyyy-MM-dd'T'HH:mm:ssXX", zone: 'Europe/Amsterdam' },
    key: ['punt'],
    values: [{ column: 'aantal', property: 'bicycles', name: 'fietsers' }],
    intervalSeconds: 3600,
    owner,
    source: 'test',
  });

/** Hourly rows of some series, by time; `change` may give another value for a row. */
export function buildCsv(
  rows: number,
  series = 10,
  change: (row: number) => string | undefined = () => undefined,
): string {
  const lines = ['tijd,punt,aantal'];
  for (let row = 0; row < rows; row++) {
    const time = new Date(START + Math.floor(row / series) * HOUR).toISOString().slice(0, 19);
    lines.push(`${time}Z,P${row % series},${change(row) ?? row % 97}`);
  }
  return `${lines.join('\n')}\n`;
}

export type Address = Pick<TestServer, 'url' | 'adminKey'>;

export function upload(
  server: Address,
  body: string | Uint8Array<ArrayBuffer>,
  query: Record<string, string> = {},
): Promise<Response> {
  const all = { preset: 'generic-csv', fileName: 'test.csv', mapping: mappingOf('Testbron'), ...query };
  return fetch(`${server.url}/v1/imports?${new URLSearchParams(all)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.adminKey}`, 'content-type': 'application/octet-stream' },
    body,
  });
}

/** Waits until an import looks as asked. */
export async function waitFor(server: TestServer, id: number, isReached: (now: Import) => boolean): Promise<Import> {
  for (;;) {
    const now = await server.client.getImport({ id });
    if (isReached(now)) return now;
    await sleep(20);
  }
}

export const isFinished = ({ status }: Import): boolean => ['done', 'failed', 'cancelled'].includes(status);

export async function importCsv(server: TestServer, csv: string, owner = 'Testbron'): Promise<Import> {
  const answer = await upload(server, csv, { mapping: mappingOf(owner) });
  if (answer.status !== 202) throw new Error(await answer.text());
  const { id } = (await answer.json()) as Import;
  return waitFor(server, id, isFinished);
}

/** Everything stored, in a form that two stores can be compared in. */
export async function storedOf(server: TestServer): Promise<{ count: number; sum: number; hash: string }> {
  const { rows } = await server.context.database.pool.query(`
    select count(*)::int as count, sum(o.result) as sum,
      md5(string_agg(t.external_id || o.phenomenon_time::text || o.result::text, ',' order by t.external_id, o.phenomenon_time)) as hash
    from observation o join datastream d on d.id = o.datastream_id join thing t on t.id = d.thing_id`);
  return rows[0];
}
