import { resolve } from 'node:path';
import { CommandError } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { createProgress } from '../progress.ts';
import { print } from '../terminal.ts';
import { listRecordingsIn } from '../trial/import-recording.ts';
import { printRecording } from '../trial/print-trial.ts';
import { runTrial } from '../trial/run-trial.ts';
import { summarise } from '../trial/summarise.ts';
import { withTrialServer } from '../trial/with-trial-server.ts';
import type { AddCommand } from './command.ts';

export const trialCommand: AddCommand = (program, terminal) => {
  program
    .command('trial')
    .description('import the public recordings into a store of its own and tell what broke their rhythm')
    .argument('<folder>', 'folder with the recordings, for example ../shared/data')
    .action(async (name: string, _options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      const folder = resolve(terminal.cwd, name);
      if (listRecordingsIn(folder).length === 0) throw noRecordings(folder);
      print(
        terminal.err,
        say(options, {
          nl: 'Een proef met een eigen, tijdelijke opslag.',
          en: 'A trial with a temporary store of its own.',
        }),
      );
      const progress = createProgress(terminal.err);
      const results = await withTrialServer({ env: terminal.env, language: options.lang }, (server) =>
        runTrial(server, folder, progress.update),
      ).finally(() => progress.end());
      if (options.json) print(terminal.out, JSON.stringify(results.map((result) => summarise(result, options.lang))));
      else for (const result of results) printRecording(terminal.out, result, options);
    });
};

const noRecordings = (folder: string) =>
  new CommandError({
    nl: `In ${folder} staat geen opname die deze proef kent. Zie docs/results.md.`,
    en: `${folder} holds no recording that this trial knows. See docs/results.md.`,
  });
