import type { ForecastScores, LeadScore, SimpleRule } from '@wijkritme/contract';
import type { Cell, FigureTable } from '../exports/figure.ts';
import type { ScoresText } from './texts-nl.ts';

interface TableWords {
  readonly text: ScoresText;
  readonly placeName: (placeId: number | null) => string;
}

const rules: readonly SimpleRule[] = ['last-value', 'yesterday', 'last-week', 'rhythm'];
/** Of the many columns, those that a picture has room for: what, where, unit, how far ahead, verdict, count, error, in band. */
const shown = [0, 1, 3, 4, 5, 6, 8, 11];

/** One row per datastream and lead time; what is not known yet is an empty cell, its count is not. */
export function scoresTable(items: readonly ForecastScores[], words: TableWords): FigureTable {
  return {
    caption: words.text.title,
    columns: words.text.csv.map((name, i) => (shown.includes(i) ? { name } : { name, isDetail: true })),
    rows: items.flatMap((item) => item.leads.map((lead) => rowOf(item, lead, words))),
  };
}

function rowOf(item: ForecastScores, lead: LeadScore, { text, placeName }: TableWords): Cell[] {
  return [
    item.name,
    placeName(item.placeId),
    item.propertyName,
    item.unit,
    lead.lead,
    text.verdicts[lead.verdict],
    lead.count,
    lead.days,
    ...[lead.mae, lead.mase, lead.pinball, lead.coverage],
    ...rules.map((rule) => lead.simple[rule]),
    ...item.bands.map(({ share }) => share),
    item.bands[0]?.count ?? 0,
  ];
}
