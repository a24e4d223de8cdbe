import type { Places } from '../../places/index.ts';
import type { Sensors } from '../../sensors/index.ts';
import type { Series } from '../series.ts';
import type { StoredGroup } from '../sql/groups.ts';
import { Group, keyOfJoint } from './group.ts';
import { whichGroup } from './which-group.ts';

/** With series of fewer things, one of them would speak for all. */
const FEWEST_THINGS = 3;

/** What the groups need of whoever keeps the series. */
export interface SeriesBook {
  find(datastreamId: number): Series | undefined;
}

/** Who is judged together with whom: follows things, properties and places as these come, change and go. */
export class GroupBook {
  readonly #sensors: Sensors;
  readonly #places: Places;
  readonly #series: SeriesBook;
  #byKey = new Map<string, Group>();
  readonly #byMember = new Map<number, Group>();
  /** Ids of groups in the store that nobody belongs to any more. */
  readonly gone = new Set<number>();
  isStale = true;

  constructor({ sensors, places }: { readonly sensors: Sensors; readonly places: Places }, series: SeriesBook) {
    this.#sensors = sensors;
    this.#places = places;
    this.#series = series;
  }

  all(): Group[] {
    return [...this.#byKey.values()];
  }

  find(key: string): Group | undefined {
    return this.#byKey.get(key);
  }

  /** The group that a datastream is judged together with. */
  of(datastreamId: number): Group | undefined {
    return this.#byMember.get(datastreamId);
  }

  /** Looks up who belongs together now; a group that somebody left is judged anew. */
  gather(): void {
    this.isStale = false;
    const before = this.#byKey;
    this.#byKey = new Map();
    this.#byMember.clear();
    for (const [key, { group, things }] of this.#membership(before)) {
      if (new Set(things.values()).size < FEWEST_THINGS) continue;
      this.#admit(group, things);
      this.#byKey.set(key, group);
      for (const id of things.keys()) this.#byMember.set(id, group);
    }
    for (const [key, { id }] of before) if (!this.#byKey.has(key) && id !== undefined) this.gone.add(id);
  }

  #membership(before: ReadonlyMap<string, Group>): Map<string, { group: Group; things: Map<number, number> }> {
    const members = new Map<string, { group: Group; things: Map<number, number> }>();
    for (const entry of this.#sensors.catalog.all()) {
      const kind = whichGroup(entry, this.#places);
      if (!kind) continue;
      const known = members.get(kind.key) ?? { group: before.get(kind.key) ?? new Group(kind), things: new Map() };
      known.things.set(entry.id, entry.thingId);
      members.set(kind.key, known);
    }
    return members;
  }

  #admit(group: Group, things: ReadonlyMap<number, number>): void {
    for (const id of things.keys()) {
      const series = this.#series.find(id);
      // One that was never heard changes nothing yet; its first hours will be found to lie behind.
      if (series && !group.members.has(id)) series.heardUntil = Number.NEGATIVE_INFINITY;
    }
    const leaves = [...group.members].some(([id, thing]) => things.get(id) !== thing);
    if (leaves) group.markDirty(Number.NEGATIVE_INFINITY);
    group.members = things;
  }

  /** Takes up a group as it was stored. */
  restore(stored: StoredGroup): void {
    const group = this.#byKey.get(stored.key);
    if (!group) {
      this.gone.add(stored.id);
      return;
    }
    group.id = stored.id;
    const open = new Map(stored.open.map(({ kind, start, opened }) => [keyOfJoint({ kind, start }), opened]));
    const isKnown = group.restore(stored, open);
    for (const [id, time] of stored.heard) {
      const series = this.#series.find(id);
      if (series) series.heardUntil = time;
    }
    const left = [...stored.heard.keys()].some((id) => !group.members.has(id));
    // Of another version, or without somebody: what was judged can be judged anew, out of the days.
    if (!isKnown || left) group.markDirty(Number.NEGATIVE_INFINITY);
  }
}
