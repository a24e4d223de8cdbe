import type { Backup, RetentionReport } from '@wijkritme/contract';
import { connect } from '../connection.ts';
import { EXIT_NOTHING, EXIT_OK } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { wholeNumber } from '../parse-number.ts';
import { printTable } from '../table.ts';
import { print, type Terminal } from '../terminal.ts';
import { backupRows } from './backup.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly limit: number;
}

export const retentionCommand: AddCommand = (program, terminal, finish) => {
  const retention = program.command('retention').description('remove what is due by its passport, and see what was');
  retention
    .command('report')
    .description('what was removed, newest first, with the time from due to gone')
    .option('--limit <n>', 'how many reports', wholeNumber, 10)
    .action(async (_options, command) => finish(await report(terminal, command.optsWithGlobals() as Options)));
  retention
    .command('run')
    .description('remove now what is due; it also happens every night')
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as Options;
      const { client } = connect(terminal, options);
      show(terminal, options, [await client.runRetention()]);
    });
};

async function report(terminal: Terminal, options: Options): Promise<number> {
  const { client } = connect(terminal, options);
  const { items } = await client.listRetentionReports({ limit: options.limit });
  const backups = (await client.listBackups()).items.filter(
    ({ due, removedCases }) => due !== null || removedCases !== null,
  );
  show(terminal, options, items);
  if (backups.length > 0) showBackups(terminal, options, backups);
  return items.length > 0 ? EXIT_OK : EXIT_NOTHING;
}

function show({ out }: Terminal, options: GlobalOptions, reports: readonly RetentionReport[]): void {
  if (options.json) {
    print(out, JSON.stringify(reports));
    return;
  }
  const head = say(options, {
    nl: 'verslag|datastroom|niveau|aantal|verlopen sinds|weg om|uren tot weg',
    en: 'report|datastream|level|count|due since|gone at|hours until gone',
  });
  const rows = reports.flatMap((one) => [
    [String(one.id), '', '', String(one.removed), '', one.finishedAt ?? '–', hours(one.longestOverdueSeconds)],
    ...one.counts.map((count) => rowOf(one.id, count)),
  ]);
  printTable(out, [head.split('|'), ...rows]);
}

/** Backups that hold what is due or was removed: they are not ours to reach, so they are named. */
function showBackups({ out, err }: Terminal, options: GlobalOptions, backups: readonly Backup[]): void {
  const words = {
    nl: 'Deze back-ups bevatten metingen die weg moeten, of dossiers die weg zijn. Maak ze opnieuw (backup renew) of verwijder ze (backup remove):',
    en: 'These backups hold readings that are due, or cases that were removed. Make them anew (backup renew) or remove them (backup remove):',
  };
  print(err, say(options, words));
  printTable(options.json ? err : out, backupRows(backups, options));
}

function rowOf(id: number, { datastreamId, level, count, dueSince, goneAt }: RetentionReport['counts'][number]) {
  const overdue = dueSince === null ? null : (Date.parse(goneAt) - Date.parse(dueSince)) / 1000;
  return [String(id), String(datastreamId), level, String(count), dueSince ?? '–', goneAt, hours(overdue)];
}

const hours = (seconds: number | null) => (seconds === null ? '–' : (seconds / 3600).toFixed(2));
