import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  PostgresDialect,
  PostgresDriver,
  type QueryResult,
  sql,
  type Transaction,
  type TransactionSettings,
} from 'kysely';
import { Mutex } from '../mutex.ts';

/** Of any room. */
type AnyDb = Kysely<Record<never, never>>;

/** Work that waits for its turn here; more is refused by whoever calls. */
const WAITING = 50;
const TRIES = 5;
/** Somebody else was faster: the snapshot of this transaction is too old, both waited for each other, or a key is taken. */
const fasterStates = new Set(['40001', '40P01', '23505']);

/** What runs as one: every statement of the pool goes to its transaction, and what it announces waits for the commit. */
interface Unit {
  readonly trx: Transaction<Record<never, never>>;
  readonly effects: (() => unknown)[];
  savepoints: number;
  ended: boolean;
  /** Ended before its work was: what is left of that may not go on by itself. */
  late: boolean;
}

const current = new AsyncLocalStorage<Unit>();
const turns = new Mutex();
let waiting = 0;

/** Says that so much waits already that this should come again later. */
export class TooMuchWaits extends Error {}

/** Nothing of it is stored. */
export class TookTooLong extends Error {}

export interface UnitOptions {
  /** Work with the same name never runs at the same time, on all servers of this store. */
  readonly name: string;
  readonly limitMs: number;
}

/**
 * Does work that knows nothing of it in one transaction, on one snapshot of the store: transactions inside become savepoints.
 * Where somebody else changed what it changes it is done anew, on what is there then.
 * @throws TooMuchWaits, TookTooLong; what the work throws, and then nothing of it is stored
 */
export async function runAsUnit<T>(db: AnyDb, options: UnitOptions, work: () => Promise<T>): Promise<T> {
  if (waiting >= WAITING) throw new TooMuchWaits();
  waiting++;
  try {
    return await turns.run(() => tryAgain(() => runOnce(db, options, work)));
  } finally {
    waiting--;
  }
}

/** Runs it now, or once the unit that this belongs to is stored. */
export function afterUnit(effect: () => unknown): boolean {
  const unit = current.getStore();
  if (!unit || unit.ended) return false;
  unit.effects.push(effect);
  return true;
}

async function tryAgain<T>(once: () => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await once();
    } catch (cause) {
      if (left === 0 || !fasterStates.has(String((cause as { code?: unknown }).code))) throw cause;
    }
  }
}

async function runOnce<T>(db: AnyDb, { name, limitMs }: UnitOptions, work: () => Promise<T>): Promise<T> {
  const effects: (() => unknown)[] = [];
  const value = await db.connection().execute(async (own) => {
    // Before the transaction: its snapshot is to show what the one before has done.
    await sql`select pg_advisory_lock(hashtextextended(${name}, 0))`.execute(own);
    try {
      return await own
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => runInside({ trx, effects, savepoints: 0, ended: false, late: false }, limitMs, work));
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(own);
    }
  });
  for (const effect of effects) await effect();
  return value;
}

async function runInside<T>(unit: Unit, limitMs: number, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('statement_timeout', ${String(limitMs)}, true),
    set_config('lock_timeout', ${String(limitMs)}, true)`.execute(unit.trx);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      unit.late = true;
      reject(new TookTooLong(`not done within ${limitMs} ms`));
    }, limitMs);
  });
  try {
    return await Promise.race([current.run(unit, work), late]);
  } finally {
    clearTimeout(timer);
    unit.ended = true;
  }
}

/** PostgreSQL over a pool, where work that runs as a unit gets the transaction of that. */
export class UnitDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDriver>[0];

  constructor(config: ConstructorParameters<typeof PostgresDriver>[0]) {
    super(config);
    this.#config = config;
  }

  override createDriver(): UnitDriver {
    return new UnitDriver(this.#config);
  }
}

class UnitDriver extends PostgresDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const unit = current.getStore();
    if (unit?.late) throw new TookTooLong('the unit of work has ended');
    return unit && !unit.ended ? new Borrowed(unit) : super.acquireConnection();
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (connection instanceof Borrowed) await connection.begin();
    else await super.beginTransaction(connection, settings);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof Borrowed) await connection.end('release savepoint');
    else await super.commitTransaction(connection);
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof Borrowed) await connection.end('rollback to savepoint');
    else await super.rollbackTransaction(connection);
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    // Kysely hands back what it got from here, which the supertype narrows to its own class.
    if (!(connection instanceof Borrowed)) await super.releaseConnection(connection as never);
  }
}

/** The connection of a unit, lent to one statement or to one transaction inside. */
class Borrowed implements DatabaseConnection {
  readonly #unit: Unit;
  #savepoint = '';

  constructor(unit: Unit) {
    this.#unit = unit;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // What was begun and not awaited must not go on in a transaction that is over.
    if (this.#unit.ended) throw new Error('the unit of work has ended');
    return this.#unit.trx.executeQuery<R>(query as CompiledQuery<R>);
  }

  // biome-ignore lint/correctness/useYield: nothing here reads by cursor
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are not streamed inside a unit of work');
  }

  async begin(): Promise<void> {
    this.#savepoint = `unit_${++this.#unit.savepoints}`;
    await sql`savepoint ${sql.id(this.#savepoint)}`.execute(this.#unit.trx);
  }

  async end(how: 'release savepoint' | 'rollback to savepoint'): Promise<void> {
    await sql`${sql.raw(how)} ${sql.id(this.#savepoint)}`.execute(this.#unit.trx);
  }
}
