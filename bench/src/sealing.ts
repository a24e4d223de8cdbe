import { parseOptions, wants } from './harness/options.ts';
import { runBench } from './harness/run.ts';
import { withServer } from './harness/server.ts';
import { measureSealing } from './sealing/measure-sealing.ts';
import { shapes } from './sealing/shapes.ts';

const options = parseOptions(process.argv.slice(2));

/** What a reading takes in the store before and after its month is sealed, per kind of series, each on a store of its own. */
await runBench('sealing', options, async (results) => {
  const server = { program: options.program, profileDir: options.profileDir };
  for (const shape of shapes) {
    if (!wants(options, shape.name)) continue;
    await withServer(server, async (running) => {
      results.push(...(await measureSealing(running, shape, options.scale)));
    });
  }
});
