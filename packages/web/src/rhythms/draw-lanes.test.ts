import type { Band, Deviation } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import type { Drawing } from '../drawing/drawing.ts';
import { drawLanes } from './draw-lanes.ts';
import { drawSmall } from './draw-small.ts';
import { kindLooks, type SpanKind, shapePath } from './kind-looks.ts';
import type { LaneSpan } from './lanes-of.ts';

const [from, to] = [Date.parse('2026-10-20T22:00Z'), Date.parse('2026-10-27T23:00Z')];
const kinds = Object.keys(kindLooks) as SpanKind[];
const HOUR = 3_600_000;

function expectWithin({ width, height, marks }: Drawing): void {
  for (const mark of marks) {
    const points =
      mark.kind === 'text'
        ? [[mark.x, mark.y]]
        : [...mark.d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    for (const [x = -1, y = -1] of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width + 0.01);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
    }
  }
}

const wordsOf = ({ marks }: Drawing) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe('pictures of rhythms side by side', () => {
  test('each kind has a shape of its own', () => {
    const inLanes = kinds.filter((kind) => kind !== 'silence');
    expect(new Set(inLanes.map((kind) => shapePath(kind))).size).toBe(inLanes.length);
  });

  test('lanes stay within their edges, name every lane and say what each shape means', () => {
    const spans = kinds.map(
      (kind, i): LaneSpan => ({
        ...{ key: kind, kind, open: false, of: { id: i } as Deviation },
        ...{ from: from + (i - 2) * 12 * HOUR, to: from + i * 12 * HOUR },
      }),
    );
    const lanes = [
      { key: 'a', name: 'Geluid aan de kade van de oude binnenhaven, meetpunt zeven', spans },
      { key: 'b', name: 'Fietsers', spans: [] },
    ];
    const picture = drawLanes({
      ...{ lanes, from, to, zone: 'Europe/Amsterdam', locale: 'nl' },
      kindWord: (kind) => `soort ${kind}`,
    });
    expectWithin(picture);
    const words = wordsOf(picture);
    for (const kind of kinds) expect(words).toContain(`soort ${kind}`);
    expect(words).toContain('Fietsers');
  });

  test('small charts stay within their edges, each with name, state and scale', () => {
    const time = Array.from({ length: 48 }, (_, i) => from + i * HOUR);
    const band = {
      ...{ datastreamId: 1, timeZone: 'Europe/Amsterdam', unit: 'dB(A)', stepSeconds: 3_600, lab: [], sentence: '' },
      ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString(), time },
      measured: time.map((_, i) => (i === 9 ? null : 40 + i)),
      ...{ low: time.map(() => 45), mid: time.map(() => 50), high: time.map(() => 60) },
    } satisfies Band;
    const charts = ['Geluid', 'Fietsers', 'Fijnstof'].map((name) => ({ name, words: 'normaal', band }));
    const picture = drawSmall({
      ...{ charts, from, to, ends: ['21-10-2026', '27-10-2026'] },
      range: (_, [low, high]) => `${Math.floor(low)} tot ${Math.ceil(high)}`,
    });
    expectWithin(picture);
    expect(wordsOf(picture).filter((word) => /^normaal; \d+ tot \d+$/.test(word))).toHaveLength(3);
  });
});
