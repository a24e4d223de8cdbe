import { type SeriesSpec, zoneRules } from '../../src/index.ts';
import { HOUR } from '../../src/time/units.ts';
import { readTable } from './read-table.ts';
import { calendarOf, groupBy, inOrder, type Recording, wallInstant } from './recording.ts';

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

function countSpec(intervalMs: number): SeriesSpec {
  return { kind: 'count', intervalMs, min: 0, max: 1e6 };
}

/** Ghent's bicycle post, five minutes; the spring hour that was stamped twice is left out. */
export function gent(): Recording[] {
  const holidays =
    '2022-01-01 2022-04-17 2022-04-18 2022-05-01 2022-05-26 2022-06-05 2022-06-06 2022-07-21 2022-08-15 2022-11-01 2022-11-11 2022-12-25';
  const rows = readTable('gent-bike-coupure/fietstelpaal-coupure-links-2022.csv.gz', ';');
  const kept = rows.filter((row) => !(row.Datum === '2022-03-27' && row.Uur5Minuten?.startsWith('2:')));
  const readings = kept.map((row): [number, number] => [Date.parse(row.Ordening ?? ''), Number(row.Totaal)]);
  const calendar = calendarOf(zoneRules('Europe/Brussels'), holidays.split(' '));
  return [{ name: 'Coupure', spec: countSpec(HOUR / 12), calendar, readings: inOrder(readings) }];
}

/** Leeds footfall per camera, hourly; of a duplicated camera-hour the first value. */
export function leeds(): Recording[] {
  const zone = zoneRules('Europe/London');
  const calendar = calendarOf(zone, bankHolidays());
  const rows = readTable('leeds-footfall/footfall_2009-2013.csv.gz');
  return [...groupBy(rows, (row) => row.LocationName ?? '')].map(([name, group]) => {
    const readings = group.flatMap((row): [number, number][] => {
      const hour = String(row.Hour).padStart(2, '0');
      const t = wallInstant(zone, `${dayOfNewDate(row.NewDate ?? '')} ${hour}:00:00`);
      return t === undefined || row.InCount === '' ? [] : [[t, Number(row.InCount)]];
    });
    return { name, spec: countSpec(HOUR), calendar, readings: inOrder(readings) };
  });
}

/** The list runs from 1998 to 2109 with years of two digits: those of this century alone, or 2109 is taken for 2009. */
function bankHolidays(): string[] {
  const days = readTable('leeds-footfall/UKbankholidays.csv').map((row) => dayOfNewDate(Object.values(row)[0] ?? ''));
  const first = days.findIndex((day) => day < '2001');
  const next = days.findIndex((day, i) => i > first && day < (days[i - 1] ?? ''));
  return days.slice(first, next < 0 ? undefined : next);
}

/** Dublin's hourly LAeq of nine monitors, dB(A), taken as wall time. */
export function dublin(): Recording[] {
  const zone = zoneRules('Europe/Dublin');
  const calendar = calendarOf(zone, DUBLIN_HOLIDAYS);
  const rows = readTable('dublin-noise/dublin_laeq_hourly_2015-2018.csv.gz');
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'datetime');
  const spec: SeriesSpec = { kind: 'level', intervalMs: HOUR, min: 0, max: 140 };
  return names.map((name) => {
    const readings = rows.flatMap((row): [number, number][] => {
      const t = wallInstant(zone, row.datetime ?? '');
      return t === undefined || !row[name] ? [] : [[t, Number(row[name])]];
    });
    return { name: name.replace('laeq_', ''), spec, calendar, readings: inOrder(readings) };
  });
}

const DUBLIN_HOLIDAYS = [2015, 2016, 2017, 2018]
  .flatMap((year) => [`${year}-01-01`, `${year}-03-17`, `${year}-12-25`, `${year}-12-26`])
  .concat(
    '2015-04-06 2015-05-04 2015-06-01 2015-08-03 2015-10-26 2016-03-28 2016-05-02 2016-06-06 2016-08-01 2016-10-31'.split(
      ' ',
    ),
    '2017-04-17 2017-05-01 2017-06-05 2017-08-07 2017-10-30 2018-04-02 2018-05-07 2018-06-04 2018-08-06 2018-10-29'.split(
      ' ',
    ),
  );

/** Telraam's French segments 2022, hourly cars; hours with uptime 0 measured nothing. */
export function telraam(): Recording[] {
  const zone = zoneRules('Europe/Paris');
  const rows = readTable('telraam/telraam_france_hourly_2022.csv.gz').filter((row) => Number(row.uptime) > 0);
  const holidays =
    '2022-01-01 2022-04-18 2022-05-01 2022-05-08 2022-05-26 2022-06-06 2022-07-14 2022-08-15 2022-11-01 2022-11-11 2022-12-25';
  const calendar = calendarOf(zone, holidays.split(' '));
  return [...groupBy(rows, (row) => row.segment_fullname ?? '')].flatMap(([name, group]) =>
    ['car', 'bike', 'pedestrian'].map((what) => {
      const readings = group.flatMap((row): [number, number][] => {
        const t = wallInstant(zone, row.date ?? '');
        return t === undefined ? [] : [[t, Number(row[what])]];
      });
      return { name: `${name.slice(13)} ${what}`, spec: countSpec(HOUR), calendar, readings: inOrder(readings) };
    }),
  );
}

/** Melbourne's pedestrian counters, hourly. */
export function melbourne(): Recording[] {
  const holidays =
    '2015-01-01 2015-01-26 2015-03-09 2015-04-03 2015-04-04 2015-04-06 2015-04-25 2015-06-08 2015-10-02 2015-11-03 2015-12-25 2015-12-28 2016-01-01 2016-01-26 2016-03-14 2016-03-25 2016-03-26 2016-03-27 2016-03-28 2016-04-25 2016-06-13 2016-09-30 2016-11-01 2016-12-25 2016-12-26 2016-12-27';
  const calendar = calendarOf(zoneRules('Australia/Melbourne'), holidays.split(' '));
  const rows = readTable('melbourne-pedestrian/pedestrian_2015-2016_4sensors.csv.gz');
  return [...groupBy(rows, (row) => row.sensor ?? '')].map(([name, group]) => {
    const readings = group.map((row): [number, number] => [Date.parse(row.utc ?? ''), Number(row.count)]);
    return { name, spec: countSpec(HOUR), calendar, readings: inOrder(readings) };
  });
}

function dayOfNewDate(text: string): string {
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (iso) return iso[0];
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  if (slashed) return `${slashed[3]}-${slashed[2]?.padStart(2, '0')}-${slashed[1]?.padStart(2, '0')}`;
  const [day = '', month = '', year = ''] = text.split('-');
  const m = MONTHS.indexOf(month) / 3 + 1;
  return `${year.length === 2 ? `20${year}` : year}-${String(m).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
