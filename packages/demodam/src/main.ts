import { setFlagsFromString } from 'node:v8';
import type { SampleCasesMessage } from '@wijkritme/contract';
import { layDown } from './lay-down.ts';
import { runLive } from './live.ts';
import type { DemodamOptions, Progress } from './options.ts';
import { envToSettings } from './start-settings.ts';

// History makes much short-lived text; a small young generation keeps the process small beside the server.
setFlagsFromString('--max-semi-space-size=1');
setFlagsFromString('--optimize-for-size');

/** Start file of a child process: settings → city → live readings, until SIGTERM or until the parent is gone. */
const stop = new AbortController();
for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, () => stop.abort());
try {
  const options = { ...envToSettings(process.env), signal: stop.signal, onProgress: createReporter(), ...handOver() };
  await runLive(options, await layDown(options));
} catch (cause) {
  if (!stop.signal.aborted) {
    console.error(`Demodam stopped: ${cause instanceof Error ? cause.message : String(cause)}`);
    process.exitCode = 1;
  }
}
if (process.connected) process.disconnect();

/** A parent that started this program may take finished cases; there is no door for them. */
function handOver(): Pick<DemodamOptions, 'onSampleCases'> {
  if (!process.send) return {};
  return {
    onSampleCases: (cases) => {
      if (process.connected) process.send?.({ type: 'sample-cases', cases } satisfies SampleCasesMessage);
    },
  };
}

/** To the parent where there is one, else a line for each tenth of a stage. */
function createReporter(): (progress: Progress) => void {
  let last = '';
  return (progress) => {
    if (process.send) {
      if (process.connected) process.send({ type: 'progress', ...progress });
      return;
    }
    const share = progress.total > 0 ? Math.floor((10 * progress.done) / progress.total) * 10 : 0;
    const line =
      progress.stage === 'live' ? 'Demodam (simulatie): live' : `Demodam (simulatie): ${progress.stage} ${share}%`;
    if (line !== last) console.log(line);
    last = line;
  };
}
