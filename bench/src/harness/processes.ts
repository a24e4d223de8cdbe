import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc: fixed at 100 for user programs on Linux. */
const TICKS = 100;

/** A process and all that it started, itself first. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const parent = Number(statOf(pid)?.[1] ?? Number.NaN);
    const list = children.get(parent);
    if (list) list.push(pid);
    else children.set(parent, [pid]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

export type Role = 'node' | 'postgres' | 'demodam' | 'worker' | 'other';

export function roleOf(pid: number): Role {
  const words = read(`/proc/${pid}/cmdline`)?.split('\0') ?? [];
  const command = words.join(' ');
  if (/demodam/.test(command)) return 'demodam';
  if (/postgres/.test(words[0] ?? '')) return 'postgres';
  if (/-worker\.(js|ts)/.test(command)) return 'worker';
  return /wijkritme/.test(command) ? 'node' : 'other';
}

/** Processor seconds used so far by these processes and all that they started, by role. */
export function cpuSecondsOf(...roots: readonly (number | undefined)[]): Record<Role, number> {
  return sumByRole(roots, (pid) => {
    const stat = statOf(pid);
    return stat ? (Number(stat[11]) + Number(stat[12])) / TICKS : 0;
  });
}

/** Processor seconds of the whole machine since it started: at work, and waiting for a disk or for the host. */
export function machineSeconds(): { busy: number; disk: number; host: number } {
  const [user = 0, nice = 0, system = 0, , disk = 0, irq = 0, softirq = 0, host = 0] = (
    /^cpu +(.*)$/m.exec(read('/proc/stat') ?? '')?.[1] ?? ''
  )
    .split(' ')
    .map((ticks) => Number(ticks) / TICKS);
  return { busy: user + nice + system + irq + softirq, disk, host };
}

/** Proportional set size in MiB, by role: shared pages are divided among those who share them. */
export function memoryOf(root: number): Record<Role, number> {
  return sumByRole(
    [root],
    (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) / 1024,
  );
}

function sumByRole(roots: readonly (number | undefined)[], measure: (pid: number) => number): Record<Role, number> {
  const sums: Record<Role, number> = { node: 0, postgres: 0, demodam: 0, worker: 0, other: 0 };
  const pids = new Set(roots.flatMap((root) => (root === undefined ? [] : processTree(root))));
  for (const pid of pids) sums[roleOf(pid)] += measure(pid);
  return sums;
}

/** Fields of /proc/pid/stat after the name, which may hold anything. */
function statOf(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Processes end while we look. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
