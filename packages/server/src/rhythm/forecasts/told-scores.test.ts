import type { LeadScore } from '@wijkritme/contract';
import { describe, expect, it } from 'vitest';
import { leadSentence, overallSentence } from '../sentences/score-sentence.ts';
import type { ScoreTotals } from '../sql/forecast-scores.ts';
import { DAY_AHEAD, toLeadScore } from './to-scores.ts';

const COUNT = 200;
/** Mean errors in decibel: ours, and those of last value, yesterday, last week and the middle of the rhythm. */
const scoreOf = (own: number, simple: readonly number[], more: Partial<ScoreTotals> = {}): LeadScore => {
  const sums = { error: own * COUNT, simple: simple.map((error) => error * COUNT) };
  const rest = { datastreamId: 1, lead: DAY_AHEAD, count: COUNT, days: 9, inside: 160, scaled: COUNT, pinball: COUNT };
  return toLeadScore(DAY_AHEAD, { ...rest, ...sums, ...more }, null);
};
const told = (score: LeadScore) => [leadSentence(score, 'dB(A)', 'nl'), leadSentence(score, 'dB(A)', 'en')];

describe('a forecast beside the best simple rule', () => {
  it('says that it was better', () => {
    const score = scoreOf(2, [5, 4, 3, 3.5]);
    expect(score).toMatchObject({ verdict: 'better', best: 'last-week' });
    expect(told(score)).toEqual([
      expect.stringContaining(
        'zat er gemiddeld 2 decibel naast. De beste simpele regel (hetzelfde uur vorige week) zat er 3',
      ),
      expect.stringContaining('was 2 decibel off. The best simple rule (the same hour last week) was 3'),
    ]);
  });

  it.each([1.97, 2.03])('says that it was not better when the errors are alike (%d beside 2)', (own) => {
    const score = scoreOf(own, [5, 2, 3, 3.5]);
    expect(score).toMatchObject({ verdict: 'equal', best: 'yesterday' });
    expect(told(score)).toEqual([
      expect.stringContaining('was niet beter dan een simpele regel (hetzelfde uur gisteren)'),
      expect.stringContaining('was no better than a simple rule (the same hour yesterday)'),
    ]);
  });

  it('says that it was worse, with both errors', () => {
    const score = scoreOf(3, [5, 4, 4, 2]);
    expect(score).toMatchObject({ verdict: 'worse', best: 'rhythm' });
    expect(told(score)).toEqual([
      expect.stringMatching(
        /slechter dan een simpele regel \(het midden van het ritme\): 3 decibel ernaast tegen 2 decibel/,
      ),
      expect.stringMatching(/worse than a simple rule \(the middle of the rhythm\): 3 decibel off against 2 decibel/),
    ]);
  });

  it.each([
    ['better', 1.08, 'iets beter dan de beste simpele regel', 'slightly better than the best simple rule'],
    ['worse', 1.14, 'iets slechter dan een simpele regel', 'slightly worse than a simple rule'],
  ])('never sets two numbers beside each other that read alike (%s)', (verdict, own, nl, en) => {
    const score = scoreOf(own, [5, 4, 4, verdict === 'better' ? 1.14 : 1.11]);
    expect(score).toMatchObject({ verdict, best: 'rhythm' });
    expect(told(score)).toEqual([expect.stringContaining(nl), expect.stringContaining(en)]);
  });

  it.each([{ count: 99 }, { days: 2 }])('claims nothing from too little: %j', (few) => {
    const score = scoreOf(1, [5, 4, 3, 3], few);
    expect(score).toMatchObject({ verdict: 'learning', mae: null, coverage: null, best: null });
    expect(told(score)).toEqual([expect.stringContaining('leren wij nog'), expect.stringContaining('still learning')]);
  });
});

it('counts the better, the equal and the worse of a place, and leaves out what is not known', () => {
  const few = scoreOf(1, [5, 4, 3, 3], { count: 5 });
  const scores = [scoreOf(2, [5, 4, 3, 3]), scoreOf(2, [5, 2, 3, 3]), scoreOf(3, [5, 4, 4, 2]), few];
  expect(overallSentence(scores, 'nl')).toBe(
    'Bij 1 van 3 meetreeksen was de voorspelling beter dan elke simpele regel. Bij 1 even goed, bij 1 slechter (6 tot 24 uur vooruit).',
  );
  expect(overallSentence([few], 'nl')).toContain('van deze meetreeks');
  expect(overallSentence([few, few], 'nl')).toContain('van geen van de 2 meetreeksen');
});
