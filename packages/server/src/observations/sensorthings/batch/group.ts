import { AsyncLocalStorage } from 'node:async_hooks';
import { limits } from '@wijkritme/contract';
import type { Context } from '../../../foundation/context.ts';
import type { Db } from '../../../foundation/database/open-database.ts';
import { EventBus, type EventKind } from '../../../foundation/events.ts';
import { Mutex } from '../../../foundation/mutex.ts';
import type { SensorsTables } from '../../../sensors/index.ts';
import { removeLastReadings } from '../../remove-last-readings.ts';
import type { ObservationsRoom } from '../../room.ts';
import { limitTime } from '../../sql/limit-time.ts';
import type { ObservationsTables } from '../../tables.ts';
import type { Door } from '../door.ts';
import { GroupIntake } from './group-intake.ts';
import { LayeredCatalog } from './layered-catalog.ts';

/** What the requests of one group work with, instead of what others work with. */
export type GroupDoor = Pick<Door, 'context' | 'room' | 'principal'>;

const current = new AsyncLocalStorage<GroupDoor>();
/** One group at a time: each holds a connection and rows that others may want. */
const turns = new Mutex();

/** The group that the request at hand belongs to. */
export function groupNow(): GroupDoor | undefined {
  return current.getStore();
}

class NotDone<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('nothing of this group is done');
    this.value = value;
  }
}

/** Events are told after the commit, or never. */
class LaterEvents extends EventBus {
  readonly #later: (effect: () => unknown) => void;
  readonly #real: EventBus;
  constructor(real: EventBus, later: (effect: () => unknown) => void) {
    super();
    this.#real = real;
    this.#later = later;
  }
  override announce<P>(kind: EventKind<P>, payload: P): undefined {
    this.#later(() => this.#real.announce(kind, payload));
    return undefined;
  }
}

/**
 * Does the work in one transaction. All it does with the door of `groupNow` is seen by others once it has come to its end.
 * @param work says whether all of it was done; otherwise nothing is
 */
export function runGroup<T>(door: Door, work: () => Promise<{ done: boolean; value: T }>): Promise<T> {
  return turns.run(async () => {
    const effects: (() => unknown)[] = [];
    const later = (effect: () => unknown) => effects.push(effect);
    try {
      const value = await door.context.db.transaction().execute(async (trx) => {
        await limitTime(trx, limits.questionMs);
        const { intake, group } = createGroup(door, trx, later);
        const result = await current.run(group, work);
        if (!result.done) throw new NotDone(result.value);
        await intake.finish();
        return result.value;
      });
      for (const effect of effects) await effect();
      return value;
    } catch (cause) {
      // Thrown above, with a value of this type.
      if (cause instanceof NotDone) return cause.value as T;
      throw cause;
    }
  });
}

function createGroup(door: Door, trx: Db, later: (effect: () => unknown) => void) {
  const { context: real, room: realRoom, principal } = door;
  const catalog = new LayeredCatalog(realRoom.sensors.catalog);
  const intake = new GroupIntake({
    trx: trx.withTables<ObservationsTables>(),
    catalog,
    real: realRoom.intake,
    owner: real.database.pool,
    now: () => real.clock.now(),
    later,
  });
  const context: Context = { ...real, db: trx, events: new LaterEvents(real.events, later) };
  const db = trx.withTables<SensorsTables>();
  const sensors: ObservationsRoom['sensors'] = {
    ...realRoom.sensors,
    db,
    catalog,
    refresh: async (ids = []) => {
      catalog.put(await realRoom.sensors.entriesIn(db, ids));
      later(() => realRoom.sensors.refresh(ids));
    },
    forget: async (ids) => {
      catalog.remove(ids);
      later(() => removeLastReadings(realRoom, ids));
    },
  };
  const room: ObservationsRoom = { ...realRoom, db: trx.withTables<ObservationsTables>(), sensors, intake };
  return { intake, group: { context, room, principal } };
}
