import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

export interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface SelfTime {
  readonly name: string;
  readonly where: string;
  readonly ms: number;
  /** Part of the time that was not idle. */
  readonly share: number;
}

/** Functions by the time spent in themselves, most first; waiting does not count. */
export function selfTimes({ nodes, samples, timeDeltas }: Profile, limit: number): SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, { frame: CallFrame; us: number }>();
  let busy = 0;
  samples.forEach((id, i) => {
    const frame = frames.get(id);
    const us = timeDeltas[i] ?? 0;
    if (!frame || frame.functionName === '(idle)') return;
    busy += us;
    const key = `${frame.functionName} ${frame.url}:${frame.lineNumber}`;
    const known = times.get(key);
    if (known) known.us += us;
    else times.set(key, { frame, us });
  });
  return [...times.values()]
    .sort((a, b) => b.us - a.us)
    .slice(0, limit)
    .map(({ frame, us }) => ({
      name: frame.functionName || '(anonymous)',
      where: frame.url ? `${frame.url.split('/').slice(-3).join('/')}:${frame.lineNumber + 1}` : '',
      ms: us / 1_000,
      share: us / busy,
    }));
}

/** The newest profile in a folder. */
export function readNewestProfile(folder: string): Profile {
  const names = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  const newest = names.sort().at(-1);
  if (!newest) throw new Error(`no profile in ${folder}: did the server stop by itself?`);
  return JSON.parse(readFileSync(join(folder, newest), 'utf8'));
}
