import type { ForecastScores, LeadScore, SimpleRule } from '@wijkritme/contract';
import { csvOf } from '../workbench/csv.ts';
import type { ScoresText } from './texts-nl.ts';

interface CsvWords {
  readonly text: ScoresText;
  readonly placeName: (placeId: number | null) => string;
  /** A number as a spreadsheet of this language reads it, with all its digits. */
  readonly number: (value: number) => string;
}

const rules: readonly SimpleRule[] = ['last-value', 'yesterday', 'last-week', 'rhythm'];

/** One row per datastream and lead time; what is not known yet is an empty cell, its count is not. */
export function toScoresCsv(items: readonly ForecastScores[], words: CsvWords): string {
  return csvOf([words.text.csv, ...items.flatMap((item) => item.leads.map((lead) => rowOf(item, lead, words)))]);
}

function rowOf(item: ForecastScores, lead: LeadScore, { text, placeName, number }: CsvWords): string[] {
  const cell = (value: number | null) => (value === null ? '' : number(value));
  return [
    item.name,
    placeName(item.placeId),
    item.propertyName,
    item.unit,
    lead.lead,
    text.verdicts[lead.verdict],
    number(lead.count),
    number(lead.days),
    ...[lead.mae, lead.mase, lead.pinball, lead.coverage].map(cell),
    ...rules.map((rule) => cell(lead.simple[rule])),
    ...item.bands.map(({ share }) => cell(share)),
    number(item.bands[0]?.count ?? 0),
  ];
}
