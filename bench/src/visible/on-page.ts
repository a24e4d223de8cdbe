import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../harness/bars.ts';
import { withPage } from '../harness/browser.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { withUsage } from '../harness/usage.ts';
import { intakeBars } from '../intake/bars.ts';
import { properties, type Town } from '../load/town.ts';
import { PER_SECOND } from './on-stream.ts';
import { sendPaced } from './paced-sender.ts';
import { Pending } from './pending.ts';
import { collectShown, watchCards } from './watch-cards.ts';

const SECONDS = 20;
/** Above anything that stands on the page before, so that an old number is no mark of this run. */
const MARKS_FROM = 10_000;
const PEDESTRIANS = properties.indexOf('pedestrians');

/** The same until the number stands in the page: a real browser on the page of the place, its document watched. */
export async function measureOnPage(server: Server, town: Town, scale: number): Promise<Result> {
  // Counts of people: whole numbers that may be large, so that each can be its own mark.
  const watched = town.things.flatMap((ids) => ids.filter((_, i) => i % properties.length === PEDESTRIANS));
  const isWatched = new Set(watched);
  const pending = new Pending();
  const seconds = Math.ceil(SECONDS * scale);
  const firstMark = await firstMarkOf(server);
  const { result: shown, usage } = await withPage(async (page) => {
    await page.goto(`${server.url}/plekken/${town.placeId}`);
    await page.waitForSelector('a[href*="datastream="]', { state: 'attached' });
    await page.evaluate(watchCards, watched);
    return withUsage(server, async () => {
      await sendPaced(server, {
        datastreams: town.datastreams,
        perSecond: PER_SECOND,
        seconds,
        valueOf: ({ datastream, order }) => (isWatched.has(datastream) ? firstMark + order : 50 + (order % 10)),
        onAcked: ({ datastream, order }) => {
          if (isWatched.has(datastream)) pending.acked(datastream, order, Date.now());
        },
      });
      await sleep(1_000);
      return page.evaluate(collectShown);
    });
  });
  for (const { datastream, value, at } of shown) pending.seen(datastream, value - firstMark, at);
  const { count, p50, p95, p99, max } = spreadOf(pending.took);
  say(`visible on a page: p95 ${figure(p95)} ms of ${count}; ${pending.left} never seen`);
  return {
    what: 'acknowledged → in the page of Chromium, 1,000 readings/s',
    value: p95,
    unit: 'ms',
    bar: intakeBars.visible,
    verified: pending.left === 0 && count > 0,
    strangers: usage.strangers,
    note: `p95 of ${figure(count)} on ${watched.length} cards; p50 ${figure(p50)}, p99 ${figure(p99)}, max ${figure(max)} ms; ${usage.text}`,
  };
}

async function firstMarkOf(server: Server): Promise<number> {
  const { items } = await server.client.listDatastreams();
  const highest = Math.max(MARKS_FROM, ...items.map(({ latest }) => latest?.value ?? 0));
  return Math.ceil((highest + 1) / 1_000) * 1_000;
}
