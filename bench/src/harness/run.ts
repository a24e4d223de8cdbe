import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from './bars.ts';
import { cleanUp } from './clean-up.ts';
import { readConditions } from './conditions.ts';
import type { StoreKind } from './options.ts';
import { report } from './report.ts';

/** One bench from start to end: wait for quiet if asked, measure, report what there is, and leave nothing behind. */
export async function runBench(
  name: string,
  { quietBelow, quietWaitMs = 0, store }: { quietBelow?: number; quietWaitMs?: number; store?: StoreKind },
  measure: (results: Result[]) => Promise<void>,
): Promise<void> {
  const interrupted = (signal: NodeJS.Signals) => {
    console.error(`${signal}: stopping`);
    void cleanUp().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const results: Result[] = [];
  if (quietBelow !== undefined) await untilQuiet(quietBelow, quietWaitMs);
  const conditions = readConditions(store);
  try {
    await measure(results);
  } catch (cause) {
    console.error(cause);
    process.exitCode = 1;
  } finally {
    await cleanUp();
  }
  if (results.length > 0) report(name, conditions, results);
}

/** The load average of one minute falls below `limit`, or patience ends. */
async function untilQuiet(limit: number, waitMs: number): Promise<void> {
  const until = Date.now() + waitMs;
  while ((loadavg()[0] ?? 0) >= limit && Date.now() < until) {
    console.log(`load average ${loadavg()[0]?.toFixed(2)}: waiting for less than ${limit}`);
    await sleep(5_000);
  }
}

/** Progress for people who wait; the report is what counts. */
export function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);
}
