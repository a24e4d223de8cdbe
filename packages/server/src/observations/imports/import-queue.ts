import { SECOND, WijkritmeError } from '@wijkritme/contract';
import type { Clock } from '../../foundation/clock.ts';
import type { Log } from '../../foundation/log.ts';
import { findImport, findNextImport, type StoredImport } from '../sql/imports-read.ts';
import { deleteOldImports, moveImport } from '../sql/imports-write.ts';
import { type ImportParts, runImport } from './run-import.ts';
import type { Spool } from './spool.ts';

/** Finished imports whose counts and reports are kept. */
const KEPT = 50;
const RETRY_MS = 5 * SECOND;

interface Current {
  readonly id: number;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

export interface QueueParts extends ImportParts {
  readonly spool: Spool;
  readonly clock: Clock;
  readonly log: Log;
}

/** Works on imports in the background, one at a time, in the order in which they came. Its state is in the store. */
export class ImportQueue {
  readonly #parts: QueueParts;
  #current: Current | undefined;
  #working: Promise<void> | undefined;
  #isAsked = false;
  #isStopped = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** There may be something to do. */
  wake(): void {
    this.#isAsked = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  /** @throws WijkritmeError not_found, conflict when it is finished already */
  async cancel(id: number): Promise<StoredImport> {
    const { db, clock } = this.#parts;
    const isWaiting = await moveImport(db, id, {
      from: ['waiting'],
      to: 'cancelled',
      finishedAt: new Date(clock.now()),
    });
    if (isWaiting) return this.get(id);
    if (this.#current?.id === id) {
      this.#current.stop.abort();
      await this.#current.done;
    }
    const now = await this.get(id);
    if (now.status === 'cancelled') return now;
    throw new WijkritmeError('conflict', {
      nl: `Import ${id} kan niet meer worden gestopt. Kijk in de lijst van imports hoe ver hij is.`,
      en: `Import ${id} cannot be cancelled: it is ${now.status}. Look in the list of imports how far it is.`,
    });
  }

  /** @throws WijkritmeError not_found, conflict when it did not fail and was not cancelled, or its file is gone */
  async resume(id: number): Promise<StoredImport> {
    const { db, spool } = this.#parts;
    const before = await this.get(id);
    if (!spool.has(id))
      throw new WijkritmeError('conflict', {
        nl: `Het bestand van import ${id} wordt niet meer bewaard. Stuur het opnieuw.`,
        en: `The file of import ${id} is no longer kept. Send it again.`,
      });
    if (!(await moveImport(db, id, { from: ['failed', 'cancelled'], to: 'waiting' }))) {
      throw new WijkritmeError('conflict', {
        nl: `Import ${id} kan niet verdergaan: dat kan alleen als hij is mislukt of gestopt. Kijk in de lijst van imports hoe ver hij is.`,
        en: `Import ${id} cannot be resumed: it is ${before.status}. Look in the list of imports how far it is.`,
      });
    }
    this.wake();
    return this.get(id);
  }

  async get(id: number): Promise<StoredImport> {
    const found = await findImport(this.#parts.db, id);
    if (!found)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen import ${id}. Kies er een uit de lijst van imports.`,
        en: `There is no import ${id}. Choose one from the list of imports.`,
      });
    return found;
  }

  /** Resolves when nothing is under way any more; what was not finished goes on at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    this.#current?.stop.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    try {
      while (this.#isAsked && !this.#isStopped) {
        this.#isAsked = false;
        for (let next = await this.#next(); next; next = await this.#next()) await this.#run(next);
      }
    } catch (cause) {
      // The store did not answer; nothing is lost, the state of every import is still there.
      this.#parts.log.error({ cause: String(cause) }, 'import queue');
      if (!this.#isStopped) this.#retry = setTimeout(() => this.wake(), RETRY_MS);
    }
  }

  #next(): Promise<StoredImport | undefined> {
    return this.#isStopped ? Promise.resolve(undefined) : findNextImport(this.#parts.db);
  }

  async #run(next: StoredImport): Promise<void> {
    const stop = new AbortController();
    const done = this.#runToEnd(next, stop.signal);
    this.#current = { id: next.id, stop, done };
    try {
      await done;
    } finally {
      this.#current = undefined;
    }
  }

  async #runToEnd(next: StoredImport, signal: AbortSignal): Promise<void> {
    const { db, spool } = this.#parts;
    const wasKilled = next.status === 'running';
    // A row that says "running" is left alone: the transaction that wrote it tells what was stored after it.
    if (!wasKilled && !(await moveImport(db, next.id, { from: ['waiting'], to: 'running' }))) return;
    try {
      if (!spool.has(next.id))
        throw new WijkritmeError('not_found', {
          nl: 'Het bestand van deze import is er niet meer. Stuur het opnieuw.',
          en: 'The file of this import is gone. Send it again.',
        });
      await runImport(this.#parts, next, { file: spool.open(next.id), signal, wasKilled });
    } catch (cause) {
      if (!this.#isStopped) await this.#end(next.id, signal.aborted ? 'cancelled' : 'failed', cause);
      return;
    }
    await this.#end(next.id, 'done', undefined);
  }

  async #end(id: number, to: 'done' | 'failed' | 'cancelled', cause: unknown): Promise<void> {
    const { db, spool, clock, log } = this.#parts;
    if (to === 'failed' && !(cause instanceof WijkritmeError)) {
      log.error({ import: id, cause: cause instanceof Error ? cause.stack : String(cause) }, 'import failed');
    }
    const error = to === 'failed' ? errorText(cause) : null;
    await moveImport(db, id, { from: ['running'], to, error, finishedAt: new Date(clock.now()) });
    if (to === 'done') spool.remove(id);
    for (const old of await deleteOldImports(db, KEPT)) spool.remove(old);
  }
}

function errorText(cause: unknown): string {
  return cause instanceof WijkritmeError ? cause.message : 'internal: See the log of the server.';
}
