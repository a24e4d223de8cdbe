import { expect } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { serve } from './child-server.ts';
import { IntakeRun, ROUNDS } from './intake-run.ts';
import { FakeClock } from './logged-server.ts';

export interface KilledRun {
  readonly run: IntakeRun;
  /** Started once more after the last kill, with a clock that stands still; all readings are in. */
  readonly server: TestServer;
}

/**
 * A server that is killed ten times (SIGKILL) while readings come in.
 * @param env which store it keeps them in
 */
export async function killServerInRounds(
  dataDir: string,
  env: Record<string, string>,
  seed?: number,
): Promise<KilledRun> {
  const first = await startTestServer({ dataDir, env });
  const run = await IntakeRun.prepare(first, seed);
  await first.halt();
  for (let number = 0; number < ROUNDS; number++) {
    const child = serve(dataDir, { ADMIN_KEY: '', ...env });
    await run.round(number, await child.ready(), () => child.child.kill('SIGKILL'));
    expect((await child.kill()).signal, `round ${number} was killed`).toBe('SIGKILL');
  }
  const server = await startTestServer({ dataDir, env, clock: new FakeClock(Date.now()) });
  await run.finish(server);
  return { run, server };
}
