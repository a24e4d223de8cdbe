import type { Band, Week } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Drawing, textMark } from '../drawing/drawing.ts';
import { toSvg } from '../drawing/to-svg.ts';
import { nl } from '../i18n/nl.ts';
import { findGaps, toBandSeries, toMarks } from '../ui/charts/band-series.ts';
import { drawBand } from './draw-band.ts';
import { drawMap } from './draw-map.ts';
import { drawWeek } from './draw-week.ts';
import type { Figure } from './figure.ts';
import { framed } from './framed.ts';
import { toGeoJson } from './to-geojson.ts';
import { toFigureReport } from './to-report.ts';

const HOUR = 3_600_000;
const from = Date.UTC(2026, 10, 20);
const band = {
  ...{ datastreamId: 1, timeZone: 'Europe/Amsterdam', unit: 'dB(A)', stepSeconds: 3_600, lab: [], sentence: '' },
  ...{ from: new Date(from).toISOString(), to: new Date(from + 24 * HOUR).toISOString() },
  time: Array.from({ length: 24 }, (_, i) => from + i * HOUR),
  measured: Array.from({ length: 24 }, (_, i) => (i === 7 || i === 8 ? null : i === 20 ? 90 : 50 + i)),
  low: Array.from({ length: 24 }, () => 45),
  mid: Array.from({ length: 24 }, () => 55),
  high: Array.from({ length: 24 }, () => 65),
} satisfies Band;

const drawing = (): Drawing => {
  const series = toBandSeries(band);
  const deviation = {
    id: 1,
    kind: 'higher',
    start: band.time[19],
    end: band.time[21],
    peakTime: band.time[20],
    peakValue: 90,
  };
  const at = (t: number | undefined) => new Date(t ?? 0).toISOString();
  return drawBand({
    series,
    ahead: { time: [], p10: [], p50: [], p90: [] },
    marks: toMarks(
      [{ ...deviation, start: at(deviation.start), end: at(deviation.end), peakTime: at(deviation.peakTime) } as never],
      from + 23 * HOUR,
    ),
    gaps: findGaps(series, HOUR, from + 24 * HOUR),
    ...{ from, to: from + 24 * HOUR, zone: band.timeZone, locale: 'nl', quantity: 'Geluid in dB(A)' },
    words: {
      measured: 'gemeten',
      normal: 'normaal',
      deviation: 'afwijking',
      gap: 'geen meting',
      forecast: 'voorspeld',
    },
  });
};

const figure: Figure = {
  file: 'geluid',
  title: 'Geluid <Markt> & "noord"',
  sentence: 'Om 20.00 uur was het harder dan normaal.',
  facts: {
    source: 'Meetpaal 3',
    period: '20-11-2026',
    definition: 'Uitleg.',
    simulated: true,
    address: 'https://x.example/',
  },
  table: {
    caption: 'Metingen',
    columns: [{ name: 'tijd' }, { name: 'detail', isDetail: true }],
    rows: [['nu', 'geheim']],
  },
  drawing: drawing(),
};
const textsOf = ({ marks }: Drawing) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe('the picture of a chart', () => {
  test('has its axes with unit, its legend, and each gap and deviation', () => {
    const words = textsOf(drawing());
    for (const word of ['Geluid in dB(A)', 'gemeten', 'normaal', 'afwijking', 'geen meting'])
      expect(words).toContain(word);
    expect(words.some((word) => /^\d{2}-11-2026$|vr 20-11/.test(word) || word.includes('20-11-2026'))).toBe(true);
  });

  test('stays within its edges', () => {
    const { width, height, marks } = framed(figure, 'nl');
    for (const mark of marks) {
      if (mark.kind === 'text') {
        expect(mark.y).toBeLessThanOrEqual(height);
        expect(mark.x).toBeLessThanOrEqual(width);
      } else {
        const numbers = [...mark.d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)];
        for (const [, x, y] of numbers) {
          expect(Number(x)).toBeGreaterThanOrEqual(-1);
          expect(Number(x)).toBeLessThanOrEqual(width + 1);
          expect(Number(y)).toBeLessThanOrEqual(height + 1);
        }
      }
    }
  });

  test('carries title, sentence, source, and says that it was simulated', () => {
    const words = textsOf(framed(figure, 'nl')).join(' ');
    for (const word of [
      figure.title,
      figure.sentence,
      'bron: Meetpaal 3',
      'Gesimuleerd',
      'licentie:',
      'periode: 20-11-2026',
    ])
      expect(words).toContain(word);
  });

  test('as SVG is closed and holds no mark-up of others, whatever a place is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const marks = [textMark(title, { x: 0, y: 10, size: 10 })];
        const svg = toSvg({ width: 100, height: 20, marks }, { title, description: title, language: 'nl' });
        expect(svg.replace(/<\/?(?:\?xml|svg|title|desc|path|text)(?:\s[^<>]*)?>/g, '')).not.toMatch(/[<>]/);
        expect(svg.match(/<text/g)?.length ?? 0).toBe(svg.match(/<\/text>/g)?.length ?? 0);
      }),
    );
    expect(toSvg(framed(figure, 'nl'), { title: '<script>', description: '', language: 'nl' })).not.toContain(
      '<script',
    );
  });
});

describe('the picture of a week', () => {
  test('has a number in every cell that has one, and words for the others', () => {
    const normal = Array.from({ length: 168 }, (_, i) => (i === 3 ? null : i));
    const week = {
      ...{ datastreamId: 1, week: '2026-W47', unit: 'dB(A)', timeZone: 'Europe/Amsterdam', sentence: '' },
      normal,
      measured: normal,
    } satisfies Week;
    const picture = drawWeek({
      week,
      mode: 'normal',
      locale: 'nl',
      days: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
      ahead: 168,
      text: nl.charts.week,
    });
    const words = textsOf(picture);
    expect(words).toContain('167');
    expect(words.filter((word) => word === '–')).toHaveLength(1);
    // Of an hour of the normal week it is the range that is missing.
    expect(words.filter((word) => /^– ./.test(word))).toEqual(['– nog niet bekend']);
  });
});

describe('the picture of a map', () => {
  test('names each place with its word, so that colour alone says nothing', () => {
    const square = (x: number) => [
      [
        [x, 52],
        [x + 0.01, 52],
        [x + 0.01, 52.01],
        [x, 52.01],
        [x, 52],
      ],
    ];
    const place = (name: string, x: number, word: string) => ({
      type: 'Feature' as const,
      geometry: { type: 'Polygon', coordinates: square(x) },
      properties: { placeId: x, name, word, filled: true },
    });
    const picture = drawMap({
      places: [place('Markt', 5, 'loud'), place('Haven', 5.01, 'usual')],
      sensors: [],
      words: [
        { word: 'loud', label: 'luid' },
        { word: 'usual', label: 'gewoon' },
      ],
      sensorWord: 'sensor',
    });
    expect(textsOf(picture)).toEqual(expect.arrayContaining(['Markt', 'luid', 'Haven', 'gewoon']));
    expect(picture.marks.filter((mark) => mark.kind === 'path' && mark.fill === '#e8863c').length).toBeGreaterThan(0);
  });
});

test('a report holds the picture with its words, the columns that fit, and where it comes from', () => {
  const { lead, parts, footer } = toFigureReport(figure, 'nl');
  expect(lead).toBe(figure.sentence);
  expect(parts.find(({ kind }) => kind === 'drawing')).toMatchObject({ words: figure.sentence });
  expect(parts.find(({ kind }) => kind === 'table')).toMatchObject({ head: ['tijd'], rows: [['nu']] });
  expect(JSON.stringify(parts)).toContain('GESIMULEERD');
  expect(footer.source).toContain('Gesimuleerd');
});

test.each([
  [undefined, undefined],
  ['TLP:AMBER', 'TLP:AMBER'],
  ['TLP:GREEN, TLP:AMBER+STRICT, TLP:CLEAR', 'TLP:AMBER+STRICT'],
  ['TLP:CLEAR, iets anders', 'TLP:RED'],
])('a report with the label %s carries %s on its pages', (label, onPages) => {
  const facts = { ...figure.facts, ...(label === undefined ? {} : { label }) };
  expect(toFigureReport({ ...figure, facts }, 'nl').label).toBe(onPages);
});

test('shapes keep the facts beside them', () => {
  const shapes = { type: 'FeatureCollection' as const, features: [] };
  expect(JSON.parse(toGeoJson({ ...figure, shapes }, 'nl'))).toMatchObject({
    type: 'FeatureCollection',
    features: [],
    metadata: { bron: 'Meetpaal 3' },
  });
});
