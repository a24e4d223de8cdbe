import type { Place } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { createFormat } from '../i18n/format.ts';
import { nl } from '../i18n/nl.ts';
import type { LaneSpan, NamedLane } from './lanes-of.ts';
import { lanesSentence } from './lanes-sentence.ts';
import type { SmallRow } from './small-rows.ts';
import { smallSentence } from './small-sentence.ts';
import { hrefOf, spanWords, whatOf } from './span-words.ts';

const row = (name: string, status: string) => ({ name, datastream: { status } }) as SmallRow;
const place = { id: 2, kind: 'neighbourhood' } as Place;
const span = (key: string, more: object = {}) =>
  ({
    key,
    kind: 'higher',
    open: false,
    from: 0,
    to: 1,
    of: { id: 7, sentence: 'Harder dan normaal.' },
    ...more,
  }) as LaneSpan;
const around = (kind: string, more: object = {}) =>
  span(kind, { kind, of: { key: kind, kind, name: 'Jaarmarkt', from: 0, to: 1, ...more } });
const lane = (...spans: LaneSpan[]): NamedLane => ({ key: 'x', name: 'x', spans });

describe('sentences before the figures', () => {
  test('say how many series are normal, and name those that are not', () => {
    const rows = [row('geluid', 'deviation'), row('fietsers', 'normal'), row('fijnstof', 'learning')];
    expect(smallSentence(rows, nl.status, 'nl')).toBe(
      'Nu is 1 van 3 meetreeksen normaal. De andere: geluid (afwijking) en fijnstof (leert nog).',
    );
    expect(smallSentence([row('a', 'normal')], nl.status, 'nl')).toBe('Nu is 1 van 1 meetreeks normaal.');
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => row(name, 'deviation'));
    expect(smallSentence(many, nl.status, 'nl')).toContain('c (afwijking) en nog 2.');
  });

  test('count deviations, lanes and what lasts, and name what was around', () => {
    const told = { place, language: 'nl', context: lane(around('planned')) } as const;
    expect(lanesSentence({ ...told, lanes: [lane(span('a'), span('b', { open: true })), lane()] })).toBe(
      'In deze periode zagen wij 2 afwijkingen, bij 1 van 2 meetreeksen. Eén duurt nog. Daaromheen: Jaarmarkt.',
    );
    expect(lanesSentence({ ...told, context: lane(), lanes: [lane()] })).toBe(
      'In deze periode zagen wij geen afwijkingen bij 1 meetreeks.',
    );
    const outage = around('outage', { name: 'Zaterdag waren 3 meetreeksen tegelijk stil. Dat lijkt op een storing.' });
    const silence = around('silence', { name: 'Kade 3', series: 2 });
    expect(lanesSentence({ ...told, context: lane(outage, silence), lanes: [lane()] })).toBe(
      'In deze periode zagen wij geen afwijkingen bij 1 meetreeks. Er was één storing. Daaromheen: Kade 3: geen metingen van 2 meetreeksen.',
    );
  });
});

describe('a span in words', () => {
  test('tells its kind and what, and of what was around it also when', () => {
    const format = createFormat('nl');
    expect(spanWords(span('a'), format, 'nl')).toBe('hoger dan normaal: Harder dan normaal.');
    expect(spanWords(around('holiday'), format, 'nl')).toMatch(/^feestdag: Jaarmarkt, /);
    expect(whatOf(around('measure', { label: 'TLP:AMBER' }), 'nl')).toBe('Jaarmarkt (TLP:AMBER)');
  });

  test('leads to what tells more of it, where there is such a page', () => {
    expect(hrefOf(span('a'), 2)).toBe('/afwijkingen/7');
    expect(hrefOf(around('planned', { id: 5 }), 2)).toBe('/plekken/5/agenda');
    expect(hrefOf(around('measure', { id: 9 }), 2)).toBe('/maatregelen/9');
    expect(hrefOf(around('silence'), 2)).toBe('/afwijkingen?plek=2&soort=silent');
    expect(hrefOf(around('holiday'), 2)).toBeUndefined();
  });
});
