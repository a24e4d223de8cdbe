import { measureBand } from './engine/band-time.ts';
import { measureCost } from './engine/cost.ts';
import type { Result } from './harness/bars.ts';
import { type Options, parseOptions, wants } from './harness/options.ts';
import { runBench, say } from './harness/run.ts';
import { measureAlarms } from './quality/alarms.ts';
import { measureBands } from './quality/bands.ts';
import { measureForecasts } from './quality/forecasts.ts';
import { measureNab } from './quality/nab.ts';
import { measurePlanned } from './quality/planned.ts';

interface Measurement {
  readonly name: string;
  measure(options: Options): Result[] | Promise<Result[]>;
}

/** `npm run bench:engine -- cost bands` takes these two alone. */
const measurements: readonly Measurement[] = [
  { name: 'cost', measure: measureCost },
  { name: 'band', measure: () => [measureBand()] },
  { name: 'bands', measure: measureBands },
  { name: 'nab', measure: measureNab },
  { name: 'forecasts', measure: measureForecasts },
  { name: 'planned', measure: measurePlanned },
  { name: 'alarms', measure: measureAlarms },
];

const options = parseOptions(process.argv.slice(2));
const unknown = options.only.filter((name) => !measurements.some((measurement) => measurement.name === name));
if (unknown.length > 0) {
  throw new Error(`unknown: ${unknown.join(', ')}; there are ${measurements.map(({ name }) => name).join(', ')}`);
}

await runBench('engine', options, async (results) => {
  for (const { name, measure } of measurements) {
    if (!wants(options, name)) continue;
    say(name);
    results.push(...(await measure(options)));
  }
});
