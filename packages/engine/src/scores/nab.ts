/** What finding, missing and false alarms weigh. */
export interface NabProfile {
  readonly tp: number;
  readonly fn: number;
  readonly fp: number;
}

/** The three application profiles of the benchmark. */
export const nabProfiles = {
  standard: { tp: 1, fn: 1, fp: 0.11 },
  lowFalsePositives: { tp: 1, fn: 1, fp: 0.22 },
  lowFalseNegatives: { tp: 1, fn: 2, fp: 0.11 },
} as const satisfies Record<string, NabProfile>;

/** The anomaly scores of one file, one per row, with its anomaly windows as row numbers, both ends included. */
export interface NabFile {
  readonly scores: ArrayLike<number>;
  readonly windows: readonly { readonly first: number; readonly last: number }[];
}

export interface NabResult {
  /** 100 for every window found at its start without a false alarm, 0 for a detector that says nothing. */
  readonly score: number;
  /** The score from which on a row counts as a detection; +∞ when saying nothing is best. */
  readonly threshold: number;
  /** Windows that count, and those found at that threshold. */
  readonly windows: number;
  readonly found: number;
  /** Detections outside every window. */
  readonly falseAlarms: number;
}

/**
 * Scores a detector on many files with one threshold for all, the best one: Lavin & Ahmad (2015), "Evaluating real-time
 * anomaly detection algorithms: the Numenta Anomaly Benchmark", §III, with the constants of the published scorer.
 * @example scoreNab([{ scores: [0, 0, 1], windows: [{ first: 2, last: 2 }] }], nabProfiles.standard).score // 50.1…
 */
export function scoreNab(files: readonly NabFile[], profile: NabProfile): NabResult {
  return score(files, profile, (rows, windows) => sweepThresholds(rows, windows, profile));
}

/** The same with a threshold that was chosen elsewhere, for example on other files. */
export function scoreNabAt(files: readonly NabFile[], profile: NabProfile, threshold: number): NabResult {
  return score(files, profile, (rows, windows) => {
    const told = rows.filter((row) => row.score >= threshold).map((row) => ({ ...row, score: 1 }));
    return { ...addUp(told, windows, profile), threshold };
  });
}

type Sum = Pick<NabResult, 'threshold' | 'found' | 'falseAlarms'> & { readonly raw: number };

function score(
  files: readonly NabFile[],
  profile: NabProfile,
  sumOf: (rows: readonly WeighedRow[], windows: number) => Sum,
): NabResult {
  const rows = files.flatMap((file, index) => weighRows(file, index, profile));
  rows.sort((a, b) => b.score - a.score);
  const windows = new Set(rows.map((row) => row.window).filter((window) => window !== undefined)).size;
  const { raw, ...sum } = sumOf(rows, windows);
  const most = windows * (profile.tp + profile.fn);
  return { ...sum, windows, score: most > 0 ? (100 * (raw + windows * profile.fn)) / most : 0 };
}

interface WeighedRow {
  readonly score: number;
  /** What a detection here earns or costs. */
  readonly weight: number;
  /** The window that it lies in. */
  readonly window: string | undefined;
}

/** Rows at the start of a file never count: 15 % of it, at most 750. */
export function probationOf(rows: number): number {
  return Math.min(Math.floor(0.15 * rows), 750);
}

/** S(y): 1 well before the end of a window, 0 at its end, −1 far behind it. */
export function scaledSigmoid(y: number): number {
  return y > 3 ? -1 : 2 / (1 + Math.exp(5 * y)) - 1;
}

function weighRows({ scores, windows }: NabFile, file: number, { tp, fp }: NabProfile): WeighedRow[] {
  const rows: WeighedRow[] = [];
  const ordered = [...windows].sort((a, b) => a.first - b.first);
  for (let i = probationOf(scores.length); i < scores.length; i++) {
    const score = scores[i] as number; // i is inside
    const inside = ordered.findIndex((window) => i >= window.first && i <= window.last);
    const window = ordered[inside];
    if (window) {
      const width = window.last - window.first + 1;
      const weight = (tp * scaledSigmoid(-(window.last - i + 1) / width)) / scaledSigmoid(-1);
      rows.push({ score, weight, window: `${file}/${inside}` });
    } else rows.push({ score, weight: fp * costAt(i, ordered), window: undefined });
  }
  return rows;
}

function costAt(i: number, windows: NabFile['windows']): number {
  const before = windows.filter((window) => window.last < i).at(-1);
  return before ? scaledSigmoid((i - before.last) / (before.last - before.first)) : -1;
}

/** The best sum over all thresholds; rows with equal scores are taken in together. */
function sweepThresholds(rows: readonly WeighedRow[], windows: number, profile: NabProfile): Sum {
  let best = addUp([], windows, profile);
  const sum = adder(windows, profile);
  rows.forEach((row, i) => {
    const now = sum(row);
    const isLastOfTie = rows[i + 1]?.score !== row.score;
    if (isLastOfTie && now.raw > best.raw) best = now;
  });
  return best;
}

function addUp(rows: readonly WeighedRow[], windows: number, profile: NabProfile): Sum {
  const sum = adder(windows, profile);
  const nothing = { raw: -profile.fn * windows, threshold: Number.POSITIVE_INFINITY, found: 0, falseAlarms: 0 };
  return rows.reduce<Sum>((_, row) => sum(row), nothing);
}

/** Adds detections one by one: a window earns its best credit, a false alarm costs. */
function adder(windows: number, { fn }: NabProfile): (row: WeighedRow) => Sum {
  const credit = new Map<string, number>();
  let falseAlarms = 0;
  let raw = -fn * windows;
  return ({ score, weight, window }) => {
    if (window === undefined) {
      raw += weight;
      falseAlarms += 1;
    } else {
      const known = credit.get(window) ?? -fn;
      raw += Math.max(0, weight - known);
      credit.set(window, Math.max(known, weight));
    }
    return { raw, threshold: score, found: credit.size, falseAlarms };
  };
}
