import type { Summary, SummaryMeasure } from '@wijkritme/contract';
import type { CatalogEntry } from '../../sensors/index.ts';
import { shownFrom, shownValue } from '../outward.ts';
import type { SummaryCells } from './summary-cells.ts';

export interface SummaryView {
  readonly measures: ReadonlySet<SummaryMeasure>;
  readonly quantiles: readonly number[];
  readonly now: number;
}

/** NaN: null in the answer. */
type Column = Float64Array;

/** A summary with its columns as numbers alone, which cost a fraction of boxed ones to make and to write. */
export interface SummaryTable
  extends Omit<Summary, SummaryMeasure | 'start' | 'quantiles'>,
    Partial<Record<SummaryMeasure, Column>> {
  readonly start: Column;
  readonly quantiles?: readonly { readonly share: number; readonly value: Column }[];
}

/** The columns that were asked for, as one reader may see them. */
export function toSummary(
  entry: CatalogEntry,
  cells: SummaryCells,
  view: SummaryView & { readonly readingsFrom: number | null },
): SummaryTable {
  const { measures, quantiles } = view;
  const { rule, bounds } = cells;
  // What stood in for hidden counts is hidden too; what is shown was rounded before.
  const ofMeans = rule && { ...rule, base: 1 };
  const column = (valueAt: (at: number) => number): Column => {
    const values = new Float64Array(cells.size);
    for (let at = 0; at < cells.size; at++) values[at] = tidy(valueAt(at));
    return values;
  };
  // Outside, a total of a sum is made of its parts (decision 76): its own readings say nothing here.
  const isTotal = rule !== null && entry.sum !== null;
  const measured = (values: ArrayLike<number>): Column =>
    column((at) =>
      (cells.count[at] as number) > 0 && !isTotal
        ? (shownValue(values[at] as number, ofMeans) ?? Number.NaN)
        : Number.NaN,
    );
  const perRange = (values: Float64Array): Column =>
    column((at) => (values[at] as number) / (cells.ranges[at] as number));
  const mean = () => measured(Float64Array.from(cells.sum, (sum, at) => sum / (cells.count[at] as number)));
  const makers: Readonly<Record<SummaryMeasure, () => Column>> = {
    count: () => column((at) => cells.count[at] as number),
    coverage: () => column((at) => coverageOf(entry, cells, at, view.now)),
    min: () => measured(cells.min),
    mean,
    max: () => measured(cells.max),
    sum: () => measured(cells.sum),
    low: () => perRange(cells.low),
    mid: () => perRange(cells.mid),
    high: () => perRange(cells.high),
    difference: () => column((at) => (cells.difference[at] as number) / (cells.compared[at] as number)),
  };
  const columns: Partial<Record<SummaryMeasure, Column>> = {};
  for (const measure of measures) columns[measure] = makers[measure]();
  const hidden = rule ? hiddenOf(cells, columns.mean ?? mean()) : [];
  return {
    datastreamId: entry.id,
    unit: entry.unit,
    timeZone: entry.timeZone,
    start: Float64Array.from(bounds.slice(0, -1)),
    end: bounds.at(-1) as number,
    ...columns,
    ...(quantiles.length > 0 && {
      quantiles: quantiles.map((share, i) => ({
        share,
        value: column((at) =>
          isTotal ? Number.NaN : (shownValue(cells.quantiles[at]?.[i] ?? Number.NaN, ofMeans) ?? Number.NaN),
        ),
      })),
    }),
    ...shownFrom(rule, entry),
    ...(hidden.includes(true) && { hidden }),
    readingsFrom: view.readingsFrom,
  };
}

const hiddenOf = (cells: SummaryCells, mean: Column) =>
  Array.from(mean, (value, at) => Number.isNaN(value) && (cells.count[at] as number) > 0);

/** Three decimals, as everywhere; NaN for what is not there. */
const tidy = (value: number) => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : Number.NaN);

/** Share of what the passport promises, up to now, of the time in the field; NaN where it cannot be told. */
function coverageOf(entry: CatalogEntry, cells: SummaryCells, at: number, now: number): number {
  const from = cells.bounds[at] as number;
  const to = Math.min(cells.bounds[at + 1] as number, now);
  let promised = 0;
  for (const period of entry.fieldPeriods)
    promised += Math.max(0, Math.min(to, period.to) - Math.max(from, period.from)) / entry.intervalMs;
  const count = cells.count[at] as number;
  if (promised < 1) return count > 0 ? 1 : Number.NaN;
  return Math.min(1, count / promised);
}
