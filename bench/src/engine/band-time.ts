import { DAY, HOUR } from '@wijkritme/contract';
import { createExpectation, createRhythm, createVerdict, expect, step } from '@wijkritme/engine';
import type { Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { figure } from '../harness/table.ts';
import { readingAt } from '../load/signal.ts';
import { calendar } from './cost.ts';

const START = Date.UTC(2025, 0, 6);
const HOURS = 8_760;
const RUNS = 50;

/** What is normal for every hour of a year. */
export function measureBand(): Result {
  const state = createRhythm({ kind: 'count', intervalMs: HOUR, min: 0, max: 100_000 });
  const verdict = createVerdict();
  for (let at = 0; at < 60 * (DAY / HOUR); at++) {
    step(state, calendar, START + at * HOUR, readingAt(1, START + at * HOUR), verdict);
  }
  const out = createExpectation();
  const from = START + 60 * DAY;
  const took: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    for (let i = 0; i < HOURS; i++) expect(state, calendar, from + i * HOUR, out);
    took.push(performance.now() - start);
  }
  if (!Number.isFinite(out.mid)) throw new Error('the band is empty');
  const { p50, p95 } = spreadOf(took);
  const note = `median of ${RUNS}; p95 ${figure(p95)} ms; ${figure((p50 * 1e6) / HOURS)} ns per expect()`;
  return { what: 'engine band of 8,760 hours', value: p50, unit: 'ms', note };
}
