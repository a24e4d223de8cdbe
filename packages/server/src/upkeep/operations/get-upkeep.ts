import { type Feed, MOST_NAMED, type Upkeep } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { countServers } from '../../foundation/database/presence.ts';
import { VERSION } from '../../foundation/health.ts';
import type { Language } from '../../foundation/http/language.ts';
import { jobsLag } from '../../foundation/jobs.ts';
import { outboxLag } from '../../foundation/outbox.ts';
import type { Waiting } from '../../foundation/waiting.ts';
import { findDisk } from '../disk.ts';
import { intakeFacts } from '../intake-facts.ts';
import type { UpkeepRoom } from '../room.ts';
import { diskForecastOf, growthOf } from '../size-facts.ts';
import { listSamples } from '../sql/size-samples.ts';

/** What waits is counted so far; more says no more. */
const MOST_COUNTED = 10_000;

export function getUpkeep(context: Context, room: UpkeepRoom): void {
  context.http.operation('getUpkeep', async ({ language }) => {
    const now = context.clock.now();
    const { database, config } = context;
    const [servers, lag, feeds, deliveries, stored, size, samples, disk] = await Promise.all([
      // Only on a PostgreSQL elsewhere can there be more than one, and only there they count each other.
      database.store === 'postgresql' ? countServers(database.pool) : 1,
      lagFacts(context, room),
      feedFacts(room, language),
      room.notices.unsent(),
      storedFacts(room),
      room.sizes(),
      listSamples(room.db),
      findDisk({ config, database }),
    ]);
    return {
      at: iso(now),
      startedAt: iso(room.startedAt),
      version: VERSION,
      store: database.store,
      durable: database.durable,
      servers: Math.max(1, servers),
      intake: intakeFacts(room, now, language),
      lag,
      gaps: gapFacts(room, now),
      feeds,
      deliveries,
      ...stored,
      size: { ...size, tables: [...size.tables], samples, growth: growthOf(samples) },
      disk: disk ?? null,
      diskForecast: diskForecastOf(samples, disk === undefined),
    };
  });
}

const iso = (at: number | Date) => new Date(at).toISOString();
const toWaiting = ({ waiting, more, oldest }: Waiting) => ({ waiting, more, oldest: oldest && iso(oldest) });

async function lagFacts({ db }: Context, { rhythm: { keeper } }: UpkeepRoom): Promise<Upkeep['lag']> {
  const [outbox, jobs] = await Promise.all([outboxLag(db, MOST_COUNTED), jobsLag(db, MOST_COUNTED)]);
  return {
    rhythmHere: keeper.isOurs,
    rhythmWaiting: keeper.waiting,
    outbox: toWaiting(outbox),
    jobs: toWaiting(jobs),
    jobsFailed: jobs.failed,
  };
}

function gapFacts({ rhythm }: UpkeepRoom, now: number): Upkeep['gaps'] {
  const found = rhythm.gaps(now);
  if (found === undefined) return null;
  const { total, never, items } = found;
  return {
    total,
    never,
    items: items.map(({ entry: { id, name, thingId, thingName }, since }) => ({
      datastreamId: id,
      name,
      thingId,
      thingName,
      since: iso(since),
    })),
  };
}

async function feedFacts({ observations }: UpkeepRoom, language: Language): Promise<Upkeep['feeds']> {
  const feeds = await observations.upkeep.feeds(language);
  const failing = feeds.filter(({ health }) => health === 'failing').slice(0, MOST_NAMED);
  return { total: feeds.length, failing: failing.map(toFailing) };
}

const toFailing = ({ thingId, thingName, failures, succeededAt, sentence }: Feed) => ({
  thingId,
  thingName,
  failures,
  succeededAt,
  sentence,
});

async function storedFacts({ observations }: UpkeepRoom): Promise<Pick<Upkeep, 'backup' | 'retention'>> {
  const [backup, run] = await Promise.all([observations.upkeep.lastBackup(), observations.upkeep.lastRetention()]);
  return {
    backup: backup ? { name: backup.name, madeAt: iso(backup.made_at) } : null,
    retention: run
      ? { startedAt: iso(run.started_at), finishedAt: run.finished_at && iso(run.finished_at), removed: run.removed }
      : null,
  };
}
