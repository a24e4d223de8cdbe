import type { LaneSpan, NamedLane } from './lanes-of.ts';

export interface TableRow {
  readonly lane: string;
  readonly span: LaneSpan;
}

/** What the lanes hold, the oldest first. */
export const tableRows = (lanes: readonly NamedLane[]): TableRow[] =>
  lanes
    .flatMap(({ name, spans }) => spans.map((span) => ({ lane: name, span })))
    .sort((a, b) => a.span.from - b.span.from);
