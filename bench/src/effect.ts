import { measurePlanted } from './effect/planted.ts';
import { measureSimulated } from './effect/simulated.ts';
import type { Result } from './harness/bars.ts';
import { type Options, parseOptions, wants } from './harness/options.ts';
import { runBench, say } from './harness/run.ts';

interface Measurement {
  readonly name: string;
  measure(options: Options): Result[];
}

/** `npm run bench:effect -- simulated` takes this one alone. */
const measurements: readonly Measurement[] = [
  { name: 'simulated', measure: measureSimulated },
  { name: 'planted', measure: measurePlanted },
];

const options = parseOptions(process.argv.slice(2));
const unknown = options.only.filter((name) => !measurements.some((measurement) => measurement.name === name));
if (unknown.length > 0) {
  throw new Error(`unknown: ${unknown.join(', ')}; there are ${measurements.map(({ name }) => name).join(', ')}`);
}

await runBench('effect', options, async (results) => {
  for (const { name, measure } of measurements) {
    if (!wants(options, name)) continue;
    say(name);
    results.push(...measure(options));
  }
});
