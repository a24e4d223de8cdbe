import type { HiddenResult } from '../wire.ts';

/** One observation of a MultiDatastream as one reader sees it. */
export interface ShownRow {
  /** Of the MultiDatastream: it takes the place of a datastream in the id of the observation. */
  readonly datastream: number;
  /** UTC ms. */
  readonly time: number;
  /** One per component, in their order; null where it is hidden. */
  readonly values: readonly (number | null)[];
  /** UTC ms, NaN when not given. */
  readonly resultTime: number;
  readonly feature?: number;
  /** Why numbers are hidden, place by place; undefined where none is. */
  readonly hidden?: readonly (HiddenResult | null)[];
  readonly isLab?: boolean;
}
