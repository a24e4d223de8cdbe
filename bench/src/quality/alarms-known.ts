import { type DeviationKind, instantsOfWallTime } from '@wijkritme/engine';
import type { Recording } from '../../../packages/engine/tests/recordings/recording.ts';
import { DAY, HOUR, type PlaceReplay, type Told } from './alarms-place.ts';

/** Days of which everybody knows what happened: the calendar, and the storms named by Met Éireann and the Met Office. */
interface NamedDays {
  readonly set: string;
  readonly name: string;
  readonly dates: readonly string[];
  /** Hours from local midnight of each date: the stretch that is looked at. */
  readonly from: number;
  readonly to: number;
  /** What ought to be found there; none: nothing ought to be found. */
  readonly kinds: readonly DeviationKind[];
}

const days = (
  set: string,
  name: string,
  dates: string,
  [from, to]: readonly [number, number],
  ...kinds: DeviationKind[]
): NamedDays => ({ set, name, dates: dates.split(' '), from, to, kinds });

const CLOCK = 'clock change';
const NIGHT = [0, 6] as const;
const DAYTIME = [8, 20] as const;
const WHOLE_DAY = [0, 24] as const;

const namedDays: readonly NamedDays[] = [
  days('gent', "New Year's Eve", '2022-12-31', [18, 24], 'higher'),
  days('gent', CLOCK, '2022-03-27 2022-10-30', NIGHT),
  days('leeds', 'Christmas Day', '2009-12-25 2010-12-25 2011-12-25 2012-12-25 2013-12-25', DAYTIME, 'lower'),
  days(
    'leeds',
    CLOCK,
    '2009-03-29 2009-10-25 2010-03-28 2010-10-31 2011-03-27 2011-10-30 2012-03-25 2012-10-28 2013-10-27',
    NIGHT,
  ),
  days('dublin', "New Year's night", '2016-01-01 2017-01-01 2018-01-01', [-1, 4], 'higher'),
  days('dublin', 'Christmas Day', '2015-12-25 2016-12-25 2017-12-25', WHOLE_DAY, 'lower'),
  days('dublin', 'Storm Desmond', '2015-12-04', [12, 48], 'higher'),
  days('dublin', 'Storm Frank', '2015-12-29', [6, 36], 'higher'),
  days('dublin', 'Storm Doris', '2017-02-23', [0, 15], 'higher'),
  days('dublin', 'Storm Ophelia', '2017-10-16', [6, 24], 'higher'),
  days('dublin', 'Storm Eleanor', '2018-01-02', [14, 32], 'higher'),
  days('dublin', 'snow and Storm Emma', '2018-02-28', [0, 96], 'lower'),
  days(
    'dublin',
    CLOCK,
    '2015-03-29 2015-10-25 2016-03-27 2016-10-30 2017-03-26 2017-10-29 2018-03-25 2018-10-28',
    NIGHT,
  ),
  days('melbourne', 'White Night', '2015-02-21 2016-02-20', [19, 31], 'higher'),
  days('melbourne', "New Year's night", '2016-01-01', [-6, 4], 'higher'),
  days('melbourne', "New Year's Eve", '2016-12-31', [18, 24], 'higher'),
  days('melbourne', 'Christmas Day', '2015-12-25 2016-12-25', DAYTIME, 'lower'),
  days('melbourne', CLOCK, '2015-04-05 2015-10-04 2016-04-03 2016-10-02', NIGHT),
  days('telraam-france', 'Christmas Day', '2022-12-25', DAYTIME, 'lower'),
  days('telraam-france', CLOCK, '2022-03-27 2022-10-30', [0, 12]),
];

export interface KnownDays {
  /** Days on which something ought to be found; those on which it was, at one series at least. */
  readonly wanted: number;
  readonly found: number;
  readonly missed: string[];
  /** Nights of a clock change, and those in which something was told. */
  readonly calm: number;
  readonly disturbed: number;
}

/** The days of the list that lie in a place's judged weeks, held against what was told. */
export function findKnownDays(set: string, recordings: readonly Recording[], { told, from }: PlaceReplay): KnownDays {
  const zone = recordings[0]?.calendar.zone;
  const counts = { wanted: 0, found: 0, missed: [] as string[], calm: 0, disturbed: 0 };
  if (!zone) return counts;
  for (const named of namedDays.filter((one) => one.set === set)) {
    for (const date of named.dates) {
      const midnight = instantsOfWallTime(zone, Date.parse(`${date}T00:00Z`))[0] ?? Number.NaN;
      const stretch = { from: midnight + named.from * HOUR, to: midnight + named.to * HOUR };
      if (stretch.from < from || !hasReadings(recordings, stretch)) continue;
      const is = told.some((one) => isIn(one, stretch, named));
      if (named.kinds.length === 0) {
        counts.calm++;
        if (is) counts.disturbed++;
      } else {
        counts.wanted++;
        if (is) counts.found++;
        else counts.missed.push(`${named.name} ${date.slice(0, 4)}`);
      }
    }
  }
  return counts;
}

/** Where nothing should be, a start is enough; where something should be, it peaks there or covers half of it. */
function isIn(one: Told, { from, to }: { from: number; to: number }, { kinds }: NamedDays): boolean {
  if (kinds.length === 0) return one.kind !== 'silent' && one.start >= from && one.start < to;
  if (!kinds.some((kind) => kind === one.kind)) return false;
  const covered = Math.min(one.end ?? to, to) - Math.max(one.start, from);
  return (one.peakTime >= from && one.peakTime < to) || covered >= (to - from) / 2;
}

function hasReadings(recordings: readonly Recording[], { from, to }: { from: number; to: number }): boolean {
  return recordings.some(({ readings }) => readings.some(([t]) => t >= from && t < to && t < from + DAY));
}
