import { DAY, MINUTE } from '@wijkritme/contract';
import type { Result } from './harness/bars.ts';
import { hasBrowser } from './harness/browser.ts';
import { parseOptions, wants } from './harness/options.ts';
import { quietest } from './harness/quietest.ts';
import { runBench, say } from './harness/run.ts';
import { withServer } from './harness/server.ts';
import { barsOf } from './intake/bars.ts';
import { measureColumns, measureDataArrays } from './intake/data-arrays.ts';
import { measureFileImport } from './intake/file-import.ts';
import { measureGate } from './intake/gate.ts';
import { measureLateRows } from './intake/late-rows.ts';
import type { Bench } from './intake/measurement.ts';
import { measureMqtt } from './intake/mqtt.ts';
import { measureSinglePosts } from './intake/single-posts.ts';
import { Timeline } from './load/signal.ts';
import { buildTown } from './load/town.ts';
import { measureOnPage } from './visible/on-page.ts';
import { measureOnStream } from './visible/on-stream.ts';

const options = parseOptions(process.argv.slice(2));
const INTERVAL_MS = 5 * MINUTE;
/** Before now: long enough for what all measurements of one run send. */
const HISTORY_MS = 250 * DAY;
const bars = barsOf(options.store);
const plan = { things: 8, datastreamsPerThing: 25, intervalSeconds: INTERVAL_MS / 1_000 };

const measurements: Record<string, (bench: Bench) => Promise<Result>> = {
  arrays: (bench) => measureDataArrays(bench, 'plain'),
  minimal: (bench) => measureDataArrays(bench, 'minimal'),
  columns: measureColumns,
  single: measureSinglePosts,
  mqtt: measureMqtt,
};

await runBench('intake', options, async (results) => {
  const server = { program: options.program, profileDir: options.profileDir, store: options.store };
  const names = Object.keys(measurements).filter((name) => wants(options, name));
  if (names.length > 0) {
    await withServer(server, async (server) => {
      const timeline = new Timeline(Date.now() - HISTORY_MS, INTERVAL_MS);
      const bench = { server, town: await buildTown(server, plan), timeline, scale: options.scale, bars };
      for (const name of names)
        results.push(await quietest(options.tries, () => (measurements[name] as (typeof measurements)[string])(bench)));
    });
  }
  if (wants(options, 'file')) {
    results.push(
      await quietest(options.tries, () => withServer(server, (server) => measureFileImport(server, options.scale))),
    );
  }
  if (wants(options, 'late')) {
    results.push(
      await quietest(options.tries, () => withServer(server, (server) => measureLateRows(server, options.scale))),
    );
  }
  if (wants(options, 'gate')) results.push(await measureGate(options.scale));
  if (wants(options, 'visible')) {
    await withServer(server, async (server) => {
      const town = await buildTown(server, plan);
      results.push(await quietest(options.tries, () => measureOnStream(server, town, options.scale)));
      if (options.browser && hasBrowser())
        results.push(await quietest(options.tries, () => measureOnPage(server, town, options.scale)));
      else say('no browser: the page itself is not measured');
    });
  }
});
