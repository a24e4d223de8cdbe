import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupFacts } from '../../foundation/backup/read-backup.ts';
import { envToConfig } from '../../foundation/config.ts';
import { startServer } from '../../start.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

/**
 * Makes a backup anew without what was deleted or has become due since: it is restored into a store for the moment, which removes
 * that, and taken again under the same name.
 */
export async function renewBackup(file: string, signal: AbortSignal): Promise<BackupFacts> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wijkritme-renew-'));
  const config = envToConfig(
    { DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'error', PORT: '0', MQTT_PORT: '0' },
    dataDir,
  );
  try {
    await restoreBackup(config, { file, over: false, removals: [] });
    const server = await startServer({ ...config, host: '127.0.0.1' });
    try {
      const connection = { url: server.url, key: server.adminKey };
      return await takeBackup(connection, { path: '/v1/backups/all?name=renewed', file, signal });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
