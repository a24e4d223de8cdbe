import { Writable } from 'node:stream';
import { run } from '../src/cli/program.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line in this process, in English, without a setting; what it prints is handed back. */
export async function runProgram(cwd: string, args: readonly string[]): Promise<Ran> {
  const text = { out: '', err: '' };
  const into = (name: 'out' | 'err') =>
    new Writable({
      write: (chunk: Buffer, _encoding, next) => {
        text[name] += chunk.toString();
        next();
      },
    });
  const code = await run([...args, '--lang', 'en'], { env: {}, cwd, out: into('out'), err: into('err') });
  return { code, ...text };
}
