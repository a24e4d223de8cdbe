import type { Context } from '../../foundation/context.ts';
import { feedAdapters } from '../feeds/adapters/catalogue.ts';
import { toFeed } from '../feeds/to-feed.ts';
import type { ObservationsRoom } from '../room.ts';
import { selectFeeds } from '../sql/feeds.ts';

export function listFeeds({ http }: Context, { db, sensors }: ObservationsRoom): void {
  http.operation('listFeeds', async ({ language }) => {
    const rows = await selectFeeds(db);
    return {
      items: rows.map((row) => toFeed(row, sensors.catalog.ofThing(row.thing_id)[0]?.thingName ?? '', language)),
      adapters: feedAdapters.map(({ id, name, deviceType, origin, needsKey, source }) => ({
        id,
        name: name[language],
        deviceType,
        origin,
        needsKey,
        source,
      })),
    };
  });
}
