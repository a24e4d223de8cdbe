import type { Datastream, Deviation, Signal } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { silenceSpans } from './silence-spans.ts';

const at = (text: string) => Date.parse(text);
const now = at('2026-11-21T12:00Z');
const datastreams = [
  { id: 1, thingId: 7, thingName: 'Kade 3' },
  { id: 2, thingId: 7, thingName: 'Kade 3' },
  { id: 3, thingId: 8, thingName: 'Plein 1' },
] as Datastream[];
const silent = (datastreamId: number, start: string, end: string | null, more: Partial<Deviation> = {}) =>
  ({ kind: 'silent', datastreamId, start, end, signalId: null, propertyName: 'Geluid', ...more }) as Deviation;
const spans = (deviations: Deviation[], outages: Signal[] = []) =>
  silenceSpans({ deviations, outages, datastreams, now });

describe('silence around deviations', () => {
  test('is one span a sensor, of so many series; one that lasts runs to now', () => {
    const found = spans([
      silent(1, '2026-11-20T01:00:00Z', '2026-11-20T03:00:00Z'),
      silent(2, '2026-11-20T02:00:00Z', '2026-11-20T05:00:00Z'),
      silent(3, '2026-11-20T02:00:00Z', '2026-11-20T05:00:00Z'),
      silent(1, '2026-11-21T11:00:00Z', null),
      { ...silent(2, '2026-11-21T02:00:00Z', null), kind: 'higher' },
    ]);
    expect(found.map(({ name, id, from, to, series, open }) => [name, id, from, to, series, open])).toEqual([
      ['Kade 3', 7, at('2026-11-20T01:00Z'), at('2026-11-20T05:00Z'), 2, false],
      ['Kade 3', 7, at('2026-11-21T11:00Z'), now, 1, true],
      ['Plein 1', 8, at('2026-11-20T02:00Z'), at('2026-11-20T05:00Z'), 1, false],
    ]);
  });

  test('of several sensors is one outage where the server says so, with its words and its signal', () => {
    const outage = {
      id: 40,
      start: '2026-11-20T01:00:00Z',
      end: null,
      outage: true,
      sentence: 'Dat lijkt op een storing.',
    };
    const found = spans(
      [
        silent(1, '2026-11-20T01:00:00Z', null, { signalId: 40 }),
        silent(3, '2026-11-20T01:00:00Z', null, { signalId: 40 }),
      ],
      [outage as Signal],
    );
    expect(found).toMatchObject([
      { kind: 'outage', id: 40, name: outage.sentence, from: at('2026-11-20T01:00Z'), to: now, open: true },
    ]);
  });

  test('of a series that is gone keeps a name', () => {
    const [found] = spans([silent(99, '2026-11-20T01:00:00Z', '2026-11-20T02:00:00Z')]);
    expect(found).toMatchObject({ name: 'Geluid', series: 1 });
    expect(found).not.toHaveProperty('id');
  });
});
