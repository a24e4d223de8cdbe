/**
 * What one unit of privacy is. `event`: one passage, one reading. `person`: everything one person ever adds to the
 * dataset. Releases of disjoint parts cost the most expensive part only when the unit is an event: an event lies in one
 * part, but a person walks through many streets and hours (Dwork & Roth 2014, section 3.5; McSherry 2009, theorem 4 for
 * disjoint inputs).
 */
export type PrivacyUnit = 'event' | 'person';

export interface Budget {
  readonly unit: PrivacyUnit;
  /** What may be spent on any one unit, ever. In millionths of ε. */
  readonly epsilonMillionths: number;
}

/** What one release covers: parts of the dataset, and a stretch of time of the data (not of the release). */
export interface Coverage {
  /** Ids of the finest places covered; an empty list means the whole dataset. */
  readonly places: readonly string[];
  /** Start inclusive, end exclusive; UTC in milliseconds. */
  readonly from: number;
  readonly to: number;
}

export interface Release extends Coverage {
  readonly id: string;
  /** What was asked, in canonical form. The same question is answered with the same release and costs nothing again. */
  readonly question: string;
  /** Total over everything that is published in this release. In millionths of ε. */
  readonly epsilonMillionths: number;
}

export type ReleaseRequest = Omit<Release, 'id'>;

export type ReleaseDecision =
  /** It fits; `spent` is what the most touched unit has spent afterwards. */
  | { readonly kind: 'fits'; readonly spent: number }
  /** Asked before: hand out the stored release again. Drawing anew would let noise be averaged away. */
  | { readonly kind: 'repeat'; readonly release: string }
  /** It does not fit; `left` is what may still be spent on what is asked for. */
  | { readonly kind: 'spent'; readonly spent: number; readonly left: number };

/**
 * Decides whether a release fits in what is left of the budget. Past releases are all that were ever made of this
 * dataset; none may be forgotten.
 *
 * Sequential composition: what covers the same unit adds up (Dwork & Roth 2014, theorem 3.16). Parallel composition:
 * with the event as unit, disjoint parts do not add up.
 *
 * @throws RangeError when a number is no whole number above 0 or a period is empty
 */
export function decideRelease(budget: Budget, past: readonly Release[], request: ReleaseRequest): ReleaseDecision {
  for (const one of [request, ...past]) assertRelease(one);
  const repeated = past.find((release) => isSameQuestion(release, request));
  if (repeated) return { kind: 'repeat', release: repeated.id };
  const before = budget.unit === 'person' ? total(past) : mostSpent(past, request);
  const after = before + request.epsilonMillionths;
  if (after <= budget.epsilonMillionths) return { kind: 'fits', spent: after };
  return { kind: 'spent', spent: before, left: Math.max(0, budget.epsilonMillionths - before) };
}

/** What the most touched unit within this coverage has spent. With the person as unit: everything. */
export function spentWithin(budget: Budget, past: readonly Release[], coverage: Coverage): number {
  return budget.unit === 'person' ? total(past) : mostSpent(past, coverage);
}

const total = (releases: readonly Release[]) =>
  releases.reduce((sum, { epsilonMillionths }) => sum + epsilonMillionths, 0);

function mostSpent(past: readonly Release[], coverage: Coverage): number {
  const touching = past.filter((release) => release.from < coverage.to && coverage.from < release.to);
  const places = coverage.places.length > 0 ? coverage.places : placesOf(touching);
  const covers = (place: string | undefined) =>
    touching.filter(({ places: own }) => own.length === 0 || (place !== undefined && own.includes(place)));
  // A place that no release names is touched by the releases of the whole dataset alone.
  return Math.max(
    mostAtOnce(covers(undefined), coverage),
    ...places.map((place) => mostAtOnce(covers(place), coverage)),
  );
}

/** Largest sum of ε over any moment of the data: a sweep over the starts. */
function mostAtOnce(releases: readonly Release[], { from }: Coverage): number {
  const moments = releases.map((release) => Math.max(release.from, from));
  return Math.max(0, ...moments.map((at) => total(releases.filter((one) => one.from <= at && at < one.to))));
}

function placesOf(releases: readonly Release[]): string[] {
  return [...new Set(releases.flatMap(({ places }) => places))];
}

function isSameQuestion(release: Release, request: ReleaseRequest): boolean {
  const places = (one: Coverage) => JSON.stringify([...one.places].sort());
  return (
    release.question === request.question &&
    release.from === request.from &&
    release.to === request.to &&
    places(release) === places(request)
  );
}

function assertRelease({ epsilonMillionths, from, to }: ReleaseRequest): void {
  if (!Number.isSafeInteger(epsilonMillionths) || epsilonMillionths < 1)
    throw new RangeError(`invalid epsilonMillionths: ${epsilonMillionths}`);
  if (!(from < to)) throw new RangeError(`invalid period: ${from} to ${to}`);
}
