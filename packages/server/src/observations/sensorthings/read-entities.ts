import { countEntities } from '../../sensors/index.ts';
import type { Door } from './door.ts';
import { expandEntities } from './expand.ts';
import type { EntitySet } from './model.ts';
import { nextLinkOf } from './next-link.ts';
import type { Query } from './parse-query.ts';
import { inPlaceOrder, toEntityQuery, tokenOf } from './questions.ts';
import { selectRows } from './select-rows.ts';
import type { EntityList } from './wire.ts';
import { writeEntityRows } from './write-rows.ts';

/** The entity that a list hangs below, for example the thing of `Things(1)/Datastreams`. */
export interface Parent {
  readonly set: EntitySet;
  readonly id: number;
}

/** One page of entities other than observations. @param address of the list, for the link to the next page */
export async function readEntities(
  door: Door,
  set: EntitySet,
  parent: Parent | undefined,
  asked: Query,
  address: string,
): Promise<EntityList> {
  const query = inPlaceOrder(set, parent?.set, asked);
  const ask = (question: Query) => toEntityQuery(set, question, parent?.set, parent && [parent.id]);
  const { db } = door.room.sensors;
  const [rows, counts] = await Promise.all([
    selectRows(door, ask(query)),
    query.count ? countEntities(db, ask({ ...query, after: undefined })) : undefined,
  ]);
  const page = rows.slice(0, query.top);
  const last = rows.length > query.top ? page.at(-1) : undefined;
  const expanded = await expandEntities(
    door,
    set,
    page.map((row) => row.id),
    query.expand,
  );
  return {
    entities: writeEntityRows(door.base, set, page, query.select, expanded),
    count: counts && ([...counts.values()][0] ?? 0),
    nextLink: last && nextLinkOf(address, query, tokenOf(query, last)),
  };
}
