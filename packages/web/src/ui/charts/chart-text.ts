import type { DeviationKind, DeviationReason } from '@wijkritme/contract';

/** Words of the band figure; the page takes them from its message files. */
export type BandText = {
  measured: string;
  normal: string;
  difference: string;
  /** Column headers of the table. */
  time: string;
  verdict: string;
  /** Verdict of a reading inside its band: "als normaal". */
  asNormal: string;
  /** "geen meting" */
  noReading: string;
  /** Of a count that is not shown because it is small: "minder dan 5". */
  hidden: (below: number) => string;
  /** A total that would give away a part. */
  hiddenInSum: string;
  hiddenVerdict: string;
  /** What is normal is not known yet: "nog niet bekend". */
  notKnown: string;
  kinds: Record<DeviationKind, string>;
  /** What is expected: "voorspeld", and its legend with the range for eight of ten. */
  forecast: string;
  forecastLegend: string;
  /** Two formatted numbers to one range: "40 tot 45 dB". */
  range: (low: string, high: string) => string;
  /** Names the chart and its keys: arrows, Page Up and Page Down, Home, End, n, Enter. */
  surface: string;
  noNextDeviation: string;
  showTable: string;
  tableCaption: string;
  tableRest: (shown: number, total: number) => string;
  loading: string;
  /** Said in place of the chart when there is no point at all. */
  empty: string;
};

export type WeekMode = 'normal' | 'measured' | 'difference';

/** Words of the week grid; names of days come from Intl. */
export type WeekText = {
  caption: Record<WeekMode, string>;
  /** Label of the switch between the three views. */
  mode: string;
  modes: Record<WeekMode, string>;
  day: string;
  hour: string;
  parts: { night: string; morning: string; afternoon: string; evening: string };
  noReading: string;
  /** What is normal is not known yet: "nog niet bekend". */
  notKnown: string;
  /** Of an hour of this week that has yet to come. */
  ahead: string;
  legend: { low: string; high: string; lower: string; same: string; higher: string };
};

export type ExplanationKind = DeviationReason['explanations'][number]['kind'];

/** Words of "Why do we see this?". */
export type WhyText = {
  title: string;
  measured: string;
  normal: string;
  difference: string;
  before: string;
  quality: string;
  explanations: string;
  noExplanations: string;
  unknown: string;
  kinds: Record<ExplanationKind, string>;
};
