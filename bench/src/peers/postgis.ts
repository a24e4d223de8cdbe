import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type DebianPostgres, hasDebianPostgres } from '../harness/debian-postgres.ts';
import { PeerUnavailable } from './peer.ts';

const extension = '/usr/share/postgresql/15/extension/postgis.control';
const INSTALL_LIMIT_MS = 300_000;

/** @throws PeerUnavailable where it is not installed and may not be */
export function ensurePostgis(mayInstall: boolean): void {
  if (existsSync(extension) && hasDebianPostgres()) return;
  if (!mayInstall || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new PeerUnavailable('PostgreSQL 15 with PostGIS is not installed (as root on Debian, --install does that)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: 'ignore' as const, timeout: INSTALL_LIMIT_MS };
  try {
    execFileSync('apt-get', ['update'], options);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql-15-postgis-3'], options);
  } catch (cause) {
    throw new PeerUnavailable(`PostGIS could not be installed: ${(cause as Error).message}`);
  }
}

/** @returns the name of a new database with PostGIS in it */
export function createPostgisDatabase(postgres: DebianPostgres, name: string): string {
  postgres.createDatabase(name);
  postgres.run(name, 'create extension postgis');
  return name;
}
