import type { Context } from '../../../foundation/context.ts';
import type { Subscriber } from '../../../foundation/mqtt/subscriptions.ts';
import type { ObservationsRoom } from '../../room.ts';
import { componentsOf } from '../../sensorthings/multi/components.ts';
import type { RefusalBook } from './refusal-book.ts';

const form = /^v1\.[01]\/(?:(Multi)?Datastreams\(([1-9]\d{0,9})\)\/)?Refusals$/;
/** Largest id in the store. */
const MAX_ID = 2_147_483_647;

/** Is this the form of a topic of refusals, whoever asks? */
export function isRefusalTopic(name: string): boolean {
  return form.test(name);
}

/** @returns what ends it; undefined where this subscriber may not hear them */
export async function listenToRefusals(
  { context, room, book }: { readonly context: Context; readonly room: ObservationsRoom; readonly book: RefusalBook },
  subscriber: Subscriber,
  name: string,
): Promise<(() => void) | undefined> {
  const [, isMulti, number] = form.exec(name) ?? [];
  const principal = subscriber.principal();
  if (!principal) return undefined;
  const id = Number(number ?? 0);
  if (id > MAX_ID) return undefined;
  const first = isMulti ? (await componentsOf({ context, room }, id))?.[0] : id;
  const entry = first === undefined ? undefined : room.sensors.catalog.find(first);
  // Without a datastream in it each key hears what it sent itself.
  const isAllowed = number === undefined ? principal.kind !== 'visitor' : book.mayHear(principal, entry);
  return isAllowed ? book.add({ subscriber, fits: (topic) => topic === name }) : undefined;
}
