import { makeFolder, removeFolder } from './harness/clean-up.ts';
import { parseOptions, wants } from './harness/options.ts';
import { runBench } from './harness/run.ts';
import { layDownCity } from './start/lay-down.ts';
import { measureMemory } from './start/memory.ts';
import { measureSecondStart } from './start/second-start.ts';

const options = parseOptions(process.argv.slice(2));

await runBench('start', options, async (results) => {
  const dataDir = makeFolder('demodam');
  const server = { program: options.program, dataDir, demo: true };
  results.push(await layDownCity(server));
  if (wants(options, 'second')) results.push(await measureSecondStart(server, Math.ceil(7 * options.scale)));
  if (wants(options, 'memory')) results.push(...(await measureMemory(server, options.minutes)));
  removeFolder(dataDir);
});
