import type { Recording } from '../../../packages/engine/tests/recordings/recording.ts';
import { dublin, gent, leeds, melbourne } from '../../../packages/engine/tests/recordings/recordings.ts';

/** 56 days of origins at the end of a part of a recording. */
export interface Span {
  readonly set: string;
  readonly file: string;
  readonly read: () => Recording[];
  /** Last day, local. */
  readonly end: string;
  readonly season: 'ordinary' | 'christmas' | 'summer';
  /** Whether the method was chosen while looking at this span, or the span was only used to check it. */
  readonly use: 'development' | 'check';
}

const sets = {
  leeds: { set: 'Leeds', file: 'leeds-footfall/footfall_2009-2013.csv.gz', read: leeds },
  melbourne: { set: 'Melbourne', file: 'melbourne-pedestrian/pedestrian_2015-2016_4sensors.csv.gz', read: melbourne },
  gent: { set: 'Gent', file: 'gent-bike-coupure/fietstelpaal-coupure-links-2022.csv.gz', read: gent },
  dublin: { set: 'Dublin', file: 'dublin-noise/dublin_laeq_hourly_2015-2018.csv.gz', read: dublin },
};

export const spans: readonly Span[] = [
  { ...sets.leeds, end: '2011-06-12', season: 'ordinary', use: 'development' },
  { ...sets.leeds, end: '2012-01-08', season: 'christmas', use: 'development' },
  { ...sets.leeds, end: '2012-08-26', season: 'summer', use: 'development' },
  { ...sets.melbourne, end: '2016-03-27', season: 'summer', use: 'development' },
  { ...sets.melbourne, end: '2016-06-12', season: 'ordinary', use: 'development' },
  { ...sets.dublin, end: '2016-11-30', season: 'ordinary', use: 'development' },
  { ...sets.gent, end: '2022-06-25', season: 'ordinary', use: 'development' },
  { ...sets.leeds, end: '2013-05-26', season: 'ordinary', use: 'check' },
  { ...sets.leeds, end: '2013-08-25', season: 'summer', use: 'check' },
  { ...sets.leeds, end: '2013-12-31', season: 'christmas', use: 'check' },
  { ...sets.melbourne, end: '2016-10-30', season: 'ordinary', use: 'check' },
  { ...sets.melbourne, end: '2016-12-31', season: 'christmas', use: 'check' },
  { ...sets.gent, end: '2022-11-30', season: 'ordinary', use: 'check' },
  { ...sets.gent, end: '2022-12-31', season: 'christmas', use: 'check' },
  { ...sets.dublin, end: '2018-06-24', season: 'ordinary', use: 'check' },
  { ...sets.dublin, end: '2018-11-30', season: 'ordinary', use: 'check' },
];
