import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** A line between a server and its PostgreSQL that can break, and that can go silent. */
export interface StoreLine {
  /** The address of the database as it is reached over this line. */
  readonly url: string;
  /** Connections break, new ones are refused. */
  cut(): Promise<void>;
  /** Connections stay open and nothing comes through any more. */
  silence(): void;
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** @param url of a database on a local socket, as the run's PostgreSQL gives them */
export async function layStoreLine(url: string): Promise<StoreLine> {
  const database = new URL(url.replace('@/', '@localhost/'));
  const path = join(database.searchParams.get('host') ?? '', '.s.PGSQL.5432');
  const ends = new Set<Socket>();
  let isSilent = false;
  const connect = (near: Socket) => {
    if (isSilent) return void ends.add(near);
    const far = createConnection(path);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => ends.delete(end) && other.destroy());
      end.pipe(other);
    }
  };
  const server = createServer(connect);
  const port = await listen(server, 0);
  const drop = () => {
    for (const end of ends) end.destroy();
  };
  const cut = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    drop();
    await closed;
  };
  return {
    url: `postgresql://${database.username}@127.0.0.1:${port}${database.pathname}`,
    cut,
    silence: () => {
      isSilent = true;
      for (const end of ends) end.unpipe().pause();
    },
    mend: async () => {
      isSilent = false;
      drop(); // what was silent stays broken
      if (!server.listening) await listen(server, port);
    },
    stop: () => cut(),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
