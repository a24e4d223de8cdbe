import { layHistory } from './growth/lay-history.ts';
import { measureGrowth } from './growth/measure-growth.ts';
import { parseOptions } from './harness/options.ts';
import { runBench } from './harness/run.ts';
import { withServer } from './harness/server.ts';

const FEW = 1_000_000;
const MANY = 100_000_000;

const options = parseOptions(process.argv.slice(2));

/** Two servers with a store of their own stand side by side; only the number of readings in it differs. */
await runBench('growth', options, async (results) => {
  const server = { program: options.program, profileDir: options.profileDir, store: options.store };
  await withServer(server, (small) =>
    withServer(server, async (large) => {
      const sides = [
        await layHistory(small, FEW * options.scale),
        await layHistory(large, MANY * options.scale),
      ] as const;
      results.push(await measureGrowth(sides));
    }),
  );
});
