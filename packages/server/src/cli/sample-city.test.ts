import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CityProgress, type SampleCity, startSampleCity } from './sample-city.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-city-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(name: string, source: string, onProgress: (progress: CityProgress) => void = () => {}) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  const restarts: (number | undefined)[] = [];
  const city: SampleCity = startSampleCity(
    { file, execArgv: [] },
    {
      env: process.env,
      url: 'http://a',
      key: 'k',
      mqttUrl: 'mqtt://a',
      patienceMs: 1,
      onProgress,
      onTrouble: (restartMs) => restarts.push(restartMs),
    },
  );
  return { city, restarts };
}

describe('the sample city', () => {
  it('starts anew when it crashes, five times and ever later', async () => {
    const { city, restarts } = start('crash', 'process.exit(1);');
    await city.ended;
    expect(restarts).toEqual([1, 2, 4, 8, 16, undefined]);
  });

  it('is told where the server is, reports and stops when asked', async () => {
    const { city, restarts } = await new Promise<ReturnType<typeof start>>((resolve) => {
      const started = start(
        'live',
        `process.send({ type: 'progress', stage: process.env.WIJKRITME_URL, done: 1, total: 2 });
         process.on('SIGTERM', () => process.exit(0));
         setInterval(() => {}, 1000);`,
        (progress) => {
          expect(progress).toMatchObject({ stage: 'http://a', done: 1, total: 2 });
          resolve(started);
        },
      );
    });
    await city.stop();
    await city.ended;
    expect(restarts).toEqual([]);
  });
});
