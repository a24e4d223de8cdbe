import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import type { ObservationsRoom } from '../room.ts';
import { searchSums as searchInReadings } from '../sums/search-sums.ts';

/** Every night; not in the hour of the removal. */
const NIGHTLY = '40 3 * * *';

/** Looks for datastreams that add up: every night, and when somebody asks. */
export function searchSums({ http, clock, jobs }: Context, { db, sensors }: ObservationsRoom): void {
  const search = async (by: string) => {
    const found = await searchInReadings(db, sensors, clock.now());
    return sensors.inferSums(found, { at: clock.now(), by });
  };
  http.operation('searchSums', async ({ principal }) => ({ items: await search(actorOf(principal)) }));
  jobs.declare(
    'search-sums',
    async () => {
      await search('search-sums job');
    },
    NIGHTLY,
  );
}
