import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LogCheckpoint, type LogVerification } from '@wijkritme/contract';
import { Value } from 'typebox/value';
import { connect } from '../connection.ts';
import { CommandError, EXIT_FAILED, EXIT_OK } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { print, type Terminal, type Words } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly checkpoint?: readonly string[];
}

export const logCommand: AddCommand = (program, terminal, finish) => {
  const log = program.command('log').description('the tamper-evident log: verify it, or sign where it stands');
  log
    .command('verify')
    .description('find any change, removal or reordering of entries')
    .option('--checkpoint <file...>', 'compare with checkpoints that were kept elsewhere')
    .action(async (_options, command) => finish(await verify(terminal, command.optsWithGlobals() as Options)));
  log
    .command('checkpoint')
    .description('print a signed checkpoint as JSON, to be kept by somebody else')
    .action(async (_options, command) => {
      const { client } = connect(terminal, command.optsWithGlobals() as Options);
      print(terminal.out, JSON.stringify(await client.createLogCheckpoint(), null, 2));
    });
};

async function verify(terminal: Terminal, options: Options): Promise<number> {
  const checkpoints = (options.checkpoint ?? []).map((file) => readCheckpoint(resolve(terminal.cwd, file)));
  const { client } = connect(terminal, options);
  const found = await client.verifyLog({ body: { checkpoints } });
  print(terminal.out, options.json ? JSON.stringify(found) : say(options, wordsFor(found)));
  return found.ok ? EXIT_OK : EXIT_FAILED;
}

/** A checkpoint as `log checkpoint` prints it, or the inner part alone. */
function readCheckpoint(file: string): LogCheckpoint {
  const [content] = parseJson(file);
  const inner = content && typeof content === 'object' && 'checkpoint' in content ? content.checkpoint : content;
  if (Value.Check(LogCheckpoint, inner)) return inner;
  throw new CommandError({ nl: `${file} is geen controlepunt.`, en: `${file} is no checkpoint.` });
}

function parseJson(file: string): [unknown] | [] {
  try {
    return [JSON.parse(readFileSync(file, 'utf8'))];
  } catch {
    return [];
  }
}

function wordsFor({ ok, entries, checkpoints, fault }: LogVerification): Words {
  const compared = {
    nl: `${checkpoints} ${checkpoints === 1 ? 'controlepunt' : 'controlepunten'} vergeleken.`,
    en: `${checkpoints} ${checkpoints === 1 ? 'checkpoint' : 'checkpoints'} compared.`,
  };
  if (ok || !fault)
    return {
      nl: `Het logboek is heel: ${entries} regels. ${compared.nl}`,
      en: `The log is whole: ${entries} entries. ${compared.en}`,
    };
  const { nl, en } = faultWords[fault.kind];
  return {
    nl: `Het logboek klopt niet bij regel ${fault.position}: ${nl}`,
    en: `The log is not right at entry ${fault.position}: ${en}`,
  };
}

const faultWords: Readonly<Record<NonNullable<LogVerification['fault']>['kind'], Words>> = {
  'out-of-order': {
    nl: 'hier ontbreekt iets, of de volgorde is veranderd.',
    en: 'something is missing or was reordered.',
  },
  'broken-link': { nl: 'de regel ervoor is veranderd of verwijderd.', en: 'the entry before was changed or removed.' },
  changed: { nl: 'de inhoud is veranderd.', en: 'its content was changed.' },
  'not-as-checkpoint': {
    nl: 'een controlepunt zag iets anders; het logboek is afgekapt of opnieuw gemaakt.',
    en: 'a checkpoint saw something else; the log was cut off or made anew.',
  },
  'bad-signature': {
    nl: 'dit controlepunt is niet van deze installatie, of is veranderd.',
    en: 'this checkpoint is not from this installation, or was changed.',
  },
};
