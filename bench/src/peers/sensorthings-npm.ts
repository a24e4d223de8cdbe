import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import { type DebianPostgres, end, startDebianPostgres } from '../harness/debian-postgres.ts';
import { freePort } from '../start/free-port.ts';
import { type Peer, type PeerRequest, PeerUnavailable } from './peer.ts';
import { createPostgisDatabase, ensurePostgis } from './postgis.ts';
import { DATABASE, manifest, program, thing, VERSION } from './sensorthings-npm-parts.ts';

const INSTALL_LIMIT_MS = 180_000;

/** Mozilla's SensorThings server of 2017 (MPL-2.0), the only one on npm, on PostgreSQL 15 with PostGIS. No rhythm, no passports. */
export class SensorthingsNpm implements Peer {
  readonly name = `npm sensorthings ${VERSION} (Mozilla)`;
  readonly created = 201;
  port = 0;
  #folder: string | undefined;
  #postgres: DebianPostgres | undefined;
  #child: ChildProcess | undefined;

  async start({ datastreams, mayInstall }: { datastreams: number; mayInstall: boolean }): Promise<void> {
    ensurePostgis(mayInstall);
    const folder = makeFolder('peer');
    this.#folder = folder;
    install(folder);
    this.#postgres = await startDebianPostgres(folder);
    createPostgisDatabase(this.#postgres, DATABASE);
    this.port = await freePort();
    const env = {
      PATH: process.env.PATH,
      PORT: String(this.port),
      DB_PORT: String(this.#postgres.port),
      NODE_ENV: 'production',
    };
    this.#child = spawn(process.execPath, ['serve.cjs'], { cwd: folder, env, stdio: 'ignore' });
    await this.#untilAnswer();
    await this.#post('/v1.0/Things', thing(datastreams));
  }

  singlePost(datastream: number, time: number, value: number): PeerRequest {
    const body = `{"phenomenonTime":"${new Date(time).toISOString()}","result":${value}}`;
    return { path: `/v1.0/Datastreams(${datastream + 1})/Observations`, body };
  }

  dataArray(rows: readonly { datastream: number; time: number; value: number }[]): PeerRequest {
    const groups = new Map<number, [string, number][]>();
    for (const { datastream, time, value } of rows) {
      const row: [string, number] = [new Date(time).toISOString(), value];
      const group = groups.get(datastream);
      if (group) group.push(row);
      else groups.set(datastream, [row]);
    }
    const body = [...groups].map(([datastream, dataArray]) => ({
      Datastream: { '@iot.id': String(datastream + 1) },
      components: ['phenomenonTime', 'result'],
      'dataArray@iot.count': dataArray.length,
      dataArray,
    }));
    return { path: '/v1.0/CreateObservations', body: JSON.stringify(body) };
  }

  async count(): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${this.port}/v1.0/Observations?$count=true&$top=1`, {
      signal: AbortSignal.timeout(60_000),
    });
    return Number(((await response.json()) as { '@iot.count'?: number })['@iot.count']);
  }

  conditions(): string {
    return 'PostgreSQL 15 + PostGIS 3.3 with the settings of a city, Express 4, pg 6, pool of 90; no rhythm';
  }

  async stop(): Promise<void> {
    if (this.#child) await end(this.#child, 'SIGTERM');
    await this.#postgres?.stop();
    if (this.#folder) removeFolder(this.#folder);
  }

  async #untilAnswer(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const answers = await fetch(`http://127.0.0.1:${this.port}/v1.0/`, { signal: AbortSignal.timeout(2_000) }).then(
        (response) => response.status === 200,
        () => false,
      );
      if (answers) return;
      await sleep(100);
    }
    throw new PeerUnavailable(`${this.name} does not answer`);
  }

  async #post(path: string, body: unknown): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    if (response.status !== 201) throw new PeerUnavailable(`${path}: ${response.status} ${await response.text()}`);
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
