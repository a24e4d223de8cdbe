import { HOUR, type JointMember, limits } from '@wijkritme/contract';
import type { CountRule } from '@wijkritme/engine';
import type { Reader } from '../foundation/reader.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import type { DayRow } from './day-row.ts';
import { shownFrom, shownRange, shownValue, viewOf } from './outward.ts';
import type { RhythmRoom } from './room.ts';
import type { JointRow } from './sql/joint-deviations.ts';
import { selectDaysAt } from './sql/read-rhythm.ts';

/** Every series of the group in the hour in which a joint deviation was largest, the furthest off in its direction first. */
export async function membersAt(row: JointRow, room: RhythmRoom, reader: Reader): Promise<JointMember[]> {
  const hour = row.peak_time.getTime();
  const ids = room.keeper.groups.membersOf(row.group_key);
  const days = await selectDaysAt(room.db, ids, hour);
  const side = row.kind === 'higher' ? 1 : -1;
  return ids
    .flatMap((id) => {
      const entry = room.sensors.catalog.find(id);
      return entry ? [toMember(entry, pendingDay(room, id, hour) ?? days.get(id), hour, viewOf(reader, entry))] : [];
    })
    .sort((a, b) => side * ((b.difference ?? -side * 99) - (a.difference ?? -side * 99)))
    .slice(0, limits.pageSize);
}

/** The day around an hour where it is judged and not stored yet. */
function pendingDay(room: RhythmRoom, id: number, hour: number): DayRow | undefined {
  const series = room.keeper.find(id);
  const open = series?.sheet.toRow(series.outward);
  const days = [...(series?.output.days ?? []), ...(open ? [open] : [])];
  return days.find(({ start, readings }) => start <= hour && hour < start + readings.length * HOUR);
}

function toMember(entry: CatalogEntry, day: DayRow | undefined, hour: number, rule: CountRule | null): JointMember {
  const at = day === undefined ? -1 : Math.floor((hour - day.start) / HOUR);
  const mid = day?.mid[at] ?? null;
  return {
    datastreamId: entry.id,
    name: `${entry.thingName} · ${entry.name}`,
    // How far off, in sd, leads to the count.
    difference: rule ? null : (day?.difference[at] ?? null),
    // Its hour would have to be made of those of its parts; it says nothing here.
    measured:
      entry.sum && rule
        ? null
        : shownValue((rule ? day?.shown?.[at] : day?.measured[at]) ?? null, rule && { ...rule, base: 1 }),
    normal: mid === null ? null : (shownRange({ low: mid, mid, high: mid }, rule)?.mid ?? null),
    ...shownFrom(rule, entry),
    unit: entry.unit,
  };
}
