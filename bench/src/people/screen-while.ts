import { setTimeout as sleep } from 'node:timers/promises';
import type { Bar, Result } from '../harness/bars.ts';
import { withPage } from '../harness/browser.ts';
import { spreadOf } from '../harness/percentiles.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { properties, type Town } from '../load/town.ts';
import { sendPaced } from '../visible/paced-sender.ts';
import { Pending } from '../visible/pending.ts';
import { collectShown, watchCards } from '../visible/watch-cards.ts';
import type { Worked } from './work-along.ts';

const bar: Bar = { must: 1_000, aim: 300, less: true, unit: 'ms' };
/** Readings while people work; the bench of the intake measures many more. */
const PER_SECOND = 20;
/** Above anything that was shown before, so that each number is its own mark. */
const FIRST_MARK = 20_000;
const PEDESTRIANS = properties.indexOf('pedestrians');

export interface Screened {
  readonly worked: Worked;
  /** undefined: there was no browser. */
  readonly screen: Result | undefined;
}

/** While people work: from the acknowledgement of a reading until its number stands in the page of a real browser. */
export async function screenWhile(
  server: Server,
  town: Town,
  { seconds, browser }: { readonly seconds: number; readonly browser: boolean },
  work: () => Promise<Worked>,
): Promise<Screened> {
  const watched = town.things.flatMap((ids) => ids.filter((_, i) => i % properties.length === PEDESTRIANS));
  const isWatched = new Set(watched);
  const pending = new Pending();
  const send = () =>
    sendPaced(server, {
      datastreams: town.datastreams,
      perSecond: PER_SECOND,
      seconds,
      valueOf: ({ datastream, order }) => (isWatched.has(datastream) ? FIRST_MARK + order : 50 + (order % 10)),
      onAcked: ({ datastream, order }) => {
        if (isWatched.has(datastream)) pending.acked(datastream, order, Date.now());
      },
    });
  if (!browser) return { worked: (await Promise.all([work(), send()]))[0], screen: undefined };
  return withPage(async (page) => {
    await page.goto(`${server.url}/plekken/${town.placeId}`);
    await page.waitForSelector('a[href*="datastream="]', { state: 'attached' });
    await page.evaluate(watchCards, watched);
    const [worked] = await Promise.all([work(), send()]);
    await sleep(1_000);
    for (const { datastream, value, at } of await page.evaluate(collectShown))
      pending.seen(datastream, value - FIRST_MARK, at);
    const { p50, p95, p99, max, count } = spreadOf(pending.took);
    const screen: Result = {
      what: 'acknowledged → in the page of Chromium, while 50 people work',
      value: p95,
      unit: 'ms',
      bar,
      verified: pending.left === 0 && count > 0,
      note: `p95 of ${figure(count)} on ${watched.length} cards, ${PER_SECOND} readings/s; p50 ${figure(p50)}, p99 ${figure(p99)}, max ${figure(max)} ms; ${pending.left} never seen`,
    };
    return { worked, screen };
  });
}
