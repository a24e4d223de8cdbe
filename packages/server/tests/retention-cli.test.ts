import { Writable } from 'node:stream';
import { DAY, type RetentionReport } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../src/cli/program.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

const START = Date.UTC(2026, 5, 1);
const clock = new FakeClock(START);
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());

async function wijkritme(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const into = () =>
    new Writable({
      write: (chunk: Buffer, _encoding, next) => {
        out += chunk.toString();
        next();
      },
    });
  const here = [...args, '--url', server.url, '--key', server.adminKey];
  const code = await run(here, { env: { DATA_DIR: server.dataDir }, cwd: server.dataDir, out: into(), err: into() });
  return { code, out };
}

test('run removes what is due, and report tells the time from due to gone', async () => {
  expect(await wijkritme('retention', 'report')).toMatchObject({ code: 3 });
  const { datastreams } = await buildThing(server, { passport: buildPassport({ retentionDays: 10 }) });
  const stored = await server.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, {
    phenomenonTime: new Date(START).toISOString(),
    result: 12,
  });
  expect(stored.status).toBe(201);
  clock.set(START + 10.5 * DAY);
  const done = await wijkritme('retention', 'run', '--json');
  const [report] = JSON.parse(done.out) as RetentionReport[];
  expect(report).toMatchObject({ cause: 'request', longestOverdueSeconds: (0.5 * DAY) / 1000 });
  expect(JSON.parse((await wijkritme('retention', 'report', '--json')).out)).toEqual([report]);
  const table = await wijkritme('retention', 'report', '--lang', 'en');
  expect(table.code).toBe(0);
  expect(table.out).toContain('hours until gone');
  expect(table.out).toMatch(new RegExp(`1 +${datastreams[0]} +raw +1 +2026-06-11T00:00:00.000Z .* 12\\.00`));
});
