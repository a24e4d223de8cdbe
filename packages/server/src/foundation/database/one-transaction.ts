import type { Kysely, Transaction } from 'kysely';

/** A transaction of its own, or the one that `db` is already: then its end decides. */
export function inOneTransaction<DB, T>(db: Kysely<DB>, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  // `isTransaction` says which of the two it is.
  return db.isTransaction ? work(db as Transaction<DB>) : db.transaction().execute(work);
}
