import { commitsBetween, readCounters } from './counters.ts';
import { cpuSecondsOf, machineSeconds } from './processes.ts';
import type { Server } from './server.ts';
import { figure } from './table.ts';

export interface Usage {
  readonly text: string;
  /** Cores that processes used which are not ours. */
  readonly strangers: number;
}

/** Who used the processor while `work` ran, in cores, and how the store was used. */
export async function withUsage<T>(server: Server, work: () => Promise<T>): Promise<{ result: T; usage: Usage }> {
  const counters = await readCounters(server);
  const before = cpuSecondsOf(server.pid, server.databasePid);
  const own = process.cpuUsage();
  const machine = machineSeconds();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1_000;
  const after = cpuSecondsOf(server.pid, server.databasePid);
  const now = machineSeconds();
  const { user, system } = process.cpuUsage(own);
  const commits = commitsBetween(counters, await readCounters(server));
  const cores = (used: number) => Math.max(0, used / seconds).toFixed(2);
  const ours = after.node - before.node + after.postgres - before.postgres + (user + system) / 1e6;
  const strangers = Math.max(0, (now.busy - machine.busy - ours) / seconds);
  const text =
    `cores: server ${cores(after.node - before.node)}, PostgreSQL ${cores(after.postgres - before.postgres)}, ` +
    `load ${cores((user + system) / 1e6)}, strangers ${strangers.toFixed(2)}, ` +
    `disk wait ${cores(now.disk - machine.disk)}, host ${cores(now.host - machine.host)}; ` +
    `${figure(commits.count)} commits of ${figure(commits.meanMs)} ms`;
  return { result, usage: { text, strangers } };
}
