import { findProperty, type JointDeviation } from '@wijkritme/contract';
import type { Reader } from '../foundation/reader.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import { viewOf } from './outward.ts';
import type { RhythmRoom } from './room.ts';
import { type JointFacts, jointSentence } from './sentences/joint-sentence.ts';
import type { Measured } from './sentences/wording.ts';
import type { JointRow } from './sql/joint-deviations.ts';

export function toJointDeviation(row: JointRow, room: RhythmRoom, reader: Reader): JointDeviation {
  const { language } = reader;
  const tell = isProtected(row, room, reader) ? toHalf : (value: number) => value;
  const facts = factsOfJoint(row, room);
  return {
    id: row.id,
    kind: row.kind,
    property: row.property,
    propertyName: facts.measured.propertyName[language],
    start: row.start_time.toISOString(),
    end: row.end_time?.toISOString() ?? null,
    peakTime: row.peak_time.toISOString(),
    peakDifference: tell(row.peak_difference),
    meanDifference: tell(row.mean_difference),
    off: row.off_count,
    of: row.voice_count,
    surprise: tell(row.surprise),
    onceInWeeks: tell(row.once_in_weeks),
    sentence: jointSentence(facts, language),
  };
}

/** Is a member a series whose counts this reader may not see? One small count moves the mean of all. */
export function isProtected(row: JointRow, room: RhythmRoom, reader: Reader): boolean {
  return room.keeper.groups.membersOf(row.group_key).some((id) => viewOf(reader, room.sensors.catalog.find(id)));
}

/** Coarse enough that what one member adds cannot be worked back. */
const toHalf = (value: number) => Math.round(value * 2) / 2;

export function factsOfJoint(row: JointRow, room: RhythmRoom): JointFacts {
  return {
    measured: measuredOf(row, room),
    higher: row.kind === 'higher',
    start: row.start_time.getTime(),
    end: row.end_time?.getTime() ?? null,
    peakTime: row.peak_time.getTime(),
    off: row.off_count,
    of: row.voice_count,
    onceInWeeks: row.once_in_weeks,
    place: room.places.directory.find(row.place_id ?? -1)?.name,
    timeZone: zoneOfGroup(row, room),
  };
}

/** Civil time of the place, or of the things where they have none. */
export function zoneOfGroup(row: JointRow, room: RhythmRoom): string {
  const place = room.places.directory.find(row.place_id ?? -1);
  return place?.timeZone ?? anyMember(row, room)?.timeZone ?? 'Europe/Amsterdam';
}

function anyMember(row: JointRow, room: RhythmRoom): CatalogEntry | undefined {
  return room.sensors.catalog.find(room.keeper.groups.membersOf(row.group_key)[0] ?? -1);
}

function measuredOf(row: JointRow, room: RhythmRoom): Measured {
  const property = findProperty(row.property);
  if (property) return { property: row.property, propertyName: property.name, kind: property.kind };
  const member = anyMember(row, room);
  return member ?? { property: row.property, propertyName: { nl: row.property, en: row.property }, kind: 'level' };
}
