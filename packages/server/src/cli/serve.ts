import { writeSync } from 'node:fs';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { type Env, envToConfig } from '../foundation/config.ts';
import { placesChanged } from '../places/index.ts';
import { type RunningServer, startServer } from '../start.ts';
import { finishingFirst } from './backup/finishing-first.ts';
import { describeError } from './describe-error.ts';
import { EXIT_FAILED } from './exit-code.ts';
import { findSampleCity } from './find-program.ts';
import { createProgress } from './progress.ts';
import { type SampleCity, startSampleCity } from './sample-city.ts';
import { isSampleCityRemoved, noteSampleCityRemoved } from './sample-city-removed.ts';
import { removeServerFile, writeServerFile } from './server-file.ts';
import { startMessage } from './start-message.ts';
import { untilStopSignal } from './stop-signal.ts';
import { trimHeap } from './trim-heap.ts';

export interface ServeOptions {
  /** Folder with built pages. */
  readonly pages: string | undefined;
  /** Of errors. */
  readonly lang: 'nl' | 'en';
}

/** Run the server until it is told to stop; resolves when everything is stopped. Sets the exit code. */
export async function serve(env: Env, cwd: string, { pages, lang }: ServeOptions): Promise<void> {
  trimHeap();
  const isStopped = untilStopSignal();
  endOnUnexpected();
  let server: RunningServer;
  try {
    const config = envToConfig(env, cwd);
    server = await finishingFirst(config, () => startServer(config, { pages }));
  } catch (cause) {
    if (!(cause instanceof WijkritmeError)) throw cause;
    process.stderr.write(`${describeError(cause, lang)}\n`);
    process.exitCode = EXIT_FAILED;
    return;
  }
  const { config, database } = server.context;
  database.onLost((cause) => {
    removeServerFile(config.dataDir);
    writeSync(2, `${describeError(new WijkritmeError('database_unreachable', englishOnly(cause.message)), lang)}\n`);
    process.exit(EXIT_FAILED);
  });
  const mqttUrl = `mqtt://${reachable(config.host)}:${server.mqttPort}`;
  // Commands on this machine go straight to the server: the public address may not be reachable from here.
  writeServerFile(config.dataDir, { url: localUrlOf(server), pid: process.pid, mqttPort: server.mqttPort });
  process.stdout.write(startMessage(server, mqttAddresses(server)));
  const city = wantsSampleCity(server) ? showSampleCity(env, server, mqttUrl) : undefined;
  if (city) stopWhenRemoved(city, server);
  await isStopped;
  process.stdout.write('Wijkritme stopt …\n');
  await drain(server);
  await city?.stop();
  removeServerFile(config.dataDir);
  await server.stop();
}

/** Not ready any more, and still serving: a load balancer that looks away in time sends nobody to a closed door. */
async function drain({ context }: RunningServer): Promise<void> {
  context.readiness.stop();
  if (context.config.drainMs > 0) await new Promise((resolve) => setTimeout(resolve, context.config.drainMs));
}

/** On a new installation, and again on one that holds nothing but the sample city, unless somebody took it away. */
function wantsSampleCity({ context, rooms }: RunningServer): boolean {
  // It sends over MQTT, without TLS.
  if (!context.config.demo || context.config.mqttPort === undefined) return false;
  if (isSampleCityRemoved(context.config.dataDir)) return false;
  return rooms.places.directory.all().every((place) => place.simulated);
}

/** Who deletes the places of the sample city does not want it: it stops, and does not come back at the next start. */
function stopWhenRemoved(city: SampleCity, { context, rooms }: RunningServer): void {
  const isThere = () => rooms.places.directory.all().some((place) => place.simulated);
  let wasThere = isThere();
  context.events.on(placesChanged, () => {
    const isGone = wasThere && !isThere();
    wasThere = isThere();
    if (!isGone) return;
    noteSampleCityRemoved(context.config.dataDir);
    process.stderr.write('Voorbeeldstad Demodam is verwijderd.\n');
    return city.stop();
  });
}

function showSampleCity(env: Env, server: RunningServer, mqttUrl: string): SampleCity | undefined {
  const program = findSampleCity();
  if (!program) return undefined;
  const progress = createProgress(process.stderr);
  let isLive = false;
  const city = startSampleCity(program, {
    env,
    url: localUrlOf(server),
    key: server.adminKey,
    mqttUrl,
    onProgress: ({ stage, done, total }) => {
      if (stage !== 'live') {
        isLive = false;
        progress.update(`Voorbeeldstad Demodam: ${stageWords[stage] ?? stage}`, done, total);
      } else if (!isLive) {
        isLive = true;
        progress.end();
        process.stderr.write('Voorbeeldstad Demodam leeft. Dit zijn gesimuleerde gegevens.\n');
      }
    },
    onMessage: (message) => server.rooms.response.samples.offer(message),
    onTrouble: (restartMs) => {
      progress.end();
      const next = restartMs === undefined ? 'en start niet opnieuw' : `en start over ${restartMs / 1_000} s opnieuw`;
      process.stderr.write(`Voorbeeldstad Demodam is gestopt ${next}.\n`);
    },
  });
  return {
    ended: city.ended,
    stop: () => {
      progress.end();
      return city.stop();
    },
  };
}

export const stageWords: Readonly<Record<string, string>> = {
  map: 'kaart',
  places: 'plekken',
  sensors: 'sensoren',
  history: 'geschiedenis',
};

/** The address as this machine reaches it, also where PUBLIC_URL is another. */
function localUrlOf({ context }: RunningServer): string {
  const address = context.http.app.server.address();
  const port = typeof address === 'object' && address ? address.port : context.config.port;
  return `http://${reachable(context.config.host)}:${port}`;
}

function mqttAddresses({ context, mqttPort, mqttTlsPort }: RunningServer): string[] {
  const host = reachable(context.config.host);
  return [
    ...(mqttPort > 0 ? [`mqtt://${host}:${mqttPort}  (MQTT)`] : []),
    ...(mqttTlsPort > 0 ? [`mqtts://${host}:${mqttTlsPort}  (MQTT over TLS)`] : []),
  ];
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** A defect: note it and end, so that whoever supervises us starts afresh. What was acknowledged is stored. */
function endOnUnexpected(): void {
  const end = (cause: unknown) => {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    writeSync(
      2,
      `${JSON.stringify({ level: 60, time: Date.now(), msg: 'unexpected error, stopping', cause: text })}\n`,
    );
    process.exit(EXIT_FAILED);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  // Whoever read our output may be gone; that is no reason to stop measuring.
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error').on('error', () => {});
}
