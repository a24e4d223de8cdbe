import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../testing/program.ts';
import { until } from './until.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface ChildServer {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with its addresses when it serves. */
  ready(): Promise<{ url: string; mqttPort: number; adminKey: string }>;
  kill(signal?: NodeJS.Signals): Promise<Ended>;
}

export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'wijkritme-test-'));
}

/** `wijkritme serve` in a process of its own, on free ports unless the settings say otherwise. */
export function serve(
  dataDir: string,
  env: Record<string, string> = {},
  user: { uid?: number; gid?: number } = {},
): ChildServer {
  const file = join(dataDir, 'server.json');
  const child = spawn(process.execPath, [...program, 'serve'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', MQTT_PORT: '0', DEMO: 'off', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  const ended = untilEnded(child);
  return {
    child,
    ended,
    ready: async () => {
      const { url, mqttPort } = await until('the server serves', () => addressIn(file, child), 180_000);
      return { url, mqttPort, adminKey: readFileSync(join(dataDir, 'admin.key'), 'utf8').trim() };
    },
    kill: (signal = 'SIGKILL') => {
      child.kill(signal);
      return ended;
    },
  };
}

function untilEnded(child: ChildProcess): Promise<Ended> {
  const text = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (text.out += chunk));
  child.stderr?.on('data', (chunk: Buffer) => (text.err += chunk));
  // Not `close`: a PostgreSQL that outlives its parent must not keep us waiting.
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => setImmediate(() => resolve({ code, signal, ...text })));
  });
}

function addressIn(file: string, child: ChildProcess): { url: string; mqttPort: number } | undefined {
  if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
  if (!existsSync(file)) return undefined;
  const server = JSON.parse(readFileSync(file, 'utf8')) as { url: string; mqttPort: number; pid: number };
  return server.pid === child.pid ? server : undefined; // else left by one that was killed
}

/** End the PostgreSQL that a killed server left in this folder, then remove the folder. */
export function removeDataDir(dataDir: string): void {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : Number.NaN;
  if (pid > 1 && existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir))
    process.kill(pid, 'SIGQUIT');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
