import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import { end } from '../harness/debian-postgres.ts';
import { freePort } from '../start/free-port.ts';
import { layThings } from './lay-things.ts';
import { type Peer, PeerUnavailable, type Service, type StartOptions } from './peer.ts';
import { createPostgisDatabase } from './postgis.ts';
import { DATABASE, manifest, program, VERSION } from './sensorthings-npm-parts.ts';
import { untilAnswer } from './until-answer.ts';

const INSTALL_LIMIT_MS = 180_000;
const START_LIMIT_MS = 30_000;

/** Mozilla's SensorThings server of 2017 (MPL-2.0), the only one on npm. No rhythm, no passports. */
export class SensorthingsNpm implements Peer {
  readonly name = `npm sensorthings ${VERSION} (Mozilla)`;
  /** It has the request, and does not answer it within a minute. */
  readonly takesDataArrays = false;
  readonly #folder = makeFolder('peer');
  #child: ChildProcess | undefined;

  async start({ postgres, datastreams }: StartOptions): Promise<Service> {
    install(this.#folder);
    createPostgisDatabase(postgres, DATABASE);
    const port = await freePort();
    const env = {
      PATH: process.env.PATH,
      PORT: String(port),
      DB_PORT: String(postgres.port),
      NODE_ENV: 'production',
    };
    const child = spawn(process.execPath, ['serve.cjs'], { cwd: this.#folder, env, stdio: 'ignore' });
    this.#child = child;
    const root = `http://127.0.0.1:${port}/v1.0`;
    await untilAnswer({ url: `${root}/`, limitMs: START_LIMIT_MS, hasEnded: () => child.exitCode !== null });
    const ids = await layThings(root, datastreams);
    return { port, base: '/v1.0', headers: {}, datastreams: ids, conditions: 'Express 4, pg 6, pool of 90' };
  }

  async stop(): Promise<void> {
    if (this.#child) await end(this.#child, 'SIGTERM');
    removeFolder(this.#folder);
  }
}

function install(folder: string): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'serve.cjs'), program);
  try {
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: INSTALL_LIMIT_MS });
  } catch (cause) {
    throw new PeerUnavailable(`npm could not install it: ${(cause as Error).message}`);
  }
}
