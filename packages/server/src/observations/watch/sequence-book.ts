import { createHash } from 'node:crypto';
import { Mutex } from '../../foundation/mutex.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { selectSequences, upsertSequence } from '../sql/sequences.ts';
import { giveBack, type SequenceState, takeSequence } from './sequence.ts';

/** Sessions that are remembered of one thing: a message of an older one counts as the first of a new one. */
const SESSIONS = 16;
/** Things whose sessions are held in memory. */
const REMEMBERED = 5_000;

/** A number of a message: it counts up within its session, and a session belongs to one thing. */
export interface SequenceNumber {
  readonly thingId: number;
  /** What the device, its network or its key calls the session; kept as a hash. */
  readonly session: string;
  readonly number: number;
}

interface Claim {
  /** The message is dealt with: remembered from now on, also after a restart. */
  keep(now: number): Promise<void>;
  /** It was not stored; it may come again. */
  release(): void;
}

type Sessions = Map<string, SequenceState>;

/** Which numbered messages have come, per thing and session. */
export class SequenceBook {
  readonly #db: ObservationsDb;
  readonly #window: number;
  readonly #reading = new Mutex();
  readonly #things = new Map<number, Sessions>();

  constructor(db: ObservationsDb, window: number) {
    this.#db = db;
    this.#window = window;
  }

  /** @returns undefined for a replay */
  async claim({ thingId, session, number }: SequenceNumber): Promise<Claim | undefined> {
    const sessions = await this.#sessionsOf(thingId);
    const hash = createHash('sha256').update(session).digest('base64url');
    const taken = takeSequence(sessions.get(hash), number, this.#window);
    if (!taken) return undefined;
    sessions.set(hash, taken);
    return {
      keep: (now) => {
        const state = sessions.get(hash) ?? taken;
        return upsertSequence(this.#db, { thingId, session: hash, state, now }, SESSIONS);
      },
      release: () => {
        sessions.set(hash, giveBack(sessions.get(hash) ?? taken, number));
      },
    };
  }

  forget(thingId: number): void {
    this.#things.delete(thingId);
  }

  /** Read once; two messages at the same time look at the same numbers. */
  #sessionsOf(thingId: number): Promise<Sessions> {
    return this.#reading.run(async () => {
      const known = this.#things.get(thingId);
      if (known) return known;
      const rows = await selectSequences(this.#db, thingId);
      const sessions: Sessions = new Map(rows.map(({ session, highest, seen }) => [session, { highest, seen }]));
      if (this.#things.size >= REMEMBERED) this.#things.delete(this.#things.keys().next().value as number);
      this.#things.set(thingId, sessions);
      return sessions;
    });
  }
}
