import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Import, RowVerdict } from '@wijkritme/contract';
import { presets } from '../../observations/index.ts';
import { type Connection, withServer } from '../connection.ts';
import { CommandError, EXIT_FAILED, EXIT_NOTHING, EXIT_WRONG_USE } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { createProgress } from '../progress.ts';
import { printTable } from '../table.ts';
import { print, type Terminal } from '../terminal.ts';
import { fileSource, type Source, uploadFile } from '../upload-file.ts';
import { writeReport } from '../write-report.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly list?: boolean;
  readonly mapping?: string;
  readonly name?: string;
  readonly report?: string;
}

const POLL_MS = 300;
const MEGABYTE = 1_000_000;
/** Refused rows that are shown at once; `--report` writes all. */
const SHOWN = 10;
const verdicts = ['stored', 'repeated', 'conflict', 'gap', 'refused'] as const satisfies readonly RowVerdict[];
const verdictWords = {
  stored: { nl: 'opgeslagen', en: 'stored' },
  repeated: { nl: 'stond er al', en: 'was there already' },
  conflict: { nl: 'andere waarde stond er al', en: 'another value was there' },
  gap: { nl: 'niet gemeten', en: 'not measured' },
  refused: { nl: 'geweigerd', en: 'refused' },
} as const;

export const importCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('import')
    .description('read files with measurements; without a running server it does the work itself')
    .argument('[preset]', 'kind of file; see --list')
    .argument('[files...]', 'files, packed with gzip or not; "-" is what is piped in, of any length')
    .option('--list', 'list the kinds of files')
    .option('--mapping <file.json>', 'which column is what, for the preset "generic-csv"')
    .option(
      '--name <file name>',
      'what the file that is piped in is called; some kinds of files tell by it what they hold',
      'stdin',
    )
    .option('--report <out.csv>', 'write what became of each row that was not simply stored')
    .action(async (preset: string | undefined, files: string[], _options, command) => {
      const options = command.optsWithGlobals() as Options;
      if (options.list) return listPresets(terminal, options);
      if (!preset || files.length === 0) throw noFiles;
      const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
      const sources = toSources(terminal, options, files);
      const code = await withServer(terminal, options, async (to) => {
        const done: Import[] = [];
        for (const source of sources) done.push(await importFile(terminal, options, to, { preset, source, mapping }));
        if (options.report) await writeReport(options.report, to.client, done);
        if (options.json) print(terminal.out, JSON.stringify(done));
        return exitCodeOf(done);
      });
      finish(code);
    });
};

const noFiles = new CommandError(
  {
    nl: 'Noem een soort bestand en een of meer bestanden: wijkritme import <preset> <bestand…>. Soorten: --list.',
    en: 'Name a kind of file and one or more files: wijkritme import <preset> <file…>. Kinds: --list.',
  },
  EXIT_WRONG_USE,
);

function listPresets(terminal: Terminal, options: Options): void {
  if (options.json) {
    const items = presets.map(({ id, name, description, accepts }) => ({
      id,
      name: say(options, name),
      description: say(options, description),
      accepts,
    }));
    print(terminal.out, JSON.stringify(items));
    return;
  }
  printTable(
    terminal.out,
    presets.map(({ id, description }) => [id, say(options, description)]),
  );
}

async function importFile(
  terminal: Terminal,
  options: Options,
  { client, ...to }: Connection,
  what: { preset: string; source: Source; mapping: string | undefined },
): Promise<Import> {
  const progress = createProgress(terminal.err);
  const { name } = what.source;
  try {
    const sending = say(options, { nl: 'versturen', en: 'sending' });
    let now = await uploadFile({ ...to, ...what, language: options.lang }, (done, total) =>
      total > 0
        ? progress.update(`${name}: ${sending}`, done, total)
        : progress.count(`${name}: ${sending}`, done / MEGABYTE),
    );
    const label = `${name}: ${say(options, { nl: 'inlezen', en: 'reading' })}`;
    while (now.status === 'waiting' || now.status === 'running' || now.status === 'uploading') {
      progress.update(label, now.bytesDone, now.bytesTotal);
      await sleep(POLL_MS);
      now = await client.getImport({ id: now.id });
    }
    progress.update(label, now.bytesDone, now.bytesTotal);
    progress.end();
    if (!options.json) await printResult(terminal, options, { client, ...to }, now);
    return now;
  } finally {
    progress.end();
  }
}

async function printResult(terminal: Terminal, options: Options, { client }: Connection, done: Import): Promise<void> {
  const rows = say(options, { nl: 'regels gelezen', en: 'rows read' });
  print(terminal.out, `${done.fileName}: ${done.status}, ${done.rows} ${rows}`);
  if (done.error) print(terminal.out, `  ${done.error}`);
  printTable(
    terminal.out,
    verdicts.map((verdict) => [`  ${say(options, verdictWords[verdict])}`, String(done.counts[verdict])]),
  );
  for (const verdict of ['refused', 'conflict'] as const) {
    if (done.counts[verdict] === 0) continue;
    const { items } = await client.listImportRows({ id: done.id, verdict, limit: SHOWN });
    const line = say(options, { nl: 'regel', en: 'line' });
    for (const row of items) print(terminal.out, `  ${line} ${row.line}, ${row.column}: ${row.reason}`);
    const more = done.counts[verdict] - items.length;
    if (more > 0) print(terminal.out, `  … +${more}`);
  }
}

function exitCodeOf(done: readonly Import[]): number {
  if (done.some(({ status }) => status !== 'done')) return EXIT_FAILED;
  return done.some(({ counts }) => counts.refused + counts.conflict > 0) ? EXIT_NOTHING : 0;
}

const STDIN = '-';

/** @throws CommandError a file that is not there; nothing is piped in, or it is named twice */
function toSources({ in: piped }: Terminal, { name = 'stdin' }: Options, files: readonly string[]): Source[] {
  if (files.filter((file) => file === STDIN).length > 1 || (files.includes(STDIN) && !piped)) throw noPipe;
  return files.map((file) => {
    if (file === STDIN && piped) return { name, bytes: undefined, open: () => piped };
    requireFile(file);
    return fileSource(file);
  });
}

const noPipe = new CommandError(
  {
    nl: '“-” is wat aan het commando wordt doorgegeven, en staat er één keer: zcat metingen.csv.gz | wijkritme import <preset> -',
    en: '"-" is what is piped into the command, and stands there once: zcat readings.csv.gz | wijkritme import <preset> -',
  },
  EXIT_WRONG_USE,
);

function requireFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  throw new CommandError({ nl: `Bestand niet gevonden: ${file}`, en: `File not found: ${file}` });
}

function readMapping(file: string): string {
  requireFile(file);
  try {
    return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why = (cause as Error).message;
    throw new CommandError({ nl: `${file} is geen geldige JSON: ${why}`, en: `${file} is not valid JSON: ${why}` });
  }
}
