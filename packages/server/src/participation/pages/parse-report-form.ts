import { DAY } from '@wijkritme/contract';
import { instantsOfWallTime, zoneRules } from '@wijkritme/engine';
import { faultOfStretch, lastHour, type Stretch, type StretchFault } from '../check-report.ts';

/** Names of the fields, as they stand in the form. */
export type ReportField = 'soort' | 'wanneer' | 'dag' | 'van' | 'tot' | 'hoeveel' | 'formulier';
export type ReportFields = Readonly<Partial<Record<ReportField, string>>>;
export type FaultWord = 'what' | 'when' | 'time' | 'order' | 'future' | 'old' | 'amount' | 'form';

export interface FormFaultAt {
  readonly field: ReportField;
  readonly word: FaultWord;
}

/** What somebody reported by the form. */
export interface ReportDraft {
  readonly categoryId: number;
  readonly stretch: Stretch;
  readonly amount: number;
}

export interface FormAround {
  /** Numbers of categories that can be chosen. */
  readonly categories: readonly number[];
  readonly timeZone: string;
  /** UTC ms. */
  readonly now: number;
}

/** Days before today that can be chosen. */
export const DAYS_BACK = 6;

/**
 * Fields → report, or everything that is wrong, in the order of the form. Fields that the form does not have are not looked at.
 * @example parseReportForm({ soort: '3', wanneer: 'nu', hoeveel: '4' }, around).draft?.amount // 4
 */
export function parseReportForm(
  fields: ReportFields,
  around: FormAround,
):
  | { readonly draft: ReportDraft; readonly faults?: never }
  | { readonly draft?: never; readonly faults: FormFaultAt[] } {
  const categoryId = around.categories.find((id) => String(id) === fields.soort);
  const amount = /^[1-5]$/.test(fields.hoeveel ?? '') ? Number(fields.hoeveel) : undefined;
  const time = stretchOf(fields, around);
  const faults: FormFaultAt[] = [
    ...(categoryId === undefined ? [{ field: 'soort', word: 'what' } as const] : []),
    ...('word' in time ? [time] : []),
    ...(amount === undefined ? [{ field: 'hoeveel', word: 'amount' } as const] : []),
  ];
  if (categoryId === undefined || amount === undefined || 'word' in time) return { faults };
  return { draft: { categoryId, amount, stretch: time } };
}

const words: Readonly<Record<StretchFault, FormFaultAt>> = {
  order: { field: 'tot', word: 'order' },
  'too-long': { field: 'tot', word: 'time' },
  future: { field: 'tot', word: 'future' },
  'too-old': { field: 'dag', word: 'old' },
};

function stretchOf(fields: ReportFields, { timeZone, now }: FormAround): Stretch | FormFaultAt {
  if (fields.wanneer === 'nu') return lastHour(now);
  if (fields.wanneer !== 'ander') return { field: 'wanneer', word: 'when' };
  const back = /^[0-6]$/.test(fields.dag ?? '') ? Number(fields.dag) : undefined;
  const [from, until] = [minutesOf(fields.van), minutesOf(fields.tot)];
  if (back === undefined) return { field: 'dag', word: 'time' };
  if (from === undefined) return { field: 'van', word: 'time' };
  if (until === undefined) return { field: 'tot', word: 'time' };
  const zone = zoneRules(timeZone);
  const day = wallDayOf(now, timeZone) - back * DAY;
  // Of an hour that summer time leaves out there is none: then the hour after it.
  const instant = (wall: number) =>
    instantsOfWallTime(zone, wall)[0] ?? instantsOfWallTime(zone, wall + 3_600_000)[0] ?? 0;
  const end = until < from ? day + DAY : day;
  const stretch = { from: instant(day + from * 60_000), until: instant(end + until * 60_000) };
  const fault = faultOfStretch(stretch, now);
  return fault ? words[fault] : stretch;
}

/** Midnight at the beginning of the day there, as wall time. */
export function wallDayOf(now: number, timeZone: string): number {
  return Date.parse(`${new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)}T00:00:00Z`);
}

/** Minutes since midnight; browsers may send seconds. */
function minutesOf(time: string | undefined): number | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d{1,3})?)?$/.exec(time ?? '');
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}
