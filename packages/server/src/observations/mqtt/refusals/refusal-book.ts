import type { AccessRules } from '../../../foundation/access.ts';
import type { Subscriber } from '../../../foundation/mqtt/subscriptions.ts';
import type { Principal } from '../../../foundation/principals.ts';
import type { CatalogEntry } from '../../../sensors/index.ts';
import type { Refusal } from './refusal.ts';

/** One topic of one connection. */
interface Listening {
  readonly subscriber: Subscriber;
  fits(topic: string): boolean;
}

/** Where a refusal is told, and to whom. */
interface Telling {
  readonly path: string;
  readonly payload: string;
  hears(principal: Principal): boolean;
}

/**
 * Who listens to refusals. Each is told to the keys of the thing that it is about and to who manages sensors there, asked for each
 * message: a topic with a wildcard says nothing about rights.
 */
export class RefusalBook {
  readonly #access: AccessRules;
  readonly #listenings = new Set<Listening>();

  constructor(access: AccessRules) {
    this.#access = access;
  }

  /** @returns what ends it */
  add(listening: Listening): () => void {
    this.#listenings.add(listening);
    return () => this.#listenings.delete(listening);
  }

  /** May they hear what is refused of this datastream? Of one that is not there: who manages all sensors. */
  mayHear(principal: Principal, entry: Pick<CatalogEntry, 'thingId' | 'placeId'> | undefined): boolean {
    if (principal.kind === 'device') return entry?.thingId === principal.thingId;
    return this.#access.may(principal, 'sensors.manage', entry?.placeId);
  }

  /** @param entry of the datastream that the refusal is about; undefined where there is none */
  tell({ path, payload }: Refusal, sender: Principal, entry: CatalogEntry | undefined): void {
    this.#tell({ path, payload, hears: (principal) => this.mayHear(principal, entry) });
    if (sender.kind !== 'device' || sender.thingId === entry?.thingId) return;
    // What it named is not its own: it hears so where its own topics are.
    const isSender = (principal: Principal) => principal.kind === 'device' && principal.thingId === sender.thingId;
    this.#tell({ path: 'Refusals', payload, hears: isSender });
  }

  #tell({ path, payload, hears }: Telling): void {
    for (const { subscriber, fits } of this.#listenings) {
      const principal = subscriber.principal();
      if (!principal || !hears(principal)) continue;
      const topic = [`v1.1/${path}`, `v1.0/${path}`].find(fits);
      if (topic !== undefined) subscriber.send(topic, Buffer.from(payload));
    }
  }
}
