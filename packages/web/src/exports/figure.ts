import type { FeatureCollection } from '@wijkritme/contract';
import type { Drawing } from '../drawing/drawing.ts';

/**
 * One figure of a page, ready to leave it: what it says, its numbers, its picture, and what somebody must know who finds the file
 * without us. It is made of what the page was allowed to fetch, and of nothing else.
 */
export interface Figure {
  /** Name of the file, without what comes after the dot. */
  readonly file: string;
  readonly title: string;
  /** The sentence that stands at the figure; also the words of its picture. */
  readonly sentence: string;
  readonly facts: FigureFacts;
  readonly table: FigureTable;
  /** Absent where the table itself is the figure. */
  readonly drawing?: Drawing;
  /** In WGS 84, where the figure is about places. */
  readonly shapes?: FeatureCollection;
}

export interface FigureFacts {
  readonly source: string;
  readonly period?: string;
  readonly definition: string;
  /** Some of the numbers were made up by the sample city. */
  readonly simulated: boolean;
  /** Address of the licence under which it may be used again, where this installation names one. */
  readonly licence?: string;
  /** Who may have it, where it carries a label of the Traffic Light Protocol. */
  readonly label?: string;
  /** The page with exactly this view. */
  readonly address: string;
}

export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface FigureColumn {
  readonly name: string;
  /** Left out of pictures and reports, which have no room for everything. */
  readonly isDetail?: true;
  /** Share of the width in a report; 1 where absent. */
  readonly width?: number;
}

/** A moment is written in the time of its place for people, and in UTC for programs. null: nothing was measured. */
export type Cell = string | number | null | { readonly at: number; readonly zone: string };
