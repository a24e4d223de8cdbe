import { createHash } from 'node:crypto';
import { limits, type SkippedEntry, WijkritmeError } from '@wijkritme/contract';
import { instantsOfWallTime, startOfLocalDay, type ZoneRules, zoneRules } from '@wijkritme/engine';
import ICAL from 'ical.js';

const DAY = 86_400_000;
/** What lies further away is left out. */
const PAST_DAYS = 400;
const FUTURE_DAYS = 800;
/** Steps of repeating entries that are looked at for one file. */
const MOST_STEPS = 50_000;
const LONGEST_NAME = 120;

/** One happening of a calendar; UTC ms. */
export interface Happening {
  /** The same in the next edition of the file. */
  readonly key: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What is planned according to a calendar file (iCalendar, RFC 5545). Of an entry its name and times are read, and nothing else:
 * organisers, attendees and descriptions are about people. What was cancelled is left out.
 * @param of zone of the place, for times that name none; now, UTC ms
 * @throws WijkritmeError file_unreadable, too_large
 */
export function readCalendarFile(
  text: string,
  of: { readonly zone: string; readonly now: number },
): { happenings: Happening[]; skipped: SkippedEntry[] } {
  const entries = parse(text);
  const reader = new CalendarReader(zoneRules(of.zone), of.now);
  for (const [i, entry] of entries.entries()) if (entry) reader.read(entry, i + 1);
  return reader;
}

/** In order; nothing where a repeat of another entry was moved, which that entry knows. */
function parse(text: string): (ICAL.Event | undefined)[] {
  try {
    // One calendar, or several behind one another [RFC 5545, 3.4].
    const parsed: unknown[] = ICAL.parse(text.replace(/^\uFEFF/, ''));
    const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][];
    const components = calendars.flatMap((one) => new ICAL.Component(one).getAllSubcomponents('vevent'));
    if (calendars.every(([name]) => name !== 'vcalendar')) throw new Error('there is no VCALENDAR in it');
    return toEntries(components);
  } catch {
    // The message of the reader may repeat what stands in the file.
    throw new WijkritmeError('file_unreadable', {
      nl: 'Dit is geen agendabestand (.ics, RFC 5545), of het is beschadigd. Exporteer het opnieuw uit uw agenda.',
      en: 'This is not a calendar file (.ics, RFC 5545), or it is damaged. Export it from your calendar again.',
    });
  }
}

function toEntries(components: readonly ICAL.Component[]): (ICAL.Event | undefined)[] {
  const moved = new Map<string, ICAL.Component[]>();
  for (const component of components.filter(isMoved)) {
    const ofEntry = moved.get(uidOf(component)) ?? [];
    ofEntry.push(component);
    moved.set(uidOf(component), ofEntry);
  }
  return components.map((component) =>
    isMoved(component) ? undefined : new ICAL.Event(component, { exceptions: moved.get(uidOf(component)) ?? [] }),
  );
}

const isMoved = (component: ICAL.Component) => component.hasProperty('recurrence-id');
const uidOf = (component: ICAL.Component) => String(component.getFirstPropertyValue('uid') ?? '');

class CalendarReader {
  readonly happenings: Happening[] = [];
  readonly skipped: SkippedEntry[] = [];
  readonly #zone: ZoneRules;
  readonly #from: number;
  readonly #to: number;
  #steps = 0;

  constructor(zone: ZoneRules, now: number) {
    this.#zone = zone;
    this.#from = now - PAST_DAYS * DAY;
    this.#to = now + FUTURE_DAYS * DAY;
  }

  read(entry: ICAL.Event, number: number): void {
    const reason = this.#skipReason(entry);
    if (reason && this.skipped.length < limits.calendarEntries) this.skipped.push({ entry: number, reason });
  }

  #skipReason(entry: ICAL.Event): SkippedEntry['reason'] | undefined {
    if (isCancelled(entry)) return undefined;
    if (nameOf(entry) === '') return 'no-name';
    if (!entry.startDate) return 'no-time';
    if (!entry.isRecurring()) return this.#add(entry, entry.startDate, entry.endDate);
    const iterator = entry.iterator();
    let reason: SkippedEntry['reason'] | undefined = 'out-of-range';
    for (let repeats = 0; ; ) {
      if (this.#steps++ > MOST_STEPS) return 'too-often';
      const next = iterator.next();
      if (!next || this.#instantOf(next, entry) > this.#to) return reason;
      const { item, startDate, endDate } = entry.getOccurrenceDetails(next);
      const skipped = isCancelled(item) ? undefined : this.#add(item, startDate, endDate, next);
      if (skipped === 'out-of-range') continue;
      if (skipped) return skipped;
      reason = undefined;
      if (++repeats >= limits.calendarRepeats) return 'too-often';
    }
  }

  #add(
    entry: ICAL.Event,
    starts: ICAL.Time,
    ends: ICAL.Time | null,
    repeat?: ICAL.Time,
  ): SkippedEntry['reason'] | undefined {
    const start = this.#instantOf(starts, entry);
    // Without an end: the day itself, or a moment, told as an hour [RFC 5545, 3.6.1].
    const end =
      ends && ends.compare(starts) !== 0 ? this.#instantOf(ends, entry) : start + (starts.isDate ? DAY : DAY / 24);
    if (Number.isNaN(start) || Number.isNaN(end)) return 'unknown-zone';
    if (end <= start) return 'ends-before-it-starts';
    if (end < this.#from || start > this.#to) return 'out-of-range';
    if (this.happenings.length >= limits.calendarEntries)
      throw new WijkritmeError('too_large', {
        nl: `Een agenda heeft ten hoogste ${limits.calendarEntries} gebeurtenissen; splits het bestand.`,
        en: `A calendar holds ${limits.calendarEntries} happenings at most; split the file.`,
      });
    this.happenings.push({ key: keyOf(entry, repeat), name: nameOf(entry), start, end });
    return undefined;
  }

  /** UTC ms; NaN where the zone is not known, or the clock skips the time. */
  #instantOf(time: ICAL.Time, entry: ICAL.Event): number {
    const local = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
    if (time.isDate) return startOfLocalDay(this.#zone, local / DAY);
    if (time.zone === ICAL.Timezone.utcTimezone) return local;
    const named = time.zone === ICAL.Timezone.localTimezone ? zoneNameOf(entry) : time.zone.tzid;
    if (named === undefined) return firstInstant(this.#zone, local);
    const zone = knownZone(named);
    if (zone) return firstInstant(zone, local);
    return time.zone.component ? time.toUnixTime() * 1000 : Number.NaN;
  }
}

/** An hour that the clock skips is read as the hour after it. */
const firstInstant = (zone: ZoneRules, local: number) =>
  instantsOfWallTime(zone, local)[0] ?? instantsOfWallTime(zone, local + DAY / 24)[0] ?? Number.NaN;

function zoneNameOf(entry: ICAL.Event): string | undefined {
  const name: unknown = entry.component.getFirstProperty('dtstart')?.getParameter('tzid');
  return typeof name === 'string' ? name : undefined;
}

function knownZone(name: string): ZoneRules | undefined {
  try {
    return zoneRules(name);
  } catch {
    return undefined; // Names of one program, such as "W. Europe Standard Time".
  }
}

const nameOf = (entry: ICAL.Event) => (entry.summary ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);

const isCancelled = (entry: ICAL.Event) =>
  String(entry.component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

/** A UID may hold an address of mail, so that it is not kept as it came. */
function keyOf(entry: ICAL.Event, repeat?: ICAL.Time): string {
  const uid = entry.uid || `${entry.summary} ${entry.startDate}`;
  return createHash('sha256')
    .update(`${uid} ${repeat?.toString() ?? ''}`)
    .digest('base64url')
    .slice(0, 32);
}
