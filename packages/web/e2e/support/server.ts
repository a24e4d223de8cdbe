import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@wijkritme/client';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** A source that a feed may ask, and that never answers. */
export const noSource = 'http://127.0.0.1:9';
const startWithinMs = 240_000;

export interface TestServer {
  readonly url: string;
  readonly mqttUrl: string;
  readonly key: string;
  /** With the administrator's key. */
  readonly api: Client;
  readonly stop: () => Promise<void>;
}

/** Where the program tells its ports. */
interface ServerFile {
  readonly url: string;
  readonly mqttPort: number;
}

/** The real program with the sample city, in a data folder of its own; resolves when Demodam lives. */
export async function startServer(): Promise<TestServer> {
  if (!existsSync(join(root, 'packages/web/dist/index.html')))
    throw new Error('there are no built pages: run `node tools/build.mjs` first');
  const dataDir = mkdtempSync(join(tmpdir(), 'wijkritme-e2e-'));
  const child = spawn(process.execPath, ['packages/server/bin/wijkritme.mjs', 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      MQTT_PORT: '0',
      DATA_DIR: dataDir,
      DEMO: 'on',
      // As long as the rest: no measure is planned here, and tests wait for it.
      DEMODAM_LONG_WEEKS: '8',
      // A push service of a test may be asked.
      PUSH_CONTACT: 'mailto:beheer@voorbeeld.nl',
      PUSH_SERVICES: '127.0.0.1',
      PRIVATE_WEBHOOKS: 'on',
      // Nobody listens there: a source that cannot be reached.
      FEED_ORIGINS: noSource,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilItSays(child, 'Demodam leeft');
  } catch (cause) {
    await stop();
    throw cause;
  }
  const { url, mqttPort } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as ServerFile;
  const key = readFileSync(join(dataDir, 'admin.key'), 'utf8').trim();
  const api = createClient({ baseUrl: url, key, language: () => 'nl' });
  await untilJudged(api);
  return { url, key, api, stop, mqttUrl: `mqtt://127.0.0.1:${mqttPort}` };
}

/** History is stored first, judged after and put into signals last; the tests look at all three. */
async function untilJudged(api: Client): Promise<void> {
  for (const until = Date.now() + startWithinMs; Date.now() < until; await sleep(500)) {
    const [{ items: stuck }, { items: signals }] = await Promise.all([
      api.listDeviations({ kind: 'stuck', limit: 1 }),
      api.listSignals({ kind: 'stuck', limit: 1 }),
    ]);
    if (stuck.length > 0 && signals.length > 0) return;
  }
  throw new Error('the planted stuck meter was not noticed in time');
}

async function untilItSays(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  const heard = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (part: Buffer) => {
        said = (said + part).slice(-8_000);
        if (said.includes(words)) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
    child.once('error', reject);
  });
  const late = sleep(startWithinMs, 'late' as const, { ref: false });
  if ((await Promise.race([heard, late])) === 'late') throw new Error(`the server did not come alive:\n${said}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  if ((await Promise.race([gone, sleep(15_000, 'late' as const, { ref: false })])) === 'late') child.kill('SIGKILL');
}
