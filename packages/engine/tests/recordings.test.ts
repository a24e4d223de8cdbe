import { beforeAll, describe, expect, test } from 'vitest';
import type { DeviationChange } from '../src/index.ts';
import { DAY, HOUR } from '../src/time/units.ts';
import { hasRecording } from './recordings/read-table.ts';
import { type Recording, wallInstant } from './recordings/recording.ts';
import { dublin, gent, leeds, melbourne, telraam } from './recordings/recordings.ts';
import { type Replay, replay, resultLine } from './recordings/replay.ts';
import { replayTogether, type TogetherReplay } from './recordings/replay-together.ts';

/** Real recordings with their traps; the constants of the engine are fitted to none of them. */
interface Played extends Replay {
  recording: Recording;
}

function play(title: string, recordings: Recording[], budgetWeeks?: number): Played[] {
  const played = recordings.map((recording) => ({ ...replay(recording, budgetWeeks), recording }));
  console.log([title, ...played.map(resultLine)].join('\n'));
  return played;
}

/** Deviations of a series that touch a stretch of wall time. */
function between(played: Played, from: string, to: string): DeviationChange[] {
  const { zone } = played.recording.calendar;
  const start = wallInstant(zone, from) ?? Number.NaN;
  const end = wallInstant(zone, to) ?? Number.NaN;
  return played.found.filter((found) => found.start < end && (found.end ?? Number.POSITIVE_INFINITY) > start);
}

function countFound(all: Played[], kinds: string, from: string, to: string): number {
  return all.filter((played) => between(played, from, to).some(({ kind }) => kinds.includes(kind))).length;
}

function expectPlausible(all: Played[], mostPerWeek: number): void {
  for (const { name, coverage, found, weeks } of all) {
    expect(coverage, name).toBeGreaterThan(0.965);
    expect(coverage, name).toBeLessThan(0.99);
    const alarms = found.filter(({ kind }) => kind === 'higher' || kind === 'lower').length;
    expect(alarms / weeks, name).toBeLessThan(mostPerWeek);
    const late = found.filter(
      ({ kind, end, peakTime }) => (kind === 'higher' || kind === 'lower') && end !== null && peakTime >= end,
    );
    expect(late, name).toEqual([]);
  }
}

describe.skipIf(!hasRecording('gent-bike-coupure/fietstelpaal-coupure-links-2022.csv.gz'))('Ghent, bicycles', () => {
  let post: Played;
  beforeAll(() => {
    // One post is a place of its own: one signal a week.
    [post] = play('Ghent, bicycles, 5 minutes', gent(), 1) as [Played];
  });

  test('alarms within the budget, honest ranges', () => expectPlausible([post], 2));

  test('the clock changes without a deviation', () => {
    expect(between(post, '2022-03-26 12:00:00', '2022-03-27 12:00:00')).toEqual([]);
    expect(between(post, '2022-10-29 12:00:00', '2022-10-30 12:00:00')).toEqual([]);
  });

  test("New Year's eve is found", () => {
    expect(between(post, '2022-12-31 18:00:00', '2022-12-31 23:59:00').map(({ kind }) => kind)).toContain('higher');
  });
});

describe.skipIf(!hasRecording('leeds-footfall/footfall_2009-2013.csv.gz'))('Leeds, footfall', () => {
  let cameras: Played[] = [];
  beforeAll(() => {
    cameras = play('Leeds, footfall, hourly', leeds());
  });

  test('few alarms, honest ranges', () => expectPlausible(cameras, 0.6));

  test.each([2009, 2010, 2011, 2012])('Christmas Day %d is found in most cameras', (year) => {
    const found = countFound(cameras, 'lower', `${year}-12-25 10:00:00`, `${year}-12-25 16:00:00`);
    console.log(`Christmas ${year}: ${found} of ${cameras.length} cameras`);
    expect(found).toBeGreaterThanOrEqual(6);
  });
});

describe.skipIf(!hasRecording('dublin-noise/dublin_laeq_hourly_2015-2018.csv.gz'))('Dublin, sound', () => {
  let monitors: Played[] = [];
  beforeAll(() => {
    monitors = play('Dublin, LAeq, hourly', dublin());
  });

  test('few alarms, honest ranges', () => expectPlausible(monitors, 0.6));

  test.each([
    ['Storm Ophelia', 'higher', '2017-10-16 09:00:00', '2017-10-16 18:00:00', 5],
    ['Storm Emma, snow', 'lower', '2018-02-28 06:00:00', '2018-03-03 18:00:00', 6],
    ["New Year's night 2018", 'higher', '2017-12-31 23:00:00', '2018-01-01 04:00:00', 2],
    // Reported, not promised: a breezy night at one monitor.
    ['Storm Eleanor', 'higher', '2018-01-02 15:00:00', '2018-01-03 06:00:00', 1],
  ])('%s', (name, kind, from, to, least) => {
    const found = countFound(monitors, kind, from, to);
    console.log(`${name}: ${kind} at ${found} of ${monitors.length} monitors`);
    expect(found).toBeGreaterThanOrEqual(least);
  });

  describe('judged together', () => {
    let all: TogetherReplay;
    const touching = (kind: string, from: string, to: string) => {
      const { zone } = (monitors[0] as Played).recording.calendar;
      const [start = 0, end = 0] = [wallInstant(zone, from), wallInstant(zone, to)];
      return all.found.filter((one) => one.kind === kind && one.start < end && (one.end ?? end) > start);
    };
    beforeAll(() => {
      all = replayTogether(dublin());
      console.log(`together: ${(all.found.length / all.weeks).toFixed(2)} a week in ${all.weeks.toFixed(0)} weeks`);
    });

    test('few alarms for the whole city', () => expect(all.found.length / all.weeks).toBeLessThan(0.3));

    test.each([
      ['Storm Doris', 'higher', '2017-02-23 00:00:00', '2017-02-23 15:00:00'],
      ['Storm Ophelia', 'higher', '2017-10-16 09:00:00', '2017-10-16 18:00:00'],
      ["New Year's night 2018", 'higher', '2017-12-31 23:00:00', '2018-01-01 04:00:00'],
      ['Storm Emma, snow', 'lower', '2018-02-28 06:00:00', '2018-03-03 18:00:00'],
      ['Christmas Day 2015', 'lower', '2015-12-25 00:00:00', '2015-12-26 00:00:00'],
      ['Christmas Day 2016', 'lower', '2016-12-25 00:00:00', '2016-12-26 00:00:00'],
    ])('%s is found', (_name, kind, from, to) => expect(touching(kind, from, to)).not.toEqual([]));
  });

  test('microphones that broke are stuck or far too low, not calm', () => {
    const broken = monitors.find(({ name }) => name === 'DCCRowingClub5') as Played;
    expect(between(broken, '2018-07-25 18:00:00', '2018-07-26 12:00:00').map(({ kind }) => kind)).toContain('stuck');
  });
});

describe.skipIf(!hasRecording('telraam/telraam_france_hourly_2022.csv.gz'))('Telraam, France', () => {
  let segments: Played[] = [];
  beforeAll(() => {
    segments = play('Telraam, hourly, by day only', telraam());
  });

  test('few alarms, honest ranges', () => expectPlausible(segments, 0.6));

  test('nights without measurement are no alarm', () => {
    for (const { name, found, weeks } of segments) {
      const silent = found.filter(({ kind }) => kind === 'silent');
      expect(silent.length / weeks, name).toBeLessThan(0.5);
      const ofANight = silent.filter(({ start, end }) => isNightOnly(start, end ?? start));
      expect(ofANight, name).toEqual([]);
    }
  });
});

describe.skipIf(!hasRecording('melbourne-pedestrian/pedestrian_2015-2016_4sensors.csv.gz'))(
  'Melbourne, footfall',
  () => {
    let sensors: Played[] = [];
    beforeAll(() => {
      sensors = play('Melbourne, footfall, hourly', melbourne());
    });

    test('few alarms, honest ranges', () => expectPlausible(sensors, 0.7));

    test("New Year's Eve 2015 is found, or the sensor was silent", () => {
      expect(
        countFound(sensors, 'higher lower silent', '2015-12-31 18:00:00', '2016-01-01 03:00:00'),
      ).toBeGreaterThanOrEqual(3);
    });
  },
);

/** A silence between sunset and sunrise in France, whatever the season. */
function isNightOnly(start: number, end: number): boolean {
  const hour = (t: number) => (t % DAY) / HOUR;
  return end - start < 12 * HOUR && hour(start) >= 21 && hour(end) <= 5;
}
