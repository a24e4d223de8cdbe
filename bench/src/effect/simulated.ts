import type { Result } from '../harness/bars.ts';
import type { Options } from '../harness/options.ts';
import { figure } from '../harness/table.ts';
import { judge, Tally } from './judge.ts';
import { simulateCity } from './simulated-city.ts';

const MEASURES = 200;
const WEEKS = 8;
const SIZES = [-0.05, -0.1, -0.15, -0.2, -0.3];
/** Seeds that no choice was made on. */
const FIRST_SEED = 100_000;

/** Verdicts on made-up cities whose truth is known: 200 measures without an effect, and 200 of each size. Half are counts, half sound levels. */
export function measureSimulated({ scale }: Options): Result[] {
  const measures = Math.max(10, Math.round(MEASURES * scale));
  const none = tallyOf(0, measures, FIRST_SEED);
  const results: Result[] = [
    {
      what: 'simulated, no effect: told to have one',
      value: none.share(none.less + none.more),
      unit: '%',
      bar: { must: 5, less: true, unit: '%' },
      note: none.note,
    },
  ];
  let [intervals, holding] = [none.intervals, none.holding];
  SIZES.forEach((size, i) => {
    const tally = tallyOf(size, measures, FIRST_SEED + (i + 1) * measures);
    intervals += tally.intervals;
    holding += tally.holding;
    results.push(found(size, tally));
  });
  results.push(coverage('simulated, all sizes', { intervals, holding }), coverage('simulated, no effect', none));
  return results;
}

function tallyOf(size: number, measures: number, firstSeed: number): Tally {
  const tally = new Tally();
  for (let i = 0; i < measures; i++) {
    const kind = i % 2 === 0 ? 'count' : 'level';
    const truth = kind === 'count' ? Math.log(1 + size) : 10 * Math.log10(1 + size);
    tally.add(judge(simulateCity({ seed: firstSeed + i, kind, weeks: WEEKS, size })).outcome, truth);
  }
  return tally;
}

function found(size: number, tally: Tally): Result {
  const right = size < 0 ? tally.less : tally.more;
  return {
    what: `simulated, ${size > 0 ? '+' : ''}${Math.round(100 * size)} % in ${WEEKS} weeks: found`,
    value: tally.share(right),
    unit: '%',
    note: `interval holds it in ${figure(tally.coverage)} %; ${tally.note}`,
  };
}

/** @returns verified when 93 to 97 of 100 intervals hold the truth */
function coverage(what: string, { intervals, holding }: { intervals: number; holding: number }): Result {
  const value = (100 * holding) / intervals;
  const note = `${intervals} intervals; promised 93–97`;
  return {
    what: `${what}: 95 % interval holds the truth`,
    value,
    unit: '%',
    verified: value >= 93 && value <= 97,
    note,
  };
}
