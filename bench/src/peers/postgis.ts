import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PeerUnavailable } from './peer.ts';

const bin = '/usr/lib/postgresql/15/bin';
const extension = '/usr/share/postgresql/15/extension/postgis.control';
const INSTALL_LIMIT_MS = 300_000;

/** PostgreSQL 15 with PostGIS from Debian, with its default settings, in a folder of its own. */
export interface Postgis {
  readonly port: number;
  stop(): Promise<void>;
}

/** @throws PeerUnavailable where it is not installed and may not be */
export function ensurePostgis(mayInstall: boolean): void {
  if (existsSync(extension) && existsSync(bin)) return;
  if (!mayInstall || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new PeerUnavailable('PostgreSQL 15 with PostGIS is not installed (as root on Debian, --peers installs it)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: 'ignore' as const, timeout: INSTALL_LIMIT_MS };
  try {
    execFileSync('apt-get', ['update'], options);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql-15-postgis-3'], options);
  } catch (cause) {
    throw new PeerUnavailable(`PostGIS could not be installed: ${(cause as Error).message}`);
  }
}

export async function startPostgis(folder: string, port: number, database: string): Promise<Postgis> {
  const home = join(folder, 'postgres');
  mkdirSync(home, { mode: 0o700 });
  // PostgreSQL refuses root; Debian's package brings the user.
  const isRoot = process.getuid?.() === 0;
  const ids = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (ids.uid !== undefined && ids.gid !== undefined) {
    chownSync(home, ids.uid, ids.gid);
    chownSync(folder, ids.uid, ids.gid);
  }
  const data = join(home, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres'], {
    ...ids,
    cwd: '/',
    stdio: 'ignore',
  });
  const args = ['-D', data, '-p', String(port), '-k', home, '-c', 'listen_addresses=127.0.0.1'];
  const child = spawn(join(bin, 'postgres'), args, { ...ids, cwd: '/', stdio: 'ignore' });
  const run = (name: string, sql: string) =>
    execFileSync('psql', ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', name, '-qtAc', sql], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  await untilReady(() => run('postgres', 'select 1'));
  run('postgres', `create database ${database}`);
  run(database, 'create extension postgis');
  return { port, stop: () => end(child) };
}

const idOf = (which: '-u' | '-g'): number =>
  Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }).trim());

async function untilReady(ask: () => unknown): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      ask();
      return;
    } catch (cause) {
      if (attempt === 50) throw new PeerUnavailable(`PostgreSQL does not answer: ${(cause as Error).message}`);
      await sleep(200);
    }
  }
}

/** Fast shutdown. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
