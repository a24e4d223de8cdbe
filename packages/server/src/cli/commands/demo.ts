import { connect, dataDirOf, withServer } from '../connection.ts';
import { CommandError, EXIT_FAILED, EXIT_OK } from '../exit-code.ts';
import { findSampleCity } from '../find-program.ts';
import { type GlobalOptions, say } from '../options.ts';
import { createProgress } from '../progress.ts';
import { removeSampleCity } from '../remove-sample-city.ts';
import { startSampleCity } from '../sample-city.ts';
import { forgetSampleCityRemoved, noteSampleCityRemoved } from '../sample-city-removed.ts';
import { findServerFile } from '../server-file.ts';
import { untilStopSignal } from '../stop-signal.ts';
import { print, type Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly mqtt?: string;
}

export const demoCommand: AddCommand = (program, terminal, finish) => {
  const demo = program.command('demo').description('the sample city: let it live, or take it away');
  demo
    .command('run', { isDefault: true })
    .description('let the sample city live on a running server until Ctrl+C')
    .option('--mqtt <url>', 'MQTT address of the server (default: that of the server of DATA_DIR)')
    .action(async (_options, command) => finish(await runDemo(terminal, command.optsWithGlobals() as Options)));
  demo
    .command('remove')
    .description('take the sample city away, with all its places, sensors and readings')
    .action(async (_options, command) => finish(await removeDemo(terminal, command.optsWithGlobals() as Options)));
};

async function runDemo(terminal: Terminal, options: Options): Promise<number> {
  const { url, key, client } = connect(terminal, options);
  await client.getHealth();
  const program = findSampleCity();
  const mqttUrl = options.mqtt ?? mqttOf(terminal, url);
  if (!program || !key) throw program ? noKey : noProgram;
  forgetSampleCityRemoved(dataDirOf(terminal));
  const progress = createProgress(terminal.err);
  let gaveUp = false;
  let isLive = false;
  const isStopped = untilStopSignal();
  const city = startSampleCity(program, {
    env: terminal.env,
    url,
    key,
    mqttUrl,
    onProgress: ({ stage, done, total }) => {
      if (stage !== 'live') return progress.update(`Demodam: ${stage}`, done, total);
      if (!isLive)
        print(
          terminal.err,
          say(options, { nl: 'Demodam leeft. Stoppen: Ctrl+C', en: 'Demodam is live. Stop with Ctrl+C' }),
        );
      isLive = true;
    },
    onTrouble: (restartMs) => {
      gaveUp = restartMs === undefined;
    },
  });
  await Promise.race([isStopped, city.ended]);
  progress.end();
  await city.stop();
  return gaveUp ? EXIT_FAILED : 0;
}

async function removeDemo(terminal: Terminal, options: Options): Promise<number> {
  const dataDir = dataDirOf(terminal);
  const removed = await withServer(terminal, options, async (connection) => {
    const isOurs = options.url === undefined || connection.url === findServerFile(dataDir)?.url;
    // First, so that nobody lays it down again meanwhile.
    if (isOurs) noteSampleCityRemoved(dataDir);
    return removeSampleCity(connection);
  });
  if (options.json) print(terminal.out, JSON.stringify(removed));
  else if (removed.places + removed.things + removed.layers === 0)
    print(terminal.out, say(options, { nl: 'Er is geen voorbeeldstad.', en: 'There is no sample city.' }));
  else {
    const { places, things, readings, layers } = removed;
    const words = {
      nl: `De voorbeeldstad is weg: ${places} plekken, ${things} apparaten, ${readings} metingen, ${layers} kaartlagen.`,
      en: `The sample city is gone: ${places} places, ${things} things, ${readings} readings, ${layers} map layers.`,
    };
    print(terminal.out, say(options, words));
  }
  return EXIT_OK;
}

function mqttOf(terminal: Terminal, url: string): string {
  const server = findServerFile(dataDirOf(terminal));
  return `mqtt://${new URL(url).hostname}:${server?.url === url ? server.mqttPort : 1883}`;
}

const noKey = new CommandError({
  nl: 'Er is geen beheersleutel gevonden. Geef hem met --key.',
  en: 'No administrator key was found. Give it with --key.',
});
const noProgram = new CommandError({
  nl: 'De voorbeeldstad hoort niet bij deze installatie.',
  en: 'The sample city is not part of this installation.',
});
