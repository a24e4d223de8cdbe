import { Agent, request } from 'node:http';
import { expect } from 'vitest';
import type { LoggedServer } from './logged-server.ts';
import { filesHolding, marksIn } from './planted.ts';

/** Work off a list by so many at once. */
export async function byMany<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** Posts JSON and answers its status; whatever the server says about it goes into `said`. */
export function poster(server: LoggedServer, said: string[]) {
  return (path: string, body: string, headers: Record<string, string> = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      const call = request(
        new URL(path, server.url),
        {
          method: 'POST',
          agent,
          headers: { authorization: `Bearer ${server.adminKey}`, 'content-type': 'application/json', ...headers },
        },
        (answer) => {
          said.push(JSON.stringify(answer.headers));
          answer.setEncoding('utf8').on('data', (text: string) => said.push(text));
          answer.on('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      call.on('error', reject);
      call.end(body);
    });
}

/** Nothing that was planted is in answers, logs, metrics, tables or the data folder. */
export async function expectNothingKept(server: LoggedServer, said: readonly string[]): Promise<void> {
  expect(new Set(said.flatMap(marksIn))).toEqual(new Set());
  expect(server.logs.flatMap(marksIn)).toEqual([]);
  expect(marksIn(await server.context.metrics.registry.metrics())).toEqual([]);
  expect(await tablesHolding(server)).toEqual([]);
  expect(server.context.database.store, 'its files are in the data folder').toBe('embedded');
  await server.context.database.pool.query('checkpoint');
  expect(filesHolding(server.dataDir)).toEqual([]);
}

/** Every row of every table, whatever its types, read as text. */
async function tablesHolding(server: LoggedServer): Promise<string[]> {
  const { pool } = server.context.database;
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  expect(rows.length).toBeGreaterThan(15);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: lines } = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
    for (const { line } of lines) for (const mark of marksIn(line)) found.push(`${name}: ${mark}`);
  }
  return found;
}
