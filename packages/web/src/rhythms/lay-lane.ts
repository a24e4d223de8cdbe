/** Something that lasts, in UTC ms. */
export interface Lasting {
  readonly from: number;
  readonly to: number;
}

export interface Stretch extends Lasting {
  /** Of the track on which it is drawn. */
  readonly widthPx: number;
}

export interface Placed<T> {
  readonly of: T;
  readonly leftPx: number;
  readonly widthPx: number;
  /** Counted from 0; what overlaps stands below one another. */
  readonly row: number;
  /** It began before, or goes on after, what is shown. */
  readonly cut: { readonly start: boolean; readonly end: boolean };
}

export interface Lane<T> {
  readonly placed: readonly Placed<T>[];
  readonly rows: number;
  /** How many found no room; they stand in the table. */
  readonly left: number;
}

/** The smallest that a finger hits (WCAG 2.5.8). */
export const leastPx = 24;
const gapPx = 2;
/** A lane that is higher than a screen is read by nobody. */
const mostRows = 6;

/** Where an instant stands, in true time: a day of 25 hours is wider. */
export const xOf = (at: number, { from, to, widthPx }: Stretch): number =>
  ((Math.min(Math.max(at, from), to) - from) / (to - from || 1)) * widthPx;

/** Spans on a track, from left to right, cut at its ends; a short one is drawn as wide as a finger. */
export function layLane<T extends Lasting>(spans: readonly T[], stretch: Stretch): Lane<T> {
  const shown = spans
    .filter(({ from, to }) => from < stretch.to && to >= stretch.from)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const ends: number[] = [];
  const placed: Placed<T>[] = [];
  for (const of of shown) {
    const natural = xOf(of.to, stretch) - xOf(of.from, stretch);
    const widthPx = Math.min(Math.max(natural, leastPx), stretch.widthPx);
    const leftPx = Math.min(xOf(of.from, stretch), stretch.widthPx - widthPx);
    const free = ends.findIndex((end) => end + gapPx <= leftPx);
    const row = free < 0 ? ends.length : free;
    if (row >= mostRows) continue;
    ends[row] = leftPx + widthPx;
    placed.push({ of, leftPx, widthPx, row, cut: { start: of.from < stretch.from, end: of.to > stretch.to } });
  }
  return { placed, rows: Math.max(1, ends.length), left: shown.length - placed.length };
}
