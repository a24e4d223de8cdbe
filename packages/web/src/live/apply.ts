import type { Band, Beat, Datastream, Deviation } from '@wijkritme/contract';
import type { BeatList, DatastreamList, DeviationList } from './answers.ts';
import type { LiveBatch, LivePoint } from './batch.ts';

/**
 * Pure steps from cached answer and batch to the next answer. Whatever did not change keeps its identity, so that React
 * draws only what moved.
 */
export function withReadings(list: DatastreamList, batch: LiveBatch): DatastreamList {
  let changed = false;
  const items = list.items.map((item) => {
    const next = withLatest(item, batch.readings.get(item.id));
    if (next !== item) changed = true;
    return next;
  });
  return changed ? { ...list, items } : list;
}

/** Latest value, normal range and status of one datastream; a late reading does not replace a newer one. */
export function withLatest(item: Datastream, points: readonly LivePoint[] | undefined): Datastream {
  const last = points?.reduce((newest, point) => (point.time >= newest.time ? point : newest));
  if (!last || (item.latest && Date.parse(item.latest.time) > last.time)) return item;
  const { low, mid, high } = last;
  return {
    ...item,
    latest: { time: new Date(last.time).toISOString(), value: last.value },
    expected: low !== null && mid !== null && high !== null ? { low, mid, high } : item.expected,
    status: last.status,
    counts: { ...item.counts, stored: item.counts.stored + (points?.length ?? 0) },
  };
}

/** Append readings to an open chart; beyond `maxPoints` its left side falls off. Wide points wait for the next fetch. */
export function withPoints(band: Band, points: readonly LivePoint[], maxPoints: number): Band {
  const stepMs = band.stepSeconds * 1_000;
  let lastTime = band.time.at(-1) ?? 0;
  const fresh: (LivePoint | { time: number })[] = [];
  for (const point of points) {
    if (point.time < lastTime + stepMs * 0.9) continue;
    // A hole stays a hole: one empty point between keeps the line from bridging it.
    if (lastTime > 0 && point.time > lastTime + stepMs * 1.9) fresh.push({ time: lastTime + stepMs });
    fresh.push(point);
    lastTime = point.time;
  }
  if (fresh.length === 0) return band;
  const first = Math.max(0, band.time.length + fresh.length - maxPoints);
  const column = (old: readonly (number | null)[], pick: (point: LivePoint) => number | null) => [
    ...old.slice(first),
    ...fresh.map((point) => ('value' in point ? pick(point) : null)),
  ];
  return {
    ...band,
    to: new Date(lastTime).toISOString(),
    time: [...band.time.slice(first), ...fresh.map((point) => point.time)],
    measured: column(band.measured, (point) => point.value),
    low: column(band.low, (point) => point.low),
    mid: column(band.mid, (point) => point.mid),
    high: column(band.high, (point) => point.high),
    ...(band.shownFrom !== undefined && { hidden: hiddenPoints(band, fresh).slice(first) }),
  };
}

/** Points that were measured and are not shown stay told apart from holes. */
function hiddenPoints(band: Band, fresh: readonly (LivePoint | { time: number })[]): boolean[] {
  const before = band.hidden ?? band.time.map(() => false);
  return [...before, ...fresh.map((point) => 'value' in point && point.value === null)];
}

/** Beats by place; `changed` holds those whose word is new, which is all that is worth announcing. */
export function withBeats(list: BeatList, fresh: ReadonlyMap<number, Beat>): { list: BeatList; changed: Beat[] } {
  const known = new Map(list.items.map((beat) => [beat.placeId, beat]));
  const changed = [...fresh.values()].filter((beat) => known.get(beat.placeId)?.word !== beat.word);
  for (const beat of fresh.values()) known.set(beat.placeId, beat);
  return { list: { ...list, items: [...known.values()] }, changed };
}

/** Deviations that are already on the page get their newest state; the list keeps its order and length. */
export function withKnownDeviations(list: DeviationList, fresh: ReadonlyMap<number, Deviation>): DeviationList {
  if (!list.items.some((item) => fresh.has(item.id))) return list;
  return { ...list, items: list.items.map((item) => fresh.get(item.id) ?? item) };
}

/** The short list of newest deviations; a new one comes on top. */
export function withNewest(list: DeviationList, fresh: ReadonlyMap<number, Deviation>, length: number): DeviationList {
  const known = new Set(list.items.map((item) => item.id));
  const added = [...fresh.values()].filter((item) => !known.has(item.id));
  const items = [...added, ...withKnownDeviations(list, fresh).items];
  items.sort((a, b) => Date.parse(b.start) - Date.parse(a.start));
  return { ...list, items: items.slice(0, length) };
}
