import type { FeedAdapter as ToldAdapter } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { FeedAdapter } from '../feeds/adapters/adapter.ts';
import { feedAdapters } from '../feeds/adapters/catalogue.ts';
import { lackOf } from '../feeds/fits-thing.ts';
import { toFeed } from '../feeds/to-feed.ts';
import type { ObservationsRoom } from '../room.ts';
import { selectFeeds } from '../sql/feeds.ts';

export function listFeeds({ http, config }: Context, room: ObservationsRoom): void {
  const { db, sensors } = room;
  http.operation('listFeeds', async ({ query: { thing }, language }) => {
    const rows = (await selectFeeds(db)).filter(({ thing_id }) => thing === undefined || thing_id === thing);
    const adapters = thing === undefined ? feedAdapters : await fittingAdapters(room, thing);
    return {
      items: rows.map((row) => toFeed(row, sensors.catalog.ofThing(row.thing_id)[0]?.thingName ?? '', language)),
      adapters: adapters.map((adapter) => toTold(adapter, config.feedOrigins, language)),
    };
  });
}

async function fittingAdapters(room: ObservationsRoom, thing: number): Promise<FeedAdapter[]> {
  const lacks = await Promise.all(feedAdapters.map((adapter) => lackOf(room, thing, adapter)));
  return feedAdapters.filter((_, i) => lacks[i] === undefined);
}

function toTold(adapter: FeedAdapter, others: readonly string[], language: Language): ToldAdapter {
  const { id, name, deviceType, origin, station, stationExample, needsKey, source } = adapter;
  const scheme = adapter.kind === 'stream' ? /^mqtts?:/ : /^https?:/;
  return {
    id,
    name: name[language],
    deviceType,
    origin,
    origins: [origin, ...others.filter((other) => other !== origin && scheme.test(other))],
    stationPattern: station.source,
    stationExample,
    needsKey,
    source,
  };
}
