import type { Datastream, Deviation, Place } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { lanesOf } from './lanes-of.ts';

const places = [
  { id: 1, name: 'Demodam', kind: 'municipality', parentId: null },
  { id: 2, name: 'Markt', kind: 'neighbourhood', parentId: 1 },
  { id: 3, name: 'Haven', kind: 'neighbourhood', parentId: 1 },
] as Place[];
const datastreams = [
  { id: 11, name: 'geluid', placeId: 2 },
  { id: 12, name: 'fietsers', placeId: 2 },
  { id: 13, name: 'geluid', placeId: 3 },
] as Datastream[];
const deviation = (id: number, datastreamId: number, placeId: number, end: string | null) =>
  ({
    id,
    datastreamId,
    placeId,
    kind: 'higher',
    start: '2026-11-20T10:00:00Z',
    end,
    propertyName: 'Geluid',
  }) as Deviation;
const now = Date.parse('2026-11-20T20:00Z');
const deviations = [deviation(1, 13, 3, null), deviation(2, 11, 2, '2026-11-20T12:00:00Z'), deviation(3, 13, 3, null)];

describe('lanes', () => {
  test('are one per place for a municipality, the busiest first', () => {
    const lanes = lanesOf({ place: places[0] as Place, places, datastreams, deviations, outages: [], now });
    expect(lanes.map(({ name, spans }) => [name, spans.length])).toEqual([
      ['Haven', 2],
      ['Markt', 1],
    ]);
    expect(lanes[0]?.spans[0]).toMatchObject({ open: true, to: now });
  });

  test('are one per series for a neighbourhood, also where nothing happened', () => {
    const here = datastreams.filter(({ placeId }) => placeId === 2);
    const lanes = lanesOf({
      ...{ place: places[1] as Place, places, datastreams: here, outages: [], now },
      deviations: deviations.filter(({ placeId }) => placeId === 2),
    });
    expect(lanes.map(({ name, spans }) => [name, spans.length])).toEqual([
      ['geluid', 1],
      ['fietsers', 0],
    ]);
  });

  test('hold what a series told that is gone', () => {
    const place = places[1] as Place;
    const lanes = lanesOf({
      place,
      places,
      datastreams: [],
      deviations: [deviation(9, 99, 2, null)],
      outages: [],
      now,
    });
    expect(lanes.map(({ name, spans }) => [name, spans.length])).toEqual([['Geluid', 1]]);
  });

  test('call silence an outage where the server says so', () => {
    const silent = (id: number, signalId: number): Deviation => ({
      ...deviation(id, 11, 2, null),
      kind: 'silent',
      signalId,
    });
    const [lane] = lanesOf({
      ...{ place: places[1] as Place, places, datastreams, now, outages: [40] },
      deviations: [silent(1, 40), silent(2, 41), { ...silent(3, 40), kind: 'higher' }],
    });
    expect(lane?.spans.map(({ kind }) => kind)).toEqual(['outage', 'silent', 'higher']);
  });
});
