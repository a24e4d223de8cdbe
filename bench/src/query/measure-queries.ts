import { DAY, HOUR } from '@wijkritme/contract';
import type { Bar, Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { STEP, type Store } from './build-store.ts';

const TIMES = 40;
const WARM_UP = 5;

const bars = {
  latest: { must: 50, aim: 10, less: true, unit: 'ms' },
  year: { must: 50, aim: 15, less: true, unit: 'ms' },
  day: { must: 200, aim: 60, less: true, unit: 'ms' },
} satisfies Record<string, Bar>;

interface Query {
  readonly what: string;
  readonly bar?: Bar;
  /** @returns whether the answer holds what was laid down */
  readonly ask: () => Promise<boolean>;
}

/** Each question some forty times, one after the other, read and parsed by the client. */
export async function measureQueries(server: Server, store: Store): Promise<Result[]> {
  const results: Result[] = [];
  for (const { what, bar, ask } of queriesOf(server, store)) {
    const took: number[] = [];
    let wrong = 0;
    for (let i = 0; i < TIMES + WARM_UP; i++) {
      const start = performance.now();
      const isRight = await ask();
      if (i >= WARM_UP) took.push(performance.now() - start);
      if (!isRight) wrong++;
    }
    const { p50, p95, p99 } = spreadOf(took);
    const note = `p95 of ${TIMES}, one after the other, read and parsed; p50 ${figure(p50)}, p99 ${figure(p99)} ms; ${wrong} wrong answers`;
    results.push({ what, value: p95, unit: 'ms', ...(bar && { bar }), verified: wrong === 0, note });
  }
  return results;
}

function queriesOf({ client }: Server, { streets, year, newest, readings }: Store): Query[] {
  const day = { from: at(newest - (newest % DAY) - DAY), to: at(newest - (newest % DAY)) };
  const wholeYear = { from: at(newest - 365 * DAY), to: at(newest) };
  const millions = `${figure(readings / 1e6)} million readings`;
  const yearOf = (more: object) => async () => {
    const { items } = await client.listSummaries({
      interval: 'hour',
      datastreams: String(year),
      ...wholeYear,
      ...more,
    });
    return isWhole(items[0]?.count?.slice(1, -1)) && (items[0]?.start.length ?? 0) >= 8_760;
  };
  const dayOf = (more: object) => async () => {
    const { items } = await client.listSummaries({ interval: 'hour', ...day, ...more });
    return (
      items.length === streets.length + 1 &&
      items.every(({ count, mean }) => isWhole(count ?? mean, count !== undefined))
    );
  };
  return [
    {
      what: `latest of ${streets.length + 1} datastreams, ${millions}`,
      bar: bars.latest,
      ask: async () => (await client.listLatest({})).items.length === streets.length + 1,
    },
    { what: 'a year of one datastream, hourly, ten measures with band', bar: bars.year, ask: yearOf({}) },
    { what: 'the same, from single readings of 5 minutes', ask: yearOf({ exact: true }) },
    { what: 'one day of 1,001 datastreams, hourly, ten measures with band', bar: bars.day, ask: dayOf({}) },
    { what: 'the same, mean and coverage alone', ask: dayOf({ measures: 'mean,coverage,count' }) },
    { what: 'the same, all from single readings', ask: dayOf({ exact: true }) },
  ];
}

const at = (time: number) => new Date(time).toISOString();

/** Every hour holds its readings. */
function isWhole(column: readonly (number | null)[] | undefined, areCounts = true): boolean {
  return (column ?? [null]).every((value) => (areCounts ? value === HOUR / STEP : value !== null));
}
