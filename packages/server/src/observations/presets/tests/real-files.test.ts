import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { getPreset } from '../index.ts';
import { readPresetFile } from '../open-file.ts';
import { CountingSink } from './counting-sink.ts';

const folder = fileURLToPath(new URL('../../../../../../../shared/data/', import.meta.url));

/**
 * Real recordings; they stay outside the project because some publishers state no licence. The numbers were counted apart
 * from this code, with awk and with Python's csv and zoneinfo.
 */
const files = [
  {
    preset: 'gent-bicycles',
    file: 'gent-bike-coupure/fietstelpaal-coupure-links-2022.csv.gz',
    counts: { datastreams: 3, reading: 315_324, repeated: 0, conflict: 0, gap: 0, refused: 36 },
  },
  {
    preset: 'dublin-noise',
    file: 'dublin-noise/dublin_laeq_hourly_2015-2018.csv.gz',
    counts: { datastreams: 9, reading: 299_609, repeated: 0, conflict: 0, gap: 13_627, refused: 18 },
  },
  {
    preset: 'leeds-footfall',
    file: 'leeds-footfall/footfall_2009-2013.csv.gz',
    counts: { datastreams: 8, reading: 345_785, repeated: 0, conflict: 0, gap: 0, refused: 79 },
  },
  {
    preset: 'melbourne-pedestrians',
    file: 'melbourne-pedestrian/pedestrian_2015-2016_4sensors.csv.gz',
    counts: { datastreams: 4, reading: 66_037, repeated: 0, conflict: 0, gap: 0, refused: 0 },
  },
  {
    preset: 'telraam-hourly-fr',
    file: 'telraam/telraam_france_hourly_2022.csv.gz',
    counts: { datastreams: 8, reading: 37_220, repeated: 0, conflict: 0, gap: 29_696, refused: 0 },
  },
  {
    preset: 'telraam-raw-montreal',
    file: 'telraam/montreal_raw-data-2024East60.csv.gz',
    counts: { datastreams: 4, reading: 4_408, repeated: 0, conflict: 0, gap: 4_512, refused: 0 },
  },
  {
    preset: 'telraam-raw-montreal',
    file: 'telraam/montreal_raw-data-2024West60.csv.gz',
    counts: { datastreams: 4, reading: 7_940, repeated: 0, conflict: 0, gap: 4_964, refused: 0 },
  },
  {
    preset: 'datex-ii',
    file: 'datex-ndw-samples/trafficspeed.xml.gz',
    counts: { datastreams: 1, reading: 1, repeated: 0, conflict: 0, gap: 0, refused: 0 },
  },
  {
    preset: 'datex-ii',
    file: 'datex-ndw-samples/traveltime.xml.gz',
    counts: { datastreams: 1, reading: 1, repeated: 0, conflict: 0, gap: 0, refused: 0 },
  },
];

describe('real files', () => {
  for (const { preset, file, counts } of files) {
    const isHere = existsSync(folder + file);
    if (!isHere) console.warn(`skipped: ${folder + file} is not on this machine`);
    it.skipIf(!isHere)(file, async () => {
      const sink = new CountingSink();
      const reader = getPreset(preset).open(sink, { fileName: file });
      await readPresetFile(createReadStream(folder + file), reader, () => undefined);
      expect(sink.counts()).toEqual(counts);
    });
  }
});
