import { englishOnly, limits, WijkritmeError } from '@wijkritme/contract';
import type { SensorsTables } from '../../sensors/index.ts';
import { limitTime } from '../sql/limit-time.ts';
import type { ObservationsTables } from '../tables.ts';
import type { Door } from './door.ts';
import type { Query } from './parse-query.ts';

/** What the store says when a value does not fit what is done with it, and when time is up (SQLSTATE). */
const wrongValue = /^22/;
const timeIsUp = '57014';

/**
 * Works on a question of which nobody knows beforehand what it costs: in one snapshot of the store, for a limited time. A
 * plain page does without, because it follows an index.
 * @throws WijkritmeError too_large when the time is up, invalid_query where a value does not fit
 */
export async function withinTime<T>(door: Door, query: Query, work: (door: Door) => Promise<T>): Promise<T> {
  try {
    if (isPlain(query)) return await work(door);
    return await door.context.db.transaction().execute(async (trx) => {
      await limitTime(trx, limits.questionMs);
      const sensors = { ...door.room.sensors, db: trx.withTables<SensorsTables>() };
      return work({ ...door, room: { ...door.room, db: trx.withTables<ObservationsTables>(), sensors } });
    });
  } catch (cause) {
    const code = String((cause as { code?: unknown }).code);
    if (code === timeIsUp)
      throw new WijkritmeError(
        'too_large',
        englishOnly(
          `This question takes more than ${limits.questionMs / 1_000} s; ask for less: one datastream, a shorter time, fewer relations.`,
        ),
      );
    if (cause instanceof WijkritmeError || !wrongValue.test(code)) throw cause;
    throw new WijkritmeError(
      'invalid_query',
      englishOnly('A value in this question does not fit what is done with it.'),
    );
  }
}

/** Told by what was understood, not by the address: there a name can be written in many ways. */
function isPlain({ filter, orderBy, count, expand, skip }: Query): boolean {
  return filter === undefined && orderBy.length === 0 && !count && expand.length === 0 && skip === 0;
}
