import { describe, expect, it } from 'vitest';
import { beatSentence } from './beat-sentence.ts';
import { type DeviationFacts, deviationSentence } from './deviation-sentence.ts';
import { span } from './moments.ts';
import { nowSentence } from './now-sentence.ts';
import { quantity } from './wording.ts';

const sound = { property: 'sound-level', propertyName: { nl: 'geluid', en: 'sound level' }, kind: 'level' } as const;
const walkers = {
  property: 'pedestrians',
  propertyName: { nl: 'voetgangers', en: 'pedestrians' },
  kind: 'count',
} as const;
const facts: DeviationFacts = {
  measured: sound,
  kind: 'higher',
  start: Date.parse('2026-11-20T21:00:00Z'),
  end: Date.parse('2026-11-20T22:30:00Z'),
  peakValue: 58.8,
  expectedMid: 43,
  meanDifference: 11,
  unit: 'dB(A)',
  thingName: 'Geluidmeter Markt',
  placeName: 'Marktkwartier',
  timeZone: 'Europe/Amsterdam',
};

describe('sentences', () => {
  it('says what, where, when and how much against normal', () => {
    expect(deviationSentence(facts, 'nl')).toBe(
      'Vrijdag 20 november 2026 van 22.00 tot 23.30 uur was het geluid harder dan normaal in Marktkwartier (Geluidmeter Markt). De sensor mat 58,8 decibel. Normaal is dat 43 decibel.',
    );
    expect(deviationSentence({ ...facts, end: null }, 'en')).toBe(
      'Since Friday 20 November 2026 22:00 the sound is louder than normal in Marktkwartier (Geluidmeter Markt). The sensor measured 58.8 decibel. Normal is 43 decibel.',
    );
  });

  it('calls silence not calm', () => {
    const text = deviationSentence({ ...facts, kind: 'silent', peakValue: null, expectedMid: null }, 'nl');
    expect(text).toContain('kwam er geen meting van geluid');
    expect(text).toContain('Wij weten dus niet hoe het daar is.');
    expect(
      beatSentence({ place: 'Parkwijk', word: 'silent-sensor', datastreams: 2, silent: 2, strongest: undefined }, 'nl'),
    ).toContain('weten wij het nu niet');
    expect(
      beatSentence({ place: 'Parkwijk', word: 'usual', datastreams: 5, silent: 1, strongest: undefined }, 'nl'),
    ).toContain('1 van de 5 meetreeksen is stil');
  });

  it('counts people as more or fewer, never as higher', () => {
    const now = {
      measured: walkers,
      status: 'deviation',
      value: 84,
      expected: { low: 10, mid: 40, high: 70 },
      higher: true,
      daysNeeded: 0,
      unit: '{count}',
    } as const;
    expect(nowSentence(now, 'nl')).toBe('Nu zijn er meer voetgangers dan normaal: 84. Normaal is 40.');
  });

  it('writes numbers and times the Dutch way', () => {
    expect(quantity(1234.56, 'ug/m3', 'nl')).toBe('1.234,6 µg/m³');
    expect(quantity(-0.01, 'Cel', 'nl')).toBe('0 °C');
    // The night in which the clock goes back: 02:30 comes twice, and both ends are told in civil time.
    expect(span(Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z'), 'nl', 'Europe/Amsterdam')).toBe(
      'zondag 25 oktober 2026 van 02.30 tot 02.30 uur',
    );
  });
});
