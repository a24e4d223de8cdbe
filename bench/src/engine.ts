import { measureBand } from './engine/band-time.ts';
import { measureStep } from './engine/step-time.ts';
import { parseOptions } from './harness/options.ts';
import { runBench } from './harness/run.ts';

const options = parseOptions(process.argv.slice(2));

await runBench('engine', options, async (results) => {
  results.push(
    measureStep(1, 200_000 * options.scale),
    measureStep(200, 1_000_000 * options.scale),
    measureStep(1_000, 2_000_000 * options.scale),
    measureBand(),
  );
});
