import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { thingOf } from '../../sensors/index.ts';
import { appendLog } from '../../sharing/index.ts';
import { feedAdapters, findAdapter } from '../feeds/adapters/catalogue.ts';
import { keyPurpose } from '../feeds/feed-parts.ts';
import { feedWords } from '../feeds/feed-words.ts';
import { lackOf } from '../feeds/fits-thing.ts';
import { toFeed } from '../feeds/to-feed.ts';
import type { ObservationsRoom } from '../room.ts';
import { findFeed, upsertFeed } from '../sql/feeds.ts';

/** The host is one of the adapter or of FEED_ORIGINS: no request goes where nobody who runs this installation wanted it. */
export function putFeed({ http, clock, config }: Context, room: ObservationsRoom): void {
  http.operation('putFeed', async ({ params, body, principal, language }) => {
    const adapter = findAdapter(body.adapter);
    if (!adapter)
      throw wrongFields([{ pointer: '/adapter', message: feedWords.oneOf(feedAdapters.map(({ id }) => id)) }]);
    if (!adapter.station.test(body.station))
      throw wrongFields([{ pointer: '/station', message: feedWords.looksLike(adapter.stationExample) }]);
    const origin = body.origin ?? adapter.origin;
    if (origin !== adapter.origin && !config.feedOrigins.includes(origin))
      throw wrongFields([{ pointer: '/origin', message: feedWords.origin(adapter.origin) }]);
    const { name } = await thingOf(room.sensors, params.id, clock.now());
    const lack = await lackOf(room, params.id, adapter);
    if (lack !== undefined) throw wrongFields([{ pointer: '/adapter', message: lack }]);
    const known = await findFeed(room.db, params.id);
    // A key is for one host: it never goes along to another.
    const isSame = known?.origin === origin && known.adapter === adapter.id;
    const sealedKey = body.key ? room.sealer.seal(body.key, keyPurpose(params.id)) : isSame ? known.sealed_key : null;
    if (adapter.needsKey && sealedKey === null)
      throw wrongFields([{ pointer: '/key', message: feedWords.key(adapter.name) }]);
    const now = clock.now();
    const { station } = body;
    await room.db.transaction().execute(async (trx) => {
      await upsertFeed(trx, {
        thingId: params.id,
        adapter: adapter.id,
        station,
        origin,
        sealedKey,
        now: new Date(now),
      });
      await appendLog(trx, {
        at: now,
        kind: 'feed.set',
        actor: actorOf(principal),
        subject: `thing:${params.id}`,
        detail: { adapter: adapter.id, station, origin },
      });
    });
    const row = await findFeed(room.db, params.id);
    if (!row)
      throw new WijkritmeError('not_found', {
        nl: `Apparaat ${params.id} is er niet meer. Kies een ander uit de lijst van sensoren.`,
        en: `Thing ${params.id} is gone. Choose another one from the list of sensors.`,
      });
    return toFeed(row, name, language);
  });
}
