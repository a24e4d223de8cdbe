import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Backup } from '@wijkritme/contract';
import { type BackupFacts, readBackup } from '../../foundation/backup/read-backup.ts';
import { envToConfig } from '../../foundation/config.ts';
import { finishingFirst } from '../backup/finishing-first.ts';
import { renewBackup } from '../backup/renew-backup.ts';
import { type RestoreOptions, restoreBackup } from '../backup/restore-backup.ts';
import { checkPassphrase, openKeys, sealKeys, writeKeys } from '../backup/seal-keys.ts';
import { stoppable } from '../backup/stoppable.ts';
import { keysFileOf, removalsFileIn, takeBackup } from '../backup/take-backup.ts';
import { type Connection, connect, dataDirOf, withServer } from '../connection.ts';
import { CommandError, EXIT_NOTHING, EXIT_OK } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { createProgress } from '../progress.ts';
import { printTable } from '../table.ts';
import { print, type Terminal, type Words } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly withKeys?: boolean;
  readonly over?: boolean;
  readonly removals?: readonly string[];
}

const optionsOf = (command: { optsWithGlobals(): unknown }) => command.optsWithGlobals() as Options;

export const backupCommand: AddCommand = (program, terminal, finish) => {
  const backup = program
    .command('backup')
    .description('a copy of everything in one file, made while the server runs')
    .argument('<file-or-folder>', 'file to write, or a folder in which it gets a name with the time')
    .option('--with-keys', 'the keys of the data folder too, sealed with BACKUP_PASSPHRASE')
    .action(async (target: string, _options, command) => take(terminal, target, optionsOf(command)));
  backup
    .command('list')
    .description('backups that were made here, and which of them hold what is due')
    .action(async (_options, command) => finish(await list(terminal, optionsOf(command))));
  backup
    .command('verify')
    .description('read a backup as a whole and check every digest')
    .argument('<file>')
    .action(async (file: string, _options, command) => verify(terminal, file, optionsOf(command)));
  backup
    .command('renew')
    .description('make a backup anew without what was deleted or has become due since')
    .argument('<file>')
    .action(async (file: string, _options, command) => renew(terminal, file, optionsOf(command)));
  backup
    .command('remove')
    .description('remove the file of a backup, and say so in the log')
    .argument('<file>')
    .action(async (file: string, _options, command) => remove(terminal, file, optionsOf(command)));
};

export const restoreCommand: AddCommand = (program, terminal) => {
  program
    .command('restore')
    .description('fill an empty store with a backup; no server may run on it')
    .argument('<file>')
    .option('--over', 'what the store holds may go')
    .option('--removals <file...>', 'newer backups or files of removals, that tell what was deleted since')
    .option('--with-keys', 'put the sealed keys into the data folder (BACKUP_PASSPHRASE)')
    .action(async (file: string, _options, command) => restore(terminal, file, optionsOf(command)));
};

async function take(terminal: Terminal, target: string, options: Options): Promise<void> {
  const passphrase = options.withKeys ? checkPassphrase(terminal.env.BACKUP_PASSPHRASE) : undefined;
  const file = fileFor(resolve(terminal.cwd, target));
  await stoppable(file, async (signal) => {
    await withServer(terminal, options, async (to) => {
      const progress = createProgress(terminal.err);
      const label = say(options, { nl: 'Back-up', en: 'Backup' });
      const onRows = (done: number, about: number) => progress.update(label, done, about);
      const path = `/v1/backups/all?name=${encodeURIComponent(basename(file))}`;
      const facts = await takeBackup(to, { path, file, signal, onRows }).finally(() => progress.end());
      if (passphrase !== undefined)
        writeFileSync(keysFileOf(file), sealKeys(dataDirOf(terminal), passphrase), { mode: 0o600 });
      await takeRemovals(to, dirname(file), signal);
      tell(terminal, options, file, facts);
    });
  });
}

/** Beside the backup, so that one that is restored later knows what went since. */
const takeRemovals = (to: Connection, folder: string, signal: AbortSignal) =>
  takeBackup(to, { path: '/v1/backups/removals', file: removalsFileIn(folder), signal });

/** @throws CommandError when there is such a file already */
function fileFor(target: string): string {
  const isFolder = existsSync(target) && statSync(target).isDirectory();
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const file = isFolder ? join(target, `wijkritme-${time}Z.backup.gz`) : target;
  if (!existsSync(file)) return file;
  throw new CommandError({
    nl: `${file} bestaat al. Kies een andere naam.`,
    en: `${file} is there already. Choose another name.`,
  });
}

function tell({ out }: Terminal, options: GlobalOptions, file: string, { head, rows, digest }: BackupFacts): void {
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  if (options.json) {
    print(out, JSON.stringify({ file, madeAt: head.madeAt, rows: all, digest }));
    return;
  }
  print(
    out,
    say(options, {
      nl: `${file} is heel: ${all} rijen van ${head.madeAt}.`,
      en: `${file} is whole: ${all} rows of ${head.madeAt}.`,
    }),
  );
}

async function verify(terminal: Terminal, file: string, options: GlobalOptions): Promise<void> {
  const path = resolve(terminal.cwd, file);
  tell(terminal, options, path, await readBackup(path));
}

async function list(terminal: Terminal, options: GlobalOptions): Promise<number> {
  const { items } = await connect(terminal, options).client.listBackups();
  if (options.json) print(terminal.out, JSON.stringify(items));
  else printTable(terminal.out, backupRows(items, options));
  return items.length > 0 ? EXIT_OK : EXIT_NOTHING;
}

/** Backups as rows of a table, with the head. */
export function backupRows(items: readonly Backup[], options: GlobalOptions): string[][] {
  const head = say(options, {
    nl: 'back-up|gemaakt|bestand|reeksen met verlopen metingen|verlopen sinds|dossiers die sindsdien weg zijn|laatste weg om',
    en: 'backup|made|file|datastreams with readings that are due|due since|cases removed since|last removed at',
  });
  const gone = say(options, { nl: 'weg', en: 'gone' });
  return [
    head.split('|'),
    ...items.map(({ id, madeAt, name, goneAt, due, removedCases }) => [
      String(id),
      madeAt,
      name,
      goneAt === null ? String(due?.datastreams ?? 0) : gone,
      due?.since ?? '–',
      goneAt === null ? String(removedCases?.cases ?? 0) : gone,
      removedCases?.last ?? '–',
    ]),
  ];
}

async function restore(terminal: Terminal, file: string, options: Options): Promise<void> {
  const path = resolve(terminal.cwd, file);
  const config = envToConfig(terminal.env, terminal.cwd);
  const passphrase = options.withKeys ? checkPassphrase(terminal.env.BACKUP_PASSPHRASE) : undefined;
  const keys = passphrase === undefined ? undefined : openKeys(readFileSync(keysFileOf(path), 'utf8'), passphrase);
  const progress = createProgress(terminal.err);
  const label = say(options, { nl: 'Terugzetten', en: 'Restoring' });
  const plan: RestoreOptions = {
    file: path,
    over: options.over ?? false,
    removals: (options.removals ?? []).map((one) => resolve(terminal.cwd, one)),
    onRows: (done, all) => progress.update(label, done, all),
    onFilled: () => keys && writeKeys(config.dataDir, keys),
  };
  const restored = await finishingFirst(config, () => restoreBackup(config, plan)).finally(() => progress.end());
  if (options.json) print(terminal.out, JSON.stringify(restored));
  else print(terminal.out, say(options, wordsFor(restored)));
}

function wordsFor({ head, rows, knownUntil, deleted, due }: Awaited<ReturnType<typeof restoreBackup>>): Words {
  const known = {
    nl:
      knownUntil === null
        ? 'Wat er daarna is verwijderd, is niet bekend.'
        : `Wat er tot ${knownUntil} is verwijderd, is weer weg.`,
    en:
      knownUntil === null
        ? 'What was deleted after it is not known.'
        : `What was deleted until ${knownUntil} is gone again.`,
  };
  return {
    nl: `Teruggezet: ${rows} rijen van ${head.madeAt}. ${known.nl} Verwijderd: ${deleted}; verlopen en verwijderd: ${due}.`,
    en: `Restored: ${rows} rows of ${head.madeAt}. ${known.en} Deleted: ${deleted}; due and removed: ${due}.`,
  };
}

async function renew(terminal: Terminal, file: string, options: GlobalOptions): Promise<void> {
  const path = resolve(terminal.cwd, file);
  const old = await readBackup(path);
  const to = connect(terminal, options);
  await stoppable(path, async (signal) => {
    await takeRemovals(to, dirname(path), signal);
    const facts = await renewBackup(path, signal);
    await forget(to, old.digest);
    tell(terminal, options, path, facts);
  });
}

async function remove(terminal: Terminal, file: string, options: GlobalOptions): Promise<void> {
  const path = resolve(terminal.cwd, file);
  const { digest } = await readBackup(path);
  const to = connect(terminal, options);
  rmSync(path);
  rmSync(keysFileOf(path), { force: true });
  await forget(to, digest);
  print(terminal.out, say(options, { nl: `${path} is verwijderd.`, en: `${path} was removed.` }));
}

async function forget({ client }: Connection, digest: string): Promise<void> {
  const found = (await client.listBackups()).items.find((one) => one.digest === digest);
  if (found) await client.forgetBackup({ id: found.id });
}
