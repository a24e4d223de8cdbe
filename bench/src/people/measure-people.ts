import type { Bar, Result } from '../harness/bars.ts';
import type { Options } from '../harness/options.ts';
import { spreadOf } from '../harness/percentiles.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { withUsage } from '../harness/usage.ts';
import type { Town } from '../load/town.ts';
import { openLiveStream } from '../visible/live-client.ts';
import type { ActName } from './acts.ts';
import type { Hired } from './hire-people.ts';
import type { Laid } from './lay-signals.ts';
import { screenWhile } from './screen-while.ts';
import { type WorkPlan, workAlong } from './work-along.ts';

const bars = {
  queue: { must: 200, aim: 60, less: true, unit: 'ms' },
  today: { must: 200, aim: 50, less: true, unit: 'ms' },
} satisfies Partial<Record<ActName, Bar>>;

const texts: Record<ActName, string> = {
  queue: 'page of the queue',
  today: 'what needs me today',
  work: 'who works on a signal, and taking one',
};

/** An act of each every two seconds: brisk, for people who also read. */
const everyMs = 2_000;
const SECONDS = 40;

export interface Crowd {
  readonly people: readonly Hired[];
  readonly town: Town;
  readonly laid: Laid;
}

/** Everybody works at once, each with an open live stream, while sensors send and a page on a screen is watched. */
export async function measurePeople(server: Server, crowd: Crowd, { browser, scale }: Options): Promise<Result[]> {
  const { people, laid } = crowd;
  const plan: WorkPlan = { seconds: Math.max(10, Math.ceil(SECONDS * Math.min(1, scale))), everyMs };
  const closes = await Promise.all(people.map(({ cookie }) => openLiveStream(server, () => undefined, { cookie })));
  // Statements and code get warm; the first minute of a day is not what people work in.
  await workAlong(server, people, { seconds: 4, everyMs });
  const { result, usage } = await withUsage(server, () =>
    screenWhile(server, crowd.town, { seconds: plan.seconds, browser }, () => workAlong(server, people, plan)),
  );
  for (const close of closes) close();
  const { worked, screen } = result;
  const acts = [...worked.took].map(([name, took]): Result => {
    const { p50, p95, p99, max, count } = spreadOf(took);
    const bar: Bar | undefined = name === 'work' ? undefined : bars[name];
    return {
      what: `${texts[name]}, ${people.length} people, ${figure(laid.signals)} signals`,
      value: p95,
      unit: 'ms',
      ...(bar && { bar }),
      verified: worked.wrong === 0 && count > 0,
      strangers: usage.strangers,
      note: `p95 of ${count}, from when it was due until the answer was whole; p50 ${figure(p50)}, p99 ${figure(p99)}, max ${figure(max)} ms; ${worked.wrong} wrong answers; ${usage.text}`,
    };
  });
  return screen ? [...acts, { ...screen, strangers: usage.strangers }] : acts;
}
