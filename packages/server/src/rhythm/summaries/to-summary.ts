import type { Summary, SummaryMeasure } from '@wijkritme/contract';
import type { CountRule } from '@wijkritme/engine';
import type { CatalogEntry } from '../../sensors/index.ts';
import { shownFrom, shownValue } from '../outward.ts';
import type { NumberColumns } from './number-columns.ts';
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

interface Making {
  readonly view: SummaryView;
  readonly readingsFrom: number | null;
  /** What is normal is not known yet. */
  readonly learning: boolean;
  /** Where new columns come from. */
  readonly columns: NumberColumns;
}

/** How many new columns a summary takes: beginnings, coverage, means, and quantiles. */
export const ownColumns = ({ quantiles }: SummaryView) => 3 + quantiles.length;

/** The columns that were asked for, as one reader may see them. Most are the cells themselves, which are used up by it. */
export function toSummary(entry: CatalogEntry, cells: SummaryCells, making: Making): SummaryTable {
  const { view, readingsFrom, learning } = making;
  const { rule, bounds, size } = cells;
  const start = making.columns.take(size);
  for (let at = 0; at < size; at++) start[at] = bounds[at] as number;
  // Before the sums become what the reader sees of them.
  const mean = rule || view.measures.has('mean') ? meanOf(entry, cells, making) : undefined;
  const columns: Partial<Record<SummaryMeasure, Column>> = {};
  for (const measure of view.measures)
    columns[measure] = measure === 'mean' ? mean : columnOf(measure, entry, cells, making);
  const hidden = rule && mean ? hiddenOf(cells, mean) : [];
  return {
    datastreamId: entry.id,
    unit: entry.unit,
    timeZone: entry.timeZone,
    start,
    end: bounds.at(-1) as number,
    ...columns,
    ...(view.quantiles.length > 0 && { quantiles: quantilesOf(entry, cells, making) }),
    ...(learning && { learning: true }),
    ...shownFrom(rule, entry),
    ...(hidden.includes(true) && { hidden }),
    readingsFrom,
  };
}

function meanOf(entry: CatalogEntry, cells: SummaryCells, { columns }: Making): Column {
  const means = columns.take(cells.size);
  means.set(cells.column('sum'));
  return measured(entry, cells, divide(means, cells.column('count')));
}

function columnOf(
  measure: Exclude<SummaryMeasure, 'mean'>,
  entry: CatalogEntry,
  cells: SummaryCells,
  { columns, view }: Making,
): Column {
  switch (measure) {
    case 'count':
      return cells.column('count');
    case 'coverage':
      return coverage(entry, cells, view.now, columns.take(cells.size));
    case 'min':
    case 'max':
    case 'sum':
      return measured(entry, cells, cells.column(measure));
    case 'low':
    case 'mid':
    case 'high':
      return tidied(divide(cells.column(measure), cells.column('ranges')));
    case 'difference':
      return tidied(divide(cells.column('difference'), cells.column('compared')));
  }
}

function divide(values: Column, by: Column): Column {
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) / (by[at] as number);
  return values;
}

function tidied(values: Column): Column {
  for (let at = 0; at < values.length; at++) values[at] = tidy(values[at] as number);
  return values;
}

/** Values of readings, where there are any, as the reader sees them. */
function measured(entry: CatalogEntry, cells: SummaryCells, values: Column): Column {
  // Outside, a total of a sum is made of its parts (decision 76): its own readings say nothing here.
  if (isTotal(entry, cells.rule)) return values.fill(Number.NaN);
  const count = cells.column('count');
  const rule = ruleOfMeans(cells.rule);
  for (let at = 0; at < values.length; at++) {
    if (!((count[at] as number) > 0)) values[at] = Number.NaN;
    else if (rule) values[at] = shownValue(values[at] as number, rule) ?? Number.NaN;
  }
  return tidied(values);
}

const isTotal = (entry: CatalogEntry, rule: CountRule | null) => rule !== null && entry.sum !== null;

/** What stood in for hidden counts is hidden too; what is shown was rounded before. */
const ruleOfMeans = (rule: CountRule | null) => rule && { ...rule, base: 1 };

function quantilesOf(entry: CatalogEntry, cells: SummaryCells, { view, columns }: Making) {
  const rule = ruleOfMeans(cells.rule);
  return view.quantiles.map((share, i) => {
    const value = columns.take(cells.size).fill(Number.NaN);
    if (!isTotal(entry, cells.rule))
      for (let at = 0; at < cells.size; at++)
        value[at] = tidy(shownValue(cells.quantiles[at]?.[i] ?? Number.NaN, rule) ?? Number.NaN);
    return { share, value };
  });
}

function hiddenOf(cells: SummaryCells, mean: Column): boolean[] {
  const count = cells.column('count');
  return Array.from(mean, (value, at) => Number.isNaN(value) && (count[at] as number) > 0);
}

/** Three decimals, as everywhere; NaN for what is not there. */
const tidy = (value: number) => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : Number.NaN);

/** Share of what the passport promises, up to now, of the time in the field; NaN where it cannot be told. */
function coverage({ fieldPeriods, intervalMs }: CatalogEntry, cells: SummaryCells, now: number, into: Column): Column {
  const count = cells.column('count');
  for (let at = 0; at < into.length; at++) {
    const from = cells.bounds[at] as number;
    const to = Math.min(cells.bounds[at + 1] as number, now);
    let promised = 0;
    for (const period of fieldPeriods)
      promised += Math.max(0, Math.min(to, period.to) - Math.max(from, period.from)) / intervalMs;
    const n = count[at] as number;
    if (promised < 1) into[at] = n > 0 ? 1 : Number.NaN;
    else into[at] = Math.min(1, n / promised);
  }
  return tidied(into);
}
