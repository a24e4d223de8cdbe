import { parseOptions, wants } from './harness/options.ts';
import { runBench } from './harness/run.ts';
import { withServer } from './harness/server.ts';
import { measureRemoval } from './retention/measure-removal.ts';

const options = parseOptions(process.argv.slice(2));

/** A million readings that become due, and are gone: whole months, and months that others share. */
await runBench('retention', options, async (results) => {
  const server = { program: options.program, profileDir: options.profileDir };
  for (const shape of ['months', 'rows'] as const) {
    if (!wants(options, shape)) continue;
    await withServer(server, async (running) => {
      results.push(...(await measureRemoval(running, shape, options.scale)));
    });
  }
});
