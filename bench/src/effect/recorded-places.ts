import type { CalendarView, EffectSeries } from '@wijkritme/engine';
import { hasRecording, readTable } from '../../../packages/engine/tests/recordings/read-table.ts';
import { inOrder, type Recording } from '../../../packages/engine/tests/recordings/recording.ts';
import { dublin, gent, leeds } from '../../../packages/engine/tests/recordings/recordings.ts';

/** Recorded series of one city, without effects of our own. */
export interface RecordedPlaces {
  readonly name: string;
  readonly calendar: CalendarView;
  readonly series: readonly EffectSeries[];
  /** UTC ms: before it the method was chosen, after it it was checked; undefined: nothing was chosen here. */
  readonly checkFrom: number | undefined;
}

const LEEDS = 'leeds-footfall/footfall_2009-2013.csv.gz';
const DUBLIN = 'dublin-noise/dublin_laeq_hourly_2015-2018.csv.gz';
const GENT = 'gent-bike-coupure/fietstelpaal-coupure-links-2022.csv.gz';

/** Those that are on this machine. */
export function recordedPlaces(): RecordedPlaces[] {
  const places: RecordedPlaces[] = [];
  if (hasRecording(LEEDS)) places.push(toPlaces('Leeds, footfall', leeds(), Date.UTC(2012, 0, 1)));
  if (hasRecording(DUBLIN)) places.push(toPlaces('Dublin, sound', dublin(), Date.UTC(2017, 5, 19)));
  if (hasRecording(GENT)) places.push(toPlaces('Gent, bicycles', gentDirections(), undefined));
  return places;
}

function toPlaces(name: string, recordings: readonly Recording[], checkFrom: number | undefined): RecordedPlaces {
  const calendar = recordings[0]?.calendar as CalendarView; // every recording has readings
  return { name, calendar, series: recordings.map(toSeries), checkFrom };
}

function toSeries({ name, spec, readings }: Recording): EffectSeries {
  const times = Float64Array.from(readings, ([t]) => t);
  return {
    id: name,
    spec,
    decibel: spec.kind === 'level',
    times,
    values: Float64Array.from(readings, ([, value]) => value),
  };
}

/** The post of Gent has two directions, and no neighbour. */
function gentDirections(): Recording[] {
  const rows = readTable(GENT, ';').filter((row) => !(row.Datum === '2022-03-27' && row.Uur5Minuten?.startsWith('2:')));
  const [total] = gent() as [Recording];
  return ['Hoofdrichting', 'Tegenrichting'].map((name) => {
    const readings = rows.map((row): [number, number] => [Date.parse(row.Ordening ?? ''), Number(row[name])]);
    return { ...total, name, readings: inOrder(readings) };
  });
}
