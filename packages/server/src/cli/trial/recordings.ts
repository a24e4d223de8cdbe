import type { Words } from '../terminal.ts';

/** Files of one publisher that are imported with one preset. */
export interface Recording {
  readonly id: string;
  readonly title: Words;
  readonly preset: string;
  /** Below the folder that the trial is given. */
  readonly files: readonly string[];
  readonly timeZone: string;
}

export const recordings: readonly Recording[] = [
  {
    id: 'gent',
    title: { nl: 'Gent, fietsers, 5 minuten', en: 'Gent, bicycles, 5 minutes' },
    preset: 'gent-bicycles',
    files: ['gent-bike-coupure/fietstelpaal-coupure-links-2022.csv.gz'],
    timeZone: 'Europe/Brussels',
  },
  {
    id: 'dublin',
    title: { nl: 'Dublin, geluid, uur', en: 'Dublin, sound, hour' },
    preset: 'dublin-noise',
    files: ['dublin-noise/dublin_laeq_hourly_2015-2018.csv.gz'],
    timeZone: 'Europe/Dublin',
  },
  {
    id: 'leeds',
    title: { nl: 'Leeds, passanten, uur', en: 'Leeds, footfall, hour' },
    preset: 'leeds-footfall',
    files: ['leeds-footfall/footfall_2009-2013.csv.gz'],
    timeZone: 'Europe/London',
  },
  {
    id: 'melbourne',
    title: { nl: 'Melbourne, voetgangers, uur', en: 'Melbourne, pedestrians, hour' },
    preset: 'melbourne-pedestrians',
    files: ['melbourne-pedestrian/pedestrian_2015-2016_4sensors.csv.gz'],
    timeZone: 'Australia/Melbourne',
  },
  {
    id: 'telraam-france',
    title: { nl: 'Telraam Frankrijk, uur, bij daglicht', en: 'Telraam France, hour, by daylight' },
    preset: 'telraam-hourly-fr',
    files: ['telraam/telraam_france_hourly_2022.csv.gz'],
    timeZone: 'Europe/Paris',
  },
  {
    id: 'telraam-montreal',
    title: { nl: 'Telraam Montréal, uur, bij daglicht', en: 'Telraam Montréal, hour, by daylight' },
    preset: 'telraam-raw-montreal',
    files: ['telraam/montreal_raw-data-2024East60.csv.gz', 'telraam/montreal_raw-data-2024West60.csv.gz'],
    timeZone: 'America/Toronto',
  },
];
