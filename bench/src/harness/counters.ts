import type { Server } from './server.ts';

/** The server's own counters, as `GET /metrics` gives them: name with labels → value. */
export type Counters = ReadonlyMap<string, number>;

export async function readCounters(server: Server): Promise<Counters> {
  return parseCounters(await (await fetch(`${server.url}/metrics`)).text());
}

/** @example parseCounters('# HELP a\na{x="1"} 2\n').get('a{x="1"}') // 2 */
export function parseCounters(text: string): Counters {
  const counters = new Map<string, number>();
  for (const line of text.split('\n')) {
    const at = line.lastIndexOf(' ');
    if (line.startsWith('#') || at <= 0) continue;
    counters.set(line.slice(0, at), Number(line.slice(at + 1)));
  }
  return counters;
}

/** How the store was used between two looks: commits and their mean time. */
export function commitsBetween(before: Counters, after: Counters): { count: number; meanMs: number } {
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  const count = grown('wijkritme_commit_seconds_count');
  return { count, meanMs: (grown('wijkritme_commit_seconds_sum') / count) * 1_000 };
}
