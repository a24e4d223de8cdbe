import type { SharingLabel } from '@wijkritme/contract';
import type { Drawing } from '../drawing/drawing.ts';

/** A report as a reader meets it: made of these parts and nothing else, whatever it is about. */
export interface Report {
  readonly title: string;
  readonly language: 'nl' | 'en';
  /** The one sentence that somebody in a hurry reads. */
  readonly lead: string;
  readonly parts: readonly ReportPart[];
  readonly footer: ReportFooter;
  /** Of the Traffic Light Protocol, at the head and the foot of every page; absent where the report carries none. */
  readonly label?: SharingLabel;
}

/** Stands on every page: a page that is torn out still says where it comes from. */
export interface ReportFooter {
  readonly source: string;
  /** What the figures are about, and when; absent where there are none. */
  readonly period?: string;
  readonly definition?: string;
  /** “Pagina 2 van 5” */
  readonly page: (page: number, pages: number) => string;
}

export type ReportPart =
  | ReportHeading
  | { readonly kind: 'paragraph'; readonly text: string; readonly isSmall?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | ReportTable
  | ReportChart
  | ReportDrawing;

export interface ReportHeading {
  readonly kind: 'heading';
  readonly level: 2 | 3;
  readonly text: string;
}

export interface ReportTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shares of the width; equal where absent. */
  readonly widths?: readonly number[];
}

/** A line in its band. The sentence stands before it and says the same; put a table beside it. */
export interface ReportChart {
  readonly kind: 'chart';
  readonly sentence: string;
  /** In the order of time; null where nothing was measured, and the line is open there. */
  readonly measured: readonly (number | null)[];
  readonly band?: readonly (readonly [low: number, high: number] | null)[];
  readonly first: string;
  readonly last: string;
  /** Writes a value of the axis. */
  readonly format: (value: number) => string;
}

/** A picture that was drawn already. The words say what it shows; put a table beside it. */
export interface ReportDrawing {
  readonly kind: 'drawing';
  readonly words: string;
  readonly drawing: Drawing;
}
