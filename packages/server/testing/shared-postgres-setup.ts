import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharedPostgres } from './shared-postgres.ts';

/**
 * Before all tests: a door where they ask for databases (`shared-database.ts`). PostgreSQL starts at the first question,
 * so that tests that need none do not wait for it. After all tests it ends, and its files go.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASES) return async () => {};
  const folder = mkdtempSync(join(tmpdir(), 'wijkritme-test-run-'));
  removeWithThisProcess(folder);
  let postgres: Promise<SharedPostgres> | undefined;
  const start = async () => (await import('./shared-postgres.ts')).startSharedPostgres(folder);
  const door = createServer((request, response) => {
    postgres ??= start();
    answer(postgres, request, response);
  });
  const socket = join(folder, 'door');
  await new Promise<void>((resolve) => door.listen(socket, resolve));
  process.env.TEST_DATABASES = socket;
  return async () => {
    delete process.env.TEST_DATABASES;
    door.close();
    door.closeAllConnections();
    await (await postgres?.catch(() => undefined))?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function answer(
  postgres: Promise<SharedPostgres>,
  { method, url }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = (url ?? '/').slice(1);
  try {
    const databases = await postgres;
    if (method === 'DELETE') await databases.drop(name);
    response.end(method === 'DELETE' ? '' : await databases.database(name));
  } catch (cause) {
    response.writeHead(500).end(String(cause));
  }
}

/** A run that is killed leaves nothing behind: its input ends with this process, however that ends. */
function removeWithThisProcess(folder: string): void {
  const script = 'read -r _; kill -QUIT "$(head -n 1 "$0/postgres/postmaster.pid")" && sleep 1; rm -rf "$0"';
  const watcher = spawn('sh', ['-c', script, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watcher.on('error', () => {});
  watcher.stdin.on('error', () => {});
  watcher.unref();
}
