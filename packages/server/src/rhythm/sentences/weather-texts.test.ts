import { describe, expect, test } from 'vitest';
import { weatherSentence } from './weather-texts.ts';

const facts = {
  name: 'neerslag',
  value: 3.6,
  unit: 'mm/h',
  sensor: 'Dak 5',
  side: 'higher',
  beyond: 1,
  normal: null,
} as const;

describe('weather in words', () => {
  test('is a possibility with its figure and its source', () => {
    expect(weatherSentence(facts, 'nl')).toBe(
      'Misschien speelt het weer mee. Gemeten is: neerslag 3,6 mm per uur, bij Dak 5. Dat is meer dan in alle uren van de acht weken ervoor. Of het de oorzaak is, weten wij niet.',
    );
    expect(weatherSentence({ ...facts, name: 'precipitation', beyond: 0.985 }, 'en')).toBe(
      'The weather may play a part. Measured was: precipitation 3.6 mm per hour, at Dak 5. That is more than in 98% of the hours of the eight weeks before. Whether it is the cause, we do not know.',
    );
  });

  test('tells what was normal where it left that, and one figure where both ends read alike', () => {
    expect(weatherSentence({ ...facts, beyond: null, normal: { low: 0, high: 0.8 } }, 'nl')).toContain(
      'Normaal ligt dat daar dan tussen 0 mm per uur en 0,8 mm per uur.',
    );
    const dry = weatherSentence({ ...facts, normal: { low: 0, high: 0.01 } }, 'nl');
    expect(dry).toContain('Normaal is dat daar dan 0 mm per uur.');
    expect(weatherSentence({ ...facts, side: 'lower', unit: 'Cel', value: -3 }, 'nl')).toContain(
      'minder dan in alle uren',
    );
  });
});
