import { hasBrowser } from './harness/browser.ts';
import { makeFolder, removeFolder } from './harness/clean-up.ts';
import { parseOptions, wants } from './harness/options.ts';
import { runBench, say } from './harness/run.ts';
import { startServer, withServer } from './harness/server.ts';
import { figure } from './harness/table.ts';
import { measureCalls } from './page/api-calls.ts';
import { pageBars } from './page/bars.ts';
import { loadPlacePage } from './page/place-page.ts';
import { measureYearBand } from './page/year-band.ts';
import { layDownCity, untilCityLives } from './start/lay-down.ts';

const options = parseOptions(process.argv.slice(2));
const times = Math.ceil(200 * options.scale);

await runBench('page', options, async (results) => {
  if (wants(options, 'year')) {
    const server = { program: options.program, profileDir: options.profileDir };
    results.push(await withServer(server, (server) => measureYearBand(server, times)));
  }
  if (!wants(options, 'place')) return;
  if (!options.browser || !hasBrowser()) return say('no browser: the place page is not measured');
  const dataDir = makeFolder('demodam');
  const city = { program: options.program, dataDir, demo: true };
  await layDownCity(city);
  const server = await startServer(city);
  await untilCityLives(server);
  const load = await loadPlacePage(server);
  const kilobytes = (kind: string) => (load.bytes[kind] ?? 0) / 1_000;
  const others = Object.keys(load.bytes).filter((kind) => kind !== 'script');
  results.push({
    what: 'scripts of the place page, first load',
    value: kilobytes('script'),
    unit: 'kB',
    bar: pageBars.script,
    verified: !load.scripts.some((name) => /map/i.test(name)),
    note: `${load.scripts.join(', ')}; ${others.map((kind) => `${kind} ${figure(kilobytes(kind))} kB`).join(', ')}`,
  });
  results.push({
    what: `page of ${load.place} complete and still`,
    value: load.doneMs,
    unit: 'ms',
    note: 'Chromium, empty cache, 0.7 s of stillness included',
  });
  results.push(...(await measureCalls(server, load.calls, times)));
  await server.halt();
  removeFolder(dataDir);
});
