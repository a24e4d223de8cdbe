import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@wijkritme/client';
import { type Env, envToConfig } from '../../foundation/config.ts';
import { startServer } from '../../start.ts';

/** A server on a fresh store, and the way to wait until everything stored has been judged. */
export interface TrialServer {
  readonly url: string;
  readonly key: string;
  readonly client: Client;
  readonly language: 'nl' | 'en';
  settle(): Promise<void>;
}

/** Runs a server of its own, in this process, in a folder that is gone afterwards; no setting of another store counts. */
export async function withTrialServer<T>(
  { env, language }: { env: Env; language: 'nl' | 'en' },
  work: (server: TrialServer) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wijkritme-trial-'));
  const own = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', MQTT_PORT: '0', DEMO: 'off', LOG_LEVEL: 'error' };
  const store = env.STORE === 'pglite' ? { STORE: 'pglite' } : {};
  try {
    const server = await startServer(envToConfig({ ...own, ...store }, '/'));
    try {
      const { url, adminKey: key, rooms } = server;
      const client = createClient({ baseUrl: url, key, language: () => language });
      return await work({ url, key, client, language, settle: () => rooms.rhythm.settle() });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
