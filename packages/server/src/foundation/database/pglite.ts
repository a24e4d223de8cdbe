import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface RunningPglite {
  readonly socketDir: string;
  stop(): Promise<void>;
}

/**
 * PGlite in a worker thread, for places where no process can be started, and for fast tests. It never calls fsync, so
 * it does not survive a power cut; whoever opens it must say so. `dataDir` undefined keeps everything in memory.
 */
export async function startPglite(dataDir: string | undefined): Promise<RunningPglite> {
  const socketDir = mkdtempSync(join(tmpdir(), 'wijkritme-pglite-'));
  const folder = dataDir && join(dataDir, 'pglite');
  if (folder) mkdirSync(folder, { recursive: true });
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), {
    // The name libpq expects for port 5432.
    workerData: { dataDir: folder ?? 'memory://', socketPath: join(socketDir, '.s.PGSQL.5432') },
  });
  await message(worker, 'ready');
  return {
    socketDir,
    stop: async () => {
      const closed = message(worker, 'closed');
      worker.postMessage('close');
      await closed;
      await worker.terminate();
      rmSync(socketDir, { recursive: true, force: true });
    },
  };
}

function message(worker: Worker, expected: string): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (text) => {
      if (text === expected) resolve();
    });
  });
}
