import { type PlannedEvent, type PlannedEventDraft, WijkritmeError } from '@wijkritme/contract';
import { instantsOfWallTime, zoneRules } from '@wijkritme/engine';
import type { NewPlannedEvent, PlannedEventRow } from '../tables.ts';

/** Longest that something may be planned to last: roadworks of a few years. */
const LONGEST_DAYS = 1_500;
const DAY_MS = 86_400_000;
const OFFSET = /(?:Z|[+-]\d\d:\d\d)$/;
const WALL_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?$/;

/**
 * What somebody typed as a row.
 * @param zone of the place: times without an offset are on its clock
 * @throws WijkritmeError invalid_input: a time that cannot be read or does not exist, an end that is not after the start
 */
export function toRow(draft: PlannedEventDraft, placeId: number, zone: string): NewPlannedEvent {
  const { kind, expected } = draft;
  const name = draft.name.replaceAll(/\s+/g, ' ').trim();
  if (name === '')
    throw new WijkritmeError('invalid_input', {
      nl: 'name is leeg; zeg in een paar woorden wat er gepland is.',
      en: 'name is empty; say in a few words what is planned.',
    });
  const [starts, ends] = [momentOf(draft.start, 'start', zone), momentOf(draft.end, 'end', zone)];
  if (ends <= starts)
    throw new WijkritmeError('invalid_input', { nl: 'end moet na start liggen.', en: 'end must lie after start.' });
  if (ends.getTime() - starts.getTime() > LONGEST_DAYS * DAY_MS)
    throw new WijkritmeError('invalid_input', {
      nl: `Het mag ten hoogste ${LONGEST_DAYS} dagen duren; voer het in delen in.`,
      en: `It may last ${LONGEST_DAYS} days at most; enter it in parts.`,
    });
  return { place_id: placeId, kind, name, starts, ends, expected, file: null, entry: null };
}

function momentOf(text: string, field: string, zone: string): Date {
  const time = OFFSET.test(text) ? Date.parse(text) : wallTimeOf(text, field, zone);
  if (Number.isNaN(time) || Math.abs(time) > 8.64e15)
    throw new WijkritmeError('invalid_input', {
      nl: `${field} moet een tijd zijn zoals 2026-12-05T14:00, op de klok van de plek.`,
      en: `${field} must be a time such as 2026-12-05T14:00, on the place's clock.`,
    });
  return new Date(time);
}

function wallTimeOf(text: string, field: string, zone: string): number {
  const local = WALL_TIME.test(text) ? Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`) : Number.NaN;
  if (Number.isNaN(local)) return Number.NaN;
  const [first] = instantsOfWallTime(zoneRules(zone), local);
  if (first === undefined)
    throw new WijkritmeError('invalid_input', {
      nl: `${field}: de klok slaat ${text} over in ${zone}; kies een uur later.`,
      en: `${field}: the clock skips ${text} in ${zone}; choose an hour later.`,
    });
  return first;
}

export function toPlannedEvent(row: PlannedEventRow): PlannedEvent {
  const { id, kind, name, expected, version } = row;
  return {
    ...{ id, placeId: row.place_id, kind, name },
    start: row.starts.toISOString(),
    end: row.ends.toISOString(),
    ...{ expected, fromFile: row.file !== null, version },
  };
}
