import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharedPostgres } from './shared-postgres.ts';

/**
 * Before all tests: a door where they ask for databases (`shared-database.ts`). PostgreSQL starts at the first question,
 * so that tests that need none do not wait for it. After all tests it ends, with its files.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASES) return async () => {};
  const folder = mkdtempSync(join(tmpdir(), 'wijkritme-test-run-'));
  let postgres: Promise<SharedPostgres> | undefined;
  const start = async () => (await import('./shared-postgres.ts')).startSharedPostgres(folder);
  const door = createServer((request, response) => {
    postgres ??= start();
    answer(postgres, request, response);
  });
  // Beside the folder: PostgreSQL's user may look into that one.
  const socket = `${folder}.sock`;
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
    response.end(method === 'DELETE' ? String(await databases.drop(name)) : await databases.database(name));
  } catch (cause) {
    response.writeHead(500).end(String(cause));
  }
}
