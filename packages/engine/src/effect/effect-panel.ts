/** A series by weeks, the weeks before a measure first. */
export interface PanelSeries {
  readonly id: string;
  /** `pre + post` differences from the usual week, on the scale on which effects add up; NaN for a gap. */
  readonly differences: Float64Array;
}

/** What an effect is computed from. */
export interface EffectPanel {
  readonly target: PanelSeries;
  /** In order of id, so that the order in which they are given changes nothing. */
  readonly comparisons: readonly PanelSeries[];
  /** Weeks before the measure, and weeks judged after its start. */
  readonly pre: number;
  readonly post: number;
}
