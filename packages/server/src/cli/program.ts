import { ClientError } from '@wijkritme/client';
import { WijkritmeError } from '@wijkritme/contract';
import { Command, CommanderError } from 'commander';
import { VERSION } from '../foundation/health.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { budgetCommand } from './commands/budget.ts';
import { datastreamsCommand } from './commands/datastreams.ts';
import { demoCommand } from './commands/demo.ts';
import { detectCommand } from './commands/detect.ts';
import { deviationsCommand } from './commands/deviations.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { forecastCommand } from './commands/forecast.ts';
import { importCommand } from './commands/import.ts';
import { logCommand } from './commands/log.ts';
import { migrateStoreCommand } from './commands/migrate-store.ts';
import { opendataCommand } from './commands/opendata.ts';
import { placesCommand } from './commands/places.ts';
import { registerCommand } from './commands/register.ts';
import { retentionCommand } from './commands/retention.ts';
import { scoreCommand } from './commands/score.ts';
import { serveCommand } from './commands/serve.ts';
import { trialCommand } from './commands/trial.ts';
import { describeError } from './describe-error.ts';
import { CommandError, EXIT_FAILED, EXIT_OK, EXIT_WRONG_USE } from './exit-code.ts';
import { type GlobalOptions, globalOptions } from './options.ts';
import { print, type Terminal } from './terminal.ts';

const exitCodes = `
Exit codes:
  0  done
  1  failed
  2  wrong use of a command or option
  3  nothing was found, or some rows were refused`;

/** Run one command. @returns its exit code */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = EXIT_OK;
  const finish = (code: number) => {
    exitCode = code;
  };
  const program = createProgram(terminal, finish);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (cause) {
    return explain(cause, terminal, program.opts<GlobalOptions>().lang ?? 'nl');
  }
}

export function createProgram(terminal: Terminal, finish: (exitCode: number) => void): Command {
  const program = new Command('wijkritme')
    .description('See the rhythm of a neighbourhood')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out.write(text), writeErr: (text) => terminal.err.write(text) })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('afterAll', exitCodes);
  for (const option of globalOptions) program.addOption(option);
  const commands = [
    serveCommand,
    importCommand,
    exportCommand,
    placesCommand,
    datastreamsCommand,
    deviationsCommand,
    budgetCommand,
    detectCommand,
    forecastCommand,
    scoreCommand,
    logCommand,
    registerCommand,
    retentionCommand,
    backupCommand,
    restoreCommand,
    migrateStoreCommand,
    opendataCommand,
    demoCommand,
    doctorCommand,
    trialCommand,
  ];
  for (const add of commands) add(program, terminal, finish);
  return program;
}

function explain(cause: unknown, { err }: Terminal, lang: 'nl' | 'en'): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT_OK : EXIT_WRONG_USE;
  if (cause instanceof CommandError) {
    print(err, cause.words[lang]);
    return cause.exitCode;
  }
  if (cause instanceof WijkritmeError) print(err, describeError(cause, lang));
  else if (cause instanceof ClientError) print(err, `${cause.problem.title}: ${cause.problem.detail}`);
  else if (isUnreachable(cause)) {
    const words = {
      nl: 'De server antwoordt niet. Start hem met "wijkritme serve", of wijs hem aan met --url.',
      en: 'The server does not answer. Start it with "wijkritme serve", or name it with --url.',
    };
    print(err, words[lang]);
  } else print(err, cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return EXIT_FAILED;
}

function isUnreachable(cause: unknown): boolean {
  if (cause instanceof TypeError && cause.message === 'fetch failed') return true;
  const code = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  const codes = [code(cause), code((cause as Error).cause)];
  return codes.some((one) => ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'EHOSTUNREACH', 'ETIMEDOUT'].includes(one));
}
