import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, envToConfig } from '../../foundation/config.ts';
import { CommandError } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Where a store lives, out of what somebody typed: `embedded` or `pglite` in DATA_DIR, `embedded:FOLDER`, `pglite:FOLDER`,
 * `postgresql` at DATABASE_URL, or the address itself. The data folder of a PostgreSQL server is DATA_DIR.
 * @throws CommandError
 */
export function homeOf(text: string, { env, cwd }: Pick<Terminal, 'env' | 'cwd'>): Config {
  if (/^postgres(ql)?:\/\//.test(text)) return envToConfig({ ...env, STORE: 'postgresql', DATABASE_URL: text }, cwd);
  if (text === 'postgresql') return envToConfig({ ...env, STORE: 'postgresql' }, cwd);
  const [, kind, folder] = /^(embedded|pglite)(?::(.+))?$/.exec(text) ?? [];
  if (kind === undefined)
    throw new CommandError({
      nl: `“${text}” is geen opslag. Noem embedded, pglite, embedded:MAP, pglite:MAP, postgresql of postgresql://…`,
      en: `"${text}" is no store. Name embedded, pglite, embedded:FOLDER, pglite:FOLDER, postgresql or postgresql://…`,
    });
  const own = { ...env, STORE: kind, DATABASE_URL: undefined };
  return envToConfig(folder === undefined ? own : { ...own, DATA_DIR: resolve(cwd, folder) }, cwd);
}

/** The folder of the data themselves; undefined where they are on a server. */
function storeFolderOf({ store, dataDir }: Config): string | undefined {
  return store === 'postgresql' ? undefined : join(dataDir, store === 'pglite' ? 'pglite' : 'postgres');
}

/** Opening an embedded store that is not there would make it. @throws CommandError */
export function refuseMissing(home: Config): void {
  const folder = storeFolderOf(home);
  if (folder === undefined || (existsSync(folder) && readdirSync(folder).length > 0)) return;
  throw new CommandError({ nl: `Er is geen opslag in ${folder}.`, en: `There is no store in ${folder}.` });
}

/** @throws CommandError */
export function refuseSame(from: Config, to: Config): void {
  const isSame =
    from.store === to.store &&
    (from.store === 'postgresql' ? from.databaseUrl === to.databaseUrl : from.dataDir === to.dataDir);
  if (isSame)
    throw new CommandError({
      nl: '--from en --to zijn dezelfde opslag.',
      en: '--from and --to are the same store.',
    });
}
