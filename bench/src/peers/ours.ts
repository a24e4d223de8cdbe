import { atEnd, makeFolder, removeFolder } from '../harness/clean-up.ts';
import { type Server, startServer } from '../harness/server.ts';
import { buildTown } from '../load/town.ts';
import type { Peer, Service, StartOptions } from './peer.ts';

const THINGS = 8;
const INTERVAL_SECONDS = 300;

/** Our own server, with gate and rhythm, as one side of a comparison. */
export class Ours implements Peer {
  readonly name: string;
  readonly takesDataArrays = true;
  readonly #program: string | undefined;
  readonly #database: string;
  readonly #folder = makeFolder('data');
  #server: Server | undefined;
  #forget = () => {};

  constructor({ name, database, program }: { name: string; database: string; program: string | undefined }) {
    this.name = name;
    this.#database = database;
    this.#program = program;
  }

  async start({ postgres, datastreams }: StartOptions): Promise<Service> {
    const database = { url: postgres.createDatabase(this.#database), pid: postgres.pid };
    const program = this.#program === undefined ? {} : { program: this.#program };
    const server = await startServer({ ...program, dataDir: this.#folder, database });
    this.#server = server;
    this.#forget = atEnd(() => server.halt());
    const plan = { things: THINGS, datastreamsPerThing: datastreams / THINGS, intervalSeconds: INTERVAL_SECONDS };
    const town = await buildTown(server, plan);
    return {
      port: server.httpPort,
      base: '/v1.1',
      headers: { authorization: `Bearer ${server.key}` },
      datastreams: town.datastreams,
      conditions: 'one server process, gate and rhythm on, acknowledged after the commit',
    };
  }

  async stop(): Promise<void> {
    await this.#server?.halt();
    this.#forget();
    removeFolder(this.#folder);
  }
}
