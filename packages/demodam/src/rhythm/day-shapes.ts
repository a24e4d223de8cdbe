import { weekdayOf } from './civil-time.ts';
import { isHoliday, isSchoolBreak } from './holidays.ts';

/** Centre in hours (above 24 lies in the night after), width in hours, height. */
type Bump = readonly [number, number, number];
type DayKind = 'workday' | 'friday' | 'saturday' | 'sunday';

interface Pattern {
  readonly floor: number;
  readonly workday: readonly Bump[];
  readonly friday?: readonly Bump[];
  readonly saturday: readonly Bump[];
  readonly sunday: readonly Bump[];
  /** School days only; in a school break the Saturday holds. */
  readonly school?: boolean;
  /** Extra on one weekday (0 = Monday). */
  readonly extra?: { readonly weekday: number; readonly bumps: readonly Bump[] };
}

/** How busy a kind of place is over the day, about 1 at its busiest. */
const PATTERNS = {
  market: {
    floor: 0.015,
    workday: [
      [13, 2.6, 0.38],
      [19.5, 1.6, 0.14],
    ],
    saturday: [
      [11.4, 1.9, 0.95],
      [14.8, 1.5, 0.7],
      [21, 2, 0.22],
    ],
    sunday: [[14.6, 2.1, 0.34]],
  },
  shopping: {
    floor: 0.012,
    workday: [[13.6, 2.6, 0.58]],
    saturday: [[14.4, 2.2, 1]],
    sunday: [[14.6, 1.7, 0.5]],
    extra: { weekday: 3, bumps: [[19.6, 0.9, 0.55]] },
  },
  nightlife: {
    floor: 0.02,
    workday: [
      [12.6, 1.4, 0.14],
      [20.6, 2, 0.3],
    ],
    friday: [
      [12.6, 1.4, 0.16],
      [21.6, 2, 0.62],
      [24.8, 1.5, 0.72],
    ],
    saturday: [
      [15, 2.4, 0.25],
      [22.3, 2.2, 0.75],
      [25.4, 1.5, 0.85],
    ],
    sunday: [[16.5, 2.8, 0.32]],
  },
  station: {
    floor: 0.02,
    workday: [
      [7.9, 0.62, 0.95],
      [17.4, 0.95, 0.95],
      [12.6, 3.6, 0.3],
      [22.4, 1.1, 0.12],
    ],
    saturday: [
      [14, 3.6, 0.46],
      [23, 1.3, 0.2],
    ],
    sunday: [[15.6, 3.5, 0.42]],
  },
  office: {
    floor: 0.01,
    workday: [
      [8.5, 0.6, 0.95],
      [12.5, 0.55, 0.75],
      [17.1, 0.75, 0.9],
    ],
    friday: [
      [8.6, 0.65, 0.62],
      [12.5, 0.55, 0.5],
      [16.4, 0.9, 0.6],
    ],
    saturday: [[13, 3, 0.07]],
    sunday: [[14, 3, 0.04]],
  },
  school: {
    floor: 0.015,
    workday: [
      [8.35, 0.2, 0.95],
      [12.1, 0.3, 0.22],
      [14.6, 0.24, 0.95],
      [17.5, 1.5, 0.12],
    ],
    saturday: [[13.5, 3, 0.12]],
    sunday: [[14.5, 2.6, 0.1]],
    school: true,
  },
  residential: {
    floor: 0.02,
    workday: [
      [8.1, 0.8, 0.75],
      [12.7, 2.2, 0.32],
      [17.7, 1.3, 0.85],
      [20.3, 1.3, 0.3],
    ],
    saturday: [
      [11, 2, 0.55],
      [15.8, 2.4, 0.6],
    ],
    sunday: [[14.6, 3, 0.55]],
  },
  park: {
    floor: 0.012,
    workday: [
      [8.6, 1, 0.3],
      [12.7, 1.1, 0.4],
      [16.6, 1.9, 0.55],
    ],
    saturday: [
      [10.5, 1.5, 0.4],
      [14.4, 2.1, 0.8],
    ],
    sunday: [
      [11, 1.4, 0.4],
      [14.5, 2, 0.92],
    ],
  },
  commute: {
    floor: 0.035,
    workday: [
      [8.2, 0.85, 0.9],
      [13, 3.2, 0.45],
      [17.3, 1.25, 0.95],
      [20.6, 1.6, 0.22],
    ],
    saturday: [
      [13.6, 3.2, 0.72],
      [20.5, 2, 0.24],
    ],
    sunday: [
      [14.8, 3, 0.56],
      [20, 1.8, 0.22],
    ],
  },
  freight: {
    floor: 0.03,
    workday: [
      [7.6, 1.1, 0.6],
      [10.6, 1.9, 0.75],
      [14.4, 1.9, 0.7],
    ],
    saturday: [[9.5, 2, 0.25]],
    sunday: [[11, 3, 0.06]],
  },
  'park-and-ride': {
    floor: 0.06,
    workday: [[12.6, 3.1, 0.84]],
    friday: [[12.4, 3, 0.62]],
    saturday: [[14.5, 3, 0.36]],
    sunday: [[15, 3, 0.26]],
  },
  garage: {
    floor: 0.12,
    workday: [
      [13.6, 2.9, 0.45],
      [20.5, 1.8, 0.14],
    ],
    saturday: [
      [14.2, 2.5, 0.78],
      [21.5, 2, 0.25],
    ],
    sunday: [[14.8, 2.2, 0.42]],
    extra: { weekday: 3, bumps: [[19.7, 1, 0.26]] },
  },
} as const satisfies Record<string, Pattern>;
export type PatternName = keyof typeof PATTERNS;

const STEP_MINUTES = 5;
const HOURS = 33;
const tables = new Map<string, Float32Array>();

/** How busy a kind of place usually is; the night belongs to the evening before it. */
export function busyness(name: PatternName, day: number, minute: number): number {
  const today = sample(name, day, minute);
  const lastNight = minute < (HOURS - 24) * 60 ? sample(name, day - 1, minute + 1440) : 0;
  return PATTERNS[name].floor + today + lastNight;
}

function sample(name: PatternName, day: number, minute: number): number {
  const table = tableOf(name, kindOfDay(name, day), weekdayOf(day));
  const place = minute / STEP_MINUTES;
  const i = Math.floor(place);
  const from = table[i] ?? 0;
  return from + ((table[i + 1] ?? 0) - from) * (place - i);
}

function kindOfDay(name: PatternName, day: number): DayKind {
  const weekday = weekdayOf(day);
  if (weekday === 6 || isHoliday(day)) return 'sunday';
  const pattern: Pattern = PATTERNS[name];
  if (weekday === 5 || (pattern.school && isSchoolBreak(day))) return 'saturday';
  return weekday === 4 ? 'friday' : 'workday';
}

function tableOf(name: PatternName, kind: DayKind, weekday: number): Float32Array {
  const pattern: Pattern = PATTERNS[name];
  const extra = kind === 'workday' && pattern.extra?.weekday === weekday ? pattern.extra.bumps : [];
  const key = `${name} ${kind} ${extra.length}`;
  let table = tables.get(key);
  if (!table) {
    const bumps = [...(pattern[kind] ?? pattern.workday), ...extra];
    table = Float32Array.from({ length: (HOURS * 60) / STEP_MINUTES + 1 }, (_, i) => {
      const hour = (i * STEP_MINUTES) / 60;
      return bumps.reduce(
        (sum, [centre, width, height]) => sum + height * Math.exp(-0.5 * ((hour - centre) / width) ** 2),
        0,
      );
    });
    tables.set(key, table);
  }
  return table;
}
