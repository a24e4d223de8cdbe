import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface OsUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Whom to run PostgreSQL as: nobody else for an ordinary user; for root the user `postgres`, or else `nobody`. */
export function unprivilegedUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = passwd.find((fields) => fields[0] === name);
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error('running as root, and neither a user "postgres" nor "nobody" exists to run PostgreSQL as');
}

/**
 * How to start a program as that user. Where the user cannot reach the files (a checkout below /root), it keeps the one
 * capability that lets it pass through folders; `setpriv` of util-linux does that.
 */
export function runAs(user: OsUser | undefined, file: string, args: readonly string[], reachable: boolean) {
  if (!user) return { file, args: [...args], options: {} };
  if (reachable) return { file, args: [...args], options: { uid: user.uid, gid: user.gid, cwd: '/' } };
  if (spawnSync('setpriv', ['--version']).status !== 0) {
    throw new Error(
      `user ${user.name} cannot reach ${file}; put the checkout and DATA_DIR outside a closed home folder`,
    );
  }
  const capability = '+dac_read_search';
  const drop = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    `--inh-caps=${capability}`,
    `--ambient-caps=${capability}`,
  ];
  return { file: 'setpriv', args: [...drop, '--', file, ...args], options: { cwd: '/' } };
}
