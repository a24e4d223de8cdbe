import type { EffectPanel } from './effect-panel.ts';

/** Weeks that must be known on either side of a change. */
const LEAST_SIDE = 2;
/** A change within a week of the start is taken to be at the start: nobody acts on the hour. */
const NEAR_START = 1;
/** How much of the scatter must be left by the start for each part that another moment leaves. Decision 146. */
const CLEARLY_BETTER = 2;

/**
 * Whether the gap changed at another moment than the start: the effect of a measure begins with it, at once or growing, and what began in another
 * week was something else. Steps in each week around the start are held against a step at the start and against changes that grow from it, by what they
 * leave unexplained (least squares, Bai & Perron 1998, eq. 4).
 * @param gaps per week, target less comparison; NaN where either is missing
 * @returns the first week of the other change, of the weeks of the measure and as many before; undefined where the start explains as much
 */
export function beganElsewhere(
  gaps: Float64Array,
  { pre, post }: Pick<EffectPanel, 'pre' | 'post'>,
): number | undefined {
  const first = Math.max(0, pre - post);
  const known = Array.from(gaps.subarray(first), (gap, i) => ({ week: first + i, gap })).filter(
    ({ gap }) => !Number.isNaN(gap),
  );
  const leftBy = (course: (week: number) => number) => unexplained(known, course);
  let atStart = Number.POSITIVE_INFINITY;
  for (let full = 2; full <= post; full++) atStart = Math.min(atStart, leftBy(growing(pre, full)));
  let other = { week: pre, left: Number.POSITIVE_INFINITY };
  for (let week = first + 1; week < pre + post; week++) {
    const after = known.filter((one) => one.week >= week).length;
    if (Math.min(after, known.length - after) < LEAST_SIDE) continue;
    const left = leftBy((one) => (one < week ? 0 : 1));
    if (Math.abs(week - pre) <= NEAR_START) atStart = Math.min(atStart, left);
    else if (left < other.left) other = { week, left };
  }
  return CLEARLY_BETTER * other.left < atStart ? other.week : undefined;
}

/** From nothing at the start to all of it after so many weeks. */
const growing = (start: number, full: number) => (week: number) =>
  week < start ? 0 : Math.min(1, (week - start + 0.5) / full);

interface KnownGap {
  readonly week: number;
  readonly gap: number;
}

/** Sum of squares about the best fit of a level and a change that follows a course. */
function unexplained(known: readonly KnownGap[], course: (week: number) => number): number {
  const courses = known.map(({ week }) => course(week));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanCourse, meanGap] = [mean(courses), mean(known.map(({ gap }) => gap))];
  let [square, product, total] = [0, 0, 0];
  known.forEach(({ gap }, i) => {
    const along = (courses[i] as number) - meanCourse;
    square += along * along;
    product += along * (gap - meanGap);
    total += (gap - meanGap) ** 2;
  });
  return square > 0 ? Math.max(0, total - (product * product) / square) : total;
}
