import type { Coworker, Organisation } from '@wijkritme/contract';
import type { Room } from '../foundation/context.ts';
import type { Passwords } from './accounts/password-hash.ts';
import type { Sealer } from './accounts/sealer.ts';
import type { SignInGuard } from './accounts/sign-in-guard.ts';
import type { Sessions } from './sessions/sessions.ts';
import type { WorkingPerson } from './sql/working.ts';
import type { SharingDb } from './tables.ts';

export interface Sharing extends Room {
  /** For the start message and programs beside the server; never logged. */
  readonly adminKey: string;
  /** By name, closed ones included. */
  organisations(): Promise<Organisation[]>;
  /** Who works on signals at this place; null: at no known place. */
  coworkersAt(placeId: number | null): Promise<Coworker[]>;
  /** By number; who is no longer there is left out. */
  namesOf(personIds: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Persons who may work here now: nobody who was blocked, or whose organisation has stopped. */
  working(): Promise<WorkingPerson[]>;
  /** Seals what is kept in other rooms' tables and must not be read from the database alone. */
  readonly sealer: Sealer;
}

export interface SharingRoom extends Sharing {
  readonly db: SharingDb;
  readonly sessions: Sessions;
  readonly guard: SignInGuard;
  readonly passwords: Passwords;
}
