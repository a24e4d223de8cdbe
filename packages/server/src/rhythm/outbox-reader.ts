import type { QueryExecutorProvider } from 'kysely';
import { listOutbox, positionOf, readOutbox } from '../foundation/outbox.ts';
import { STORED_KIND, type StoredAnnouncement } from '../observations/index.ts';

/** Our name among the readers of the outbox. */
export const READER = 'rhythm';

/** Entries looked at in one go. */
const PAGE = 5_000;

/**
 * How far the rhythm is in the outbox. What this process stored itself is handled at once and only ticked off here; what
 * another process stored, or this one before a crash, comes out as work.
 */
export class OutboxReader {
  readonly #db: QueryExecutorProvider;
  readonly #ownHandled: () => Promise<void>;
  readonly #handled = new Set<number>();
  position = 0;

  /** @param ownHandled resolves once what this process has committed until now is ticked off */
  constructor(db: QueryExecutorProvider, ownHandled: () => Promise<void>) {
    this.#db = db;
    this.#ownHandled = ownHandled;
  }

  async start(): Promise<void> {
    this.position = await positionOf(this.#db, READER);
  }

  /** This entry was handled the moment it was stored. */
  tick(id: number): void {
    if (id > this.position) this.#handled.add(id);
  }

  /** Move on to the newest entry that can be read; `work` gets each datastream that somebody else fed. */
  async advance(work: (datastream: number, from: number) => void): Promise<void> {
    for (;;) {
      const ids = await listOutbox(this.#db, this.position, PAGE);
      for (const entry of await readOutbox(this.#db, await this.#othersOf(ids))) {
        if (entry.kind !== STORED_KIND) continue;
        // Written by `announcementOf` of the observations room.
        const { datastreams, from } = entry.payload as StoredAnnouncement;
        for (let i = 0; i < datastreams.length; i++) work(datastreams[i] as number, from[i] as number);
      }
      for (const id of ids) this.#handled.delete(id);
      this.position = ids.at(-1) ?? this.position;
      if (ids.length < PAGE) return;
    }
  }

  /** A batch of our own is in the store a moment before it is ticked off; taken for another's it would be judged twice. */
  async #othersOf(ids: readonly number[]): Promise<number[]> {
    const isOpen = (id: number) => !this.#handled.has(id);
    if (!ids.some(isOpen)) return [];
    await this.#ownHandled();
    return ids.filter(isOpen);
  }
}
