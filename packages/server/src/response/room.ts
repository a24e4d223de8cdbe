import type { SharingLabel } from '@wijkritme/contract';
import type { Clock } from '../foundation/clock.ts';
import type { Room } from '../foundation/context.ts';
import type { Language } from '../foundation/http/language.ts';
import type { PersonPrincipal } from '../foundation/principals.ts';
import type { Reader } from '../foundation/reader.ts';
import type { Places } from '../places/index.ts';
import type { Rhythm } from '../rhythm/index.ts';
import type { Sensors } from '../sensors/index.ts';
import type { LogDb, Sharing } from '../sharing/index.ts';
import type { EffectDesk } from './effects/effect-desk.ts';
import type { EffectWork } from './effects/effect-work-list.ts';
import type { AttachmentStore } from './files/attachment-store.ts';
import type { KeptTerms } from './keeping/keep-terms.ts';
import type { EndingTerm, OwnWork } from './queue/own-work.ts';
import type { Samples } from './samples/samples.ts';
import type { MissedDesk } from './scores/missed.ts';
import type { CaseSignalAt } from './sql/cases-for-others.ts';
import type { ReachedDay } from './sql/reached-days.ts';
import type { ResponseDb } from './tables.ts';
import type { Waiting } from './today/waiting.ts';

export interface Response extends Room {
  readonly effects: EffectWork;
  /** Finished cases of the sample city. */
  readonly samples: Samples;
  /** A case that this person may see now; undefined: it is not there, or not for them. */
  findCase(person: PersonPrincipal, id: number): Promise<FoundCase | undefined>;
  /** Of these signals who works on them, and whether this person has answered; by number. */
  workOf(personId: number, signalIds: readonly number[]): Promise<ReadonlyMap<number, OwnWork>>;
  /** Signals of which the term for an interpretation ends soon, and has not ended. */
  endingTerms(): Promise<EndingTerm[]>;
  /** Measures that run while their stop day or last day is there; of these numbers alone, or of all. */
  reachedDays(among?: readonly number[]): Promise<ReachedDay[]>;
  /** After a restore: removes cases and words again that were removed since the backup. @returns how many */
  removeAgain(): Promise<number>;
  /** How long things are kept, of every place, as stored now. */
  keptTerms(): Promise<KeptTerms>;
  /** What was done in these cases, as far as everybody may know it; the newest first. */
  publicMeasures(cases: readonly number[], language: Language): Promise<PublicMeasure[]>;
  /** Signals of a case, those that began first come first. */
  signalsOf(caseId: number): Promise<CaseSignalAt[]>;
  /** Of these numbers those of cases that are there and open. */
  openAmong(ids: readonly number[]): Promise<number[]>;
  /** In the caller's transaction: nobody removes this case until it ends. false: it is gone. */
  holdCase(trx: LogDb, id: number): Promise<boolean>;
  /** What people reported and no signal told of; a later room knows it. */
  readonly missed: MissedDesk;
  /** Of these numbers those of cases that were removed when their term had passed. */
  removedAmong(ids: readonly number[]): Promise<number[]>;
  /** What waits for somebody who has signed in. */
  waitingFor(person: PersonPrincipal, reader: Reader): Promise<Waiting[]>;
}

/** A measure as everybody may know it. */
export interface PublicMeasure {
  /** In words. */
  readonly kind: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** It ended before its time. */
  readonly stopped: boolean;
  /** In words, one for each expected effect that was judged. */
  readonly verdicts: readonly string[];
}

export interface FoundCase {
  readonly id: number;
  readonly placeId: number | null;
  readonly label: SharingLabel;
  /** What others wrote in it from then on they may not read, for they have a signal to answer first; null: all is theirs to read. */
  readonly hiddenFrom: Date | null;
  readonly answerFirst: readonly number[];
}

/** What the parts of this room work with. */
export interface ResponseParts {
  readonly db: ResponseDb;
  readonly clock: Clock;
  readonly files: AttachmentStore;
  readonly sharing: Sharing;
  readonly rhythm: Rhythm;
  readonly places: Places;
  readonly sensors: Sensors;
  readonly desk: EffectDesk;
  readonly missed: MissedDesk;
}

export interface ResponseRoom extends Room, ResponseParts {
  readonly effects: EffectWork;
}
