import { parseOptions } from './harness/options.ts';
import { runBench, say } from './harness/run.ts';
import { withServer } from './harness/server.ts';
import { buildStore } from './query/build-store.ts';
import { measureQueries } from './query/measure-queries.ts';

const options = parseOptions(process.argv.slice(2));

await runBench('query', options, async (results) => {
  const server = { program: options.program, profileDir: options.profileDir, store: options.store };
  await withServer(server, async (server) => {
    const store = await buildStore(server, options.scale);
    say(
      `${store.readings} readings of ${store.streets.length + 1} datastreams stored in ${store.seconds.toFixed(0)} s`,
    );
    results.push(...(await measureQueries(server, store)));
  });
});
