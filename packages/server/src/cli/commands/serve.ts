import { findPages } from '../find-program.ts';
import type { GlobalOptions } from '../options.ts';
import { serve } from '../serve.ts';
import type { AddCommand } from './command.ts';

export const serveCommand: AddCommand = (program, { env, cwd }, finish) => {
  program
    .command('serve')
    .description('run the server until Ctrl+C; settings come from the environment (see .env.example)')
    .action(async () => {
      await serve(env, cwd, { pages: findPages(), lang: program.opts<GlobalOptions>().lang });
      if (process.exitCode) finish(Number(process.exitCode));
    });
};
