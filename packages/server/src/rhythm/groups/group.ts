import { DAY, HOUR } from '@wijkritme/contract';
import {
  createTogether,
  decodeTogether,
  encodeTogether,
  isOpen,
  stepTogether,
  type Together,
  type TogetherChange,
} from '@wijkritme/engine';
import type { Snapshot } from '../series.ts';
import type { GroupKind } from './which-group.ts';

/** Differences of one hour by voice: the thing that measures, which may have several series. */
export type HourDifferences = ReadonlyMap<number, number>;

/** A joint deviation as last told, with the hour at which it was first told. */
export interface JointChange extends TogetherChange {
  readonly opened: number;
}

/** What a group has produced and nobody has stored yet. */
export interface GroupOutput {
  readonly changes: Map<string, JointChange>;
  readonly snapshots: Snapshot[];
  /** What was found and stored from here on is found anew; NaN where nothing is judged anew. */
  anewFrom: number;
}

/** What of a stored group its state is made from. */
interface StoredState {
  readonly state: Uint8Array;
  readonly watermark: number;
  readonly snapshotTime: number | undefined;
}

const SNAPSHOT_EVERY = DAY;

export const keyOfJoint = ({ kind, start }: Pick<TogetherChange, 'kind' | 'start'>) => `${kind} ${start}`;

/**
 * Series of one place and property at work: hours in ascending order go in, joint deviations and snapshots come out. The
 * state is a function of the ordered hours alone, so judging them anew gives the same again.
 */
export class Group {
  readonly kind: GroupKind;
  /** Id in the store; undefined before it was first stored. */
  id: number | undefined;
  /** Datastreams by id, and the thing each belongs to. */
  members: ReadonlyMap<number, number> = new Map();
  /** Hours before this are judged; −∞ before the first. */
  watermark = Number.NEGATIVE_INFINITY;
  /** From here the hours have changed since they were judged; NaN where none has. */
  dirtyFrom = Number.NaN;
  /** Something was learned since the state was last stored. */
  dirty = false;
  /** How far it had judged before it went back: until it is there again nothing of it is stored. */
  anewUntil = Number.NEGATIVE_INFINITY;
  /** Not judged anew before this moment (UTC ms), so that an import of years does not cost one replay a second. */
  restUntil = Number.NEGATIVE_INFINITY;
  output: GroupOutput = { changes: new Map(), snapshots: [], anewFrom: Number.NaN };
  #state: Together = createTogether();
  #snapshotTime = Number.NEGATIVE_INFINITY;
  /** When each that goes on was first told. */
  readonly #opened = new Map<string, number>();

  constructor(kind: GroupKind) {
    this.kind = kind;
  }

  markDirty(from: number): void {
    this.dirtyFrom = Number.isNaN(this.dirtyFrom) ? from : Math.min(this.dirtyFrom, from);
  }

  take(hour: number, differences: HourDifferences): void {
    if (hour - this.#snapshotTime >= SNAPSHOT_EVERY && !isOpen(this.#state)) {
      if (this.#state.moments > 0) this.output.snapshots.push({ time: hour, state: encodeTogether(this.#state) });
      this.#snapshotTime = hour;
    }
    const changes: TogetherChange[] = [];
    stepTogether(this.#state, hour, differences, changes);
    for (const change of changes) this.#collect(change, hour);
    this.dirty = true;
  }

  #collect(change: TogetherChange, hour: number): void {
    const key = keyOfJoint(change);
    const opened = this.#opened.get(key) ?? hour;
    this.output.changes.set(key, { ...change, opened });
    if (change.change === 'closed') this.#opened.delete(key);
    else this.#opened.set(key, opened);
  }

  takeOutput(): GroupOutput {
    const taken = this.output;
    this.output = { changes: new Map(), snapshots: [], anewFrom: Number.NaN };
    return taken;
  }

  /** The store did not take it. */
  giveBack(output: GroupOutput): void {
    const newer = this.takeOutput();
    this.output = {
      changes: new Map([...output.changes, ...newer.changes]),
      snapshots: [...output.snapshots, ...newer.snapshots],
      anewFrom: output.anewFrom,
    };
    this.dirty = true;
  }

  /** Back to a snapshot, or to the very beginning; nothing goes on at either. What was not stored is found again. */
  goBack(snapshot: Snapshot | undefined): void {
    this.anewUntil = Math.max(this.anewUntil, this.watermark);
    this.#state = snapshot ? decodeTogether(snapshot.state) : createTogether();
    this.#snapshotTime = snapshot?.time ?? Number.NEGATIVE_INFINITY;
    this.watermark = snapshot?.time ?? Number.NEGATIVE_INFINITY;
    this.dirty = true;
    this.#opened.clear();
    this.takeOutput();
    this.output.anewFrom = this.watermark;
  }

  encode(): Buffer {
    return Buffer.from(encodeTogether(this.#state));
  }

  /** @returns false when these are bytes of another version */
  restore(stored: StoredState, open: ReadonlyMap<string, number>): boolean {
    this.watermark = stored.watermark;
    this.#snapshotTime = stored.snapshotTime ?? Number.NEGATIVE_INFINITY;
    const known = tryDecode(stored.state);
    if (!known) return false;
    this.#state = known;
    for (const [key, opened] of open) this.#opened.set(key, opened);
    return true;
  }
}

function tryDecode(state: Uint8Array): Together | undefined {
  try {
    return decodeTogether(state);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** An hour is judged at the latest when the first series is so much past it. */
const WAIT = HOUR;

/**
 * Up to where hours are judged: where all have spoken, but no later than an hour after the first. Of the hours that are
 * complete alone, and never moving back, so that it does not matter who came first.
 * @param complete per series, UTC ms; NaN for one that was never heard
 */
export function watermarkOf(complete: readonly number[]): number {
  let all = Number.POSITIVE_INFINITY;
  let newest = Number.NEGATIVE_INFINITY;
  for (const time of complete) {
    all = Math.min(all, Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time);
    if (time > newest) newest = time;
  }
  return newest === Number.NEGATIVE_INFINITY ? newest : Math.max(all, newest - WAIT);
}
