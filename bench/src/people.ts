import { parseOptions } from './harness/options.ts';
import { runBench, say } from './harness/run.ts';
import { withServer } from './harness/server.ts';
import { buildTown } from './load/town.ts';
import { hirePeople } from './people/hire-people.ts';
import { laySignals } from './people/lay-signals.ts';
import { measurePeople } from './people/measure-people.ts';

const PEOPLE = 50;
const options = parseOptions(process.argv.slice(2));

await runBench('people', options, async (results) => {
  const server = { program: options.program, profileDir: options.profileDir };
  await withServer(server, async (server) => {
    const town = await buildTown(server, { things: 5, datastreamsPerThing: 4, intervalSeconds: 60 });
    const laid = await laySignals(server, options.scale);
    say(`${laid.signals} signals at ${laid.places.length} places, made from ${laid.readings} readings`);
    const people = await hirePeople(server, PEOPLE, laid.places);
    say(`${people.length} people have signed in`);
    results.push(...(await measurePeople(server, { people, town, laid }, options)));
  });
});
