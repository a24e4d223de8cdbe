/** One finished local day of one datastream. Hours count from local midnight in elapsed time; null where nothing came. */
export interface DayRow {
  readonly start: number;
  readonly readings: number[];
  readonly measured: (number | null)[];
  readonly low: (number | null)[];
  readonly mid: (number | null)[];
  readonly high: (number | null)[];
  /** Mean difference from the rhythm, in sd as stored (float4); null where it says nothing. */
  readonly difference: (number | null)[];
  /**
   * Mean of each hour made from what outsiders see of its readings (`standInFor`); null where that is not known. Absent
   * where outsiders see everything.
   */
  readonly shown?: (number | null)[];
  /** Sum, smallest and largest reading of each hour; absent where no hour holds more than one, for then it is that one. */
  readonly extremes?: HourExtremes;
  /** Its hours were replaced by one value for the whole day, which stands in each of them. */
  readonly coarse?: true;
}

/** By hour; null where nothing came, or where it is not known (any more). */
export interface HourExtremes {
  readonly total: (number | null)[];
  readonly lowest: (number | null)[];
  readonly highest: (number | null)[];
}
