import { checkUp } from '../doctor/check-up.ts';
import { EXIT_FAILED } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';

export const doctorCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('doctor')
    .description('look whether this installation is in order, and tell how to mend what is not')
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      const findings = await checkUp(terminal);
      if (options.json) print(terminal.out, JSON.stringify(findings));
      else
        for (const { check, isOk, found, mend } of findings) {
          const mark = isOk ? 'ok   ' : say(options, { nl: 'FOUT ', en: 'WRONG' });
          print(terminal.out, `${mark}  ${check.padEnd(12)}  ${say(options, found)}`);
          if (mend) print(terminal.out, `       → ${say(options, mend)}`);
        }
      if (findings.some(({ isOk }) => !isOk)) finish(EXIT_FAILED);
    });
};
