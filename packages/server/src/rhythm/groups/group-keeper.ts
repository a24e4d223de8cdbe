import type { Context } from '../../foundation/context.ts';
import type { Mutex } from '../../foundation/mutex.ts';
import type { Places } from '../../places/index.ts';
import type { Sensors } from '../../sensors/index.ts';
import { jointDeviationsChanged } from '../events.ts';
import type { Series } from '../series.ts';
import { deleteGroup, selectFirstDay, selectGroupSnapshot, selectGroups } from '../sql/groups.ts';
import type { RhythmDb } from '../sql/write-rhythm.ts';
import { type Group, watermarkOf } from './group.ts';
import { GroupBook, type SeriesBook } from './group-book.ts';
import { firstPending, hoursOf, STRIDE, storedDays } from './group-hours.ts';
import { type JointNews, storeGroups, undo } from './store-group.ts';

/** After judging anew a group rests so many times as long as that took. */
const REST = 10;

/**
 * Keeps the groups of series that are judged together. Hours come out of the judged days of the members, stored or not;
 * when one of them changes, the group goes back to a snapshot before it and judges everything since anew.
 */
export class GroupKeeper {
  readonly #context: Context;
  readonly #db: RhythmDb;
  readonly #writing: Mutex;
  readonly #find: (datastreamId: number) => Series | undefined;
  readonly #heard = (datastreamId: number) => this.#find(datastreamId)?.heardUntil ?? Number.NEGATIVE_INFINITY;
  readonly #book: GroupBook;

  constructor(
    context: Context,
    rooms: { readonly sensors: Sensors; readonly places: Places },
    series: SeriesBook,
    db: RhythmDb,
    writing: Mutex,
  ) {
    this.#context = context;
    this.#book = new GroupBook(rooms, series);
    this.#find = (id) => series.find(id);
    this.#db = db;
    this.#writing = writing;
  }

  /** Things, places or properties have changed: who belongs together is looked up anew. */
  regroup(): void {
    this.#book.isStale = true;
  }

  /** A reading of this hour came that a group had judged without it. */
  markLate(series: Series, time: number): void {
    if (time < series.heardUntil) this.#book.of(series.id)?.markDirty(time);
  }

  /** Read the stored groups; to be called when the series have been read. */
  async start(): Promise<void> {
    this.#book.gather();
    for (const stored of await selectGroups(this.#db)) this.#book.restore(stored);
  }

  /** The group that a datastream is judged together with. */
  keyOf(datastreamId: number): string | undefined {
    return this.#book.of(datastreamId)?.kind.key;
  }

  all(): readonly Group[] {
    return this.#book.all();
  }

  /** Datastreams that are judged together, by the key of the group. */
  membersOf(key: string): number[] {
    return [...(this.#book.find(key)?.members.keys() ?? [])];
  }

  /** Nothing waits to be judged anew: what is stored of the groups fits what is stored of the series. */
  get settled(): boolean {
    return this.#book.all().every((group) => Number.isNaN(group.dirtyFrom) && this.#isWhole(group));
  }

  #isWhole(group: Group): boolean {
    return group.watermark >= Math.min(group.anewUntil, watermarkOf(this.#complete(group)));
  }

  /**
   * Judge whatever hours are complete, one group after the other.
   * @param now UTC ms; groups that rest wait. Left out, none rests.
   */
  async advance(now?: number): Promise<void> {
    if (this.#book.isStale) this.#book.gather();
    await this.#deleteGone();
    for (const group of this.#book.all()) {
      if (this.#isDue(group, now)) await this.#writing.run(() => this.#advanceGroup(group));
    }
  }

  async #deleteGone(): Promise<void> {
    for (const id of this.#book.gone) {
      const gone = await this.#writing.run(() => this.#db.transaction().execute((trx) => deleteGroup(trx, id)));
      this.#book.gone.delete(id);
      this.announce({ ids: [], ...gone });
    }
  }

  #isDue(group: Group, now: number | undefined): boolean {
    if (!this.#isQuiet(group)) return false;
    const mark = watermarkOf(this.#complete(group));
    const isAnew = !Number.isNaN(group.dirtyFrom) || this.#strays(group).length > 0;
    if (isAnew) return now === undefined || now >= group.restUntil;
    return mark > group.watermark;
  }

  /** No member is being judged anew, or waits for it. */
  #isQuiet(group: Group): boolean {
    for (const id of group.members.keys()) {
      const series = this.#find(id);
      if (series && (series.rewinding || !Number.isNaN(series.lateFrom))) return false;
    }
    return true;
  }

  #complete(group: Group): number[] {
    return [...group.members.keys()].map((id) => this.#find(id)?.completeUntil ?? Number.NaN);
  }

  /** Members with hours that were judged without them. */
  #strays(group: Group): Series[] {
    return [...group.members.keys()].flatMap((id) => {
      const series = this.#find(id);
      return series && series.heardUntil < group.watermark && series.completeUntil > series.heardUntil ? [series] : [];
    });
  }

  async #advanceGroup(group: Group): Promise<void> {
    const began = performance.now();
    await this.#findStrayHours(group);
    const isAnew = !Number.isNaN(group.dirtyFrom);
    if (isAnew) await this.#goBack(group);
    await this.#readOn(group);
    const { changes, snapshots } = group.output;
    if (isAnew || changes.size > 0 || snapshots.length > 0) await this.#store([group]);
    if (isAnew) group.restUntil = this.#context.clock.now() + REST * (performance.now() - began);
  }

  /** Members that speak of hours that were judged without them: from the first of these on all is judged anew. */
  async #findStrayHours(group: Group): Promise<void> {
    const strays = this.#strays(group);
    if (strays.length === 0) return;
    let from = Math.min(...strays.map(({ heardUntil }) => heardUntil));
    if (!Number.isFinite(from)) from = await this.#firstHour(strays.map(({ id }) => id));
    const stored = await storedDays(this.#db, group, from, group.watermark);
    for (const series of strays) {
      const alone = { members: new Map([[series.id, series.id]]) };
      const [first] = hoursOf(alone, this.#find, stored, { from: series.heardUntil, to: group.watermark });
      if (first) group.markDirty(first[0]);
      series.heardUntil = Math.min(series.completeUntil, group.watermark);
    }
  }

  /** Back to the snapshot before the first hour that has changed. What changes meanwhile makes it go back once more. */
  async #goBack(group: Group): Promise<void> {
    const { dirtyFrom } = group;
    group.dirtyFrom = Number.NaN;
    try {
      if (this.#isWhole(group)) await this.#store([group]);
      const { anewFrom } = group.output;
      const before = Number.isNaN(anewFrom) ? dirtyFrom : Math.min(dirtyFrom, anewFrom);
      group.goBack(group.id === undefined ? undefined : await selectGroupSnapshot(this.#db, group.id, before));
    } catch (cause) {
      group.markDirty(dirtyFrom);
      throw cause;
    }
    for (const series of this.#seriesOf(group)) series.heardUntil = Math.min(series.heardUntil, group.watermark);
  }

  async #readOn(group: Group): Promise<void> {
    const aim = watermarkOf(this.#complete(group));
    let from = group.watermark;
    if (!Number.isFinite(from)) {
      from = await this.#firstHour([...group.members.keys()]);
      if (!Number.isFinite(from)) return;
      // Nobody has said anything before; whoever does from now on is late.
      for (const series of this.#seriesOf(group)) series.heardUntil = from;
    }
    while (from < aim) {
      const stored = await storedDays(this.#db, group, from, Math.min(from + STRIDE, aim));
      // From here to the end of the round nothing is waited for: what is judged is what is looked at.
      if (!this.#isQuiet(group)) return;
      const to = Math.min(from + STRIDE, aim);
      for (const [hour, differences] of hoursOf(group, this.#find, stored, { from, to })) group.take(hour, differences);
      group.watermark = to;
      group.dirty = true;
      for (const series of this.#seriesOf(group)) hear(series, from, to);
      from = to;
    }
    group.anewUntil = Number.NEGATIVE_INFINITY;
  }

  async #firstHour(ids: readonly number[]): Promise<number> {
    const stored = await selectFirstDay(this.#db, ids);
    return Math.min(stored, firstPending(ids, this.#find));
  }

  #seriesOf(group: Group): Series[] {
    return [...group.members.keys()].flatMap((id) => this.#find(id) ?? []);
  }

  async #store(groups: readonly Group[]): Promise<void> {
    let done: Awaited<ReturnType<typeof storeGroups>>['done'] = [];
    try {
      const news = await this.#db.transaction().execute(async (trx) => {
        const stored = await storeGroups(
          trx,
          groups.filter((group) => this.#isWhole(group)),
          this.#heard,
        );
        done = stored.done;
        return stored.news;
      });
      this.announce(news);
    } catch (cause) {
      undo(done);
      throw cause;
    }
  }

  /** Store what was learned, in the transaction of the caller; the news is to be announced after the commit. */
  storeIn(trx: RhythmDb): ReturnType<typeof storeGroups> {
    const dirty = this.#book.all().filter((group) => group.dirty && this.#isWhole(group));
    return storeGroups(trx, dirty, this.#heard);
  }

  announce(news: JointNews): void {
    if (news.ids.length + news.bereft.length + news.loose.length > 0)
      this.#context.events.announce(jointDeviationsChanged, news);
  }
}

/** Hours from `from` to `to` are judged; of a series that was not heard up to there, earlier ones still lie behind. */
function hear(series: Series, from: number, to: number): void {
  if (series.heardUntil < from || Number.isNaN(series.completeUntil)) return;
  series.heardUntil = Math.max(series.heardUntil, Math.min(series.completeUntil, to));
}
