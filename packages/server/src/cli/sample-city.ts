import { type ChildProcess, fork } from 'node:child_process';
import { MINUTE, SECOND } from '@wijkritme/contract';
import type { Env } from '../foundation/config.ts';
import type { Program } from '../foundation/program.ts';

export interface CityProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export interface SampleCityOptions {
  readonly env: Env;
  readonly url: string;
  readonly key: string;
  readonly mqttUrl: string;
  /** Wait before the first restart; doubles each time. */
  readonly patienceMs?: number;
  onProgress(progress: CityProgress): void;
  /** Something else that it hands over; left out: nobody takes it. */
  onMessage?(message: unknown): void;
  /** It stopped by itself: in how many ms it starts anew, or undefined when it does not. */
  onTrouble(restartMs: number | undefined): void;
}

export interface SampleCity {
  /** Resolves when it has ended for good. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const MAX_RESTARTS = 5;
/** Who ran this long was well. */
const WELL_MS = 10 * MINUTE;
const KILL_AFTER_MS = 5 * SECOND;

/** The sample city as a child process, started anew when it crashes. */
export function startSampleCity(program: Program, options: SampleCityOptions): SampleCity {
  let restarts = 0;
  let isStopping = false;
  let child: ChildProcess | undefined;
  let wait: NodeJS.Timeout | undefined;
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const start = () => {
    const startedAt = Date.now();
    child = spawnCity(program, options);
    child.on('message', (message) => {
      if (isProgress(message)) options.onProgress(message);
      else options.onMessage?.(message);
    });
    // A child that could not be started has no exit, only an error.
    child.once('error', () => child?.exitCode === null && child.pid === undefined && onExit(1));
    child.once('exit', (code) => onExit(code));
    const onExit = (code: number | null) => {
      if (isStopping || code === 0) return finish();
      if (Date.now() - startedAt > WELL_MS) restarts = 0;
      restarts += 1;
      const restartMs = restarts > MAX_RESTARTS ? undefined : (options.patienceMs ?? SECOND) * 2 ** (restarts - 1);
      options.onTrouble(restartMs);
      if (restartMs === undefined) return finish();
      wait = setTimeout(start, restartMs);
    };
  };
  start();
  return {
    ended,
    stop: async () => {
      isStopping = true;
      clearTimeout(wait);
      if (!child || child.exitCode !== null || child.signalCode !== null) return finish();
      child.kill('SIGTERM');
      const kill = setTimeout(() => child?.kill('SIGKILL'), KILL_AFTER_MS);
      await ended;
      clearTimeout(kill);
    },
  };
}

/** Our own program says what it tells by its type. */
const isProgress = (message: unknown): message is CityProgress =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'progress';

function spawnCity(program: Program, { env, url, key, mqttUrl }: SampleCityOptions): ChildProcess {
  return fork(program.file, [], {
    execArgv: [...program.execArgv],
    env: { ...env, WIJKRITME_URL: url, WIJKRITME_KEY: key, WIJKRITME_MQTT_URL: mqttUrl },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
