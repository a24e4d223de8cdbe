import { HOUR, MINUTE } from '@wijkritme/contract';
import { NEIGHBOUR_HOURS } from '@wijkritme/engine';
import type { Context } from '../../foundation/context.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import { verdictsChanged } from '../events.ts';
import type { Group } from '../groups/group.ts';
import { hoursOf, storedDays } from '../groups/group-hours.ts';
import type { RhythmParts } from '../parts.ts';
import { type ContradictionRow, selectContradictions, storeContradiction } from '../sql/contradictions.ts';
import { lookAtNeighbours } from './look-at-neighbours.ts';

/** How often hours are looked for that are complete since; each is looked at once. */
const LOOK_EVERY = MINUTE;
/** What was judged so long after its hour is history that came late: it says nothing of now. */
const LIVE = 24 * HOUR;
/** So long after it was last found, a contradiction still counts as going on. */
const GOES_ON = 2 * HOUR;

/** Holds devices against their neighbours once an hour, out of the judged days of the groups: no reading waits for it. */
export class NeighbourKeeper {
  readonly #context: Context;
  readonly #parts: RhythmParts;
  /** By group: the hour that was last looked at. */
  readonly #looked = new Map<string, number>();
  #current = new Map<number, ContradictionRow>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(context: Context, parts: RhythmParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** The contradiction of this datastream that goes on. */
  find(datastreamId: number): ContradictionRow | undefined {
    const row = this.#current.get(datastreamId);
    return row && row.until_time.getTime() >= this.#context.clock.now() - GOES_ON - HOUR ? row : undefined;
  }

  async start(): Promise<void> {
    await this.#read();
    this.#timer = setInterval(() => {
      this.look().catch((cause) =>
        logUnlessAway(this.#context.log, cause, 'looking at neighbours failed; trying again'),
      );
    }, LOOK_EVERY);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking?.catch(() => {});
  }

  /** Looks at every group with an hour that is complete since the last time. */
  look(): Promise<void> {
    this.#looking ??= this.#lookAtAll().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookAtAll(): Promise<void> {
    if (!this.#parts.keeper.isOurs) return;
    for (const group of this.#parts.keeper.groups.all()) await this.#lookAt(group);
    await this.#read();
  }

  async #lookAt(group: Group): Promise<void> {
    const end = Math.floor(group.watermark / HOUR) * HOUR;
    const { key } = group.kind;
    if (!Number.isFinite(end) || end <= (this.#looked.get(key) ?? Number.NEGATIVE_INFINITY)) return;
    if (this.#context.clock.now() - end <= LIVE) await this.#judge(group, end);
    this.#looked.set(key, end);
  }

  async #judge(group: Group, end: number): Promise<void> {
    const { db, keeper, sensors, observations } = this.#parts;
    const positions = await sensors.positionsOf([...new Set(group.members.values())]);
    const from = end - NEIGHBOUR_HOURS * HOUR;
    const stored = await storedDays(db, group, from, end);
    const hours = hoursOf(group, (id) => keeper.find(id), stored, { from, to: end });
    const noted = new Set<number>();
    for (const found of lookAtNeighbours(group, hours, { positions, end }))
      if (await storeContradiction(db, found, end)) noted.add(group.members.get(found.datastreamId) as number);
    for (const thing of noted) observations.noteDevice(thing, 'contradicts-neighbours', end);
  }

  async #read(): Promise<void> {
    const now = this.#context.clock.now();
    const rows = await selectContradictions(this.#parts.db, { since: now - GOES_ON - HOUR, to: now });
    const before = this.#current;
    this.#current = new Map(rows.map((row) => [row.datastream_id, row]));
    const ids = new Set(
      [...before.keys(), ...this.#current.keys()].filter((id) => before.has(id) !== this.#current.has(id)),
    );
    if (ids.size > 0) this.#context.events.announce(verdictsChanged, { ids });
  }
}
