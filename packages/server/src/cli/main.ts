import { setFlagsFromString } from 'node:v8';
import { v8Flags } from '@wijkritme/engine';
import { run } from './program.ts';

setFlagsFromString(v8Flags);

// Whoever reads our results may have seen enough (`| head`).
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit();
  throw cause;
});

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  in: process.stdin,
  out: process.stdout,
  err: process.stderr,
});
