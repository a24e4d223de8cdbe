import { type EffectWeek, interventionKinds, type PastEffect } from '@wijkritme/contract';
import { csvOf } from '../workbench/csv.ts';
import type { MeasuresText } from './texts-nl.ts';

interface Words {
  readonly text: MeasuresText;
  /** A number as a spreadsheet of this language reads it, with all its digits. */
  readonly number: (value: number) => string;
}

const cellOf = (words: Words, value: number | null) => (value === null ? '' : words.number(value));

/** One row per week; what was not measured is an empty cell. */
export function toWeeksCsv(
  weeks: readonly EffectWeek[],
  words: Words & { readonly unit: string; readonly simulated: boolean },
): string {
  const { text, unit, simulated } = words;
  const answer = (yes: boolean) => (yes ? text.yes : text.no);
  return csvOf([
    text.csvWeeks,
    ...weeks.map(({ from, after, measured, expected, low, high }) => [
      from,
      answer(after),
      ...[measured, expected, low, high].map((value) => cellOf(words, value)),
      unit,
      answer(simulated),
    ]),
  ]);
}

/** One row per judged measure, failures included. */
export function toEffectsCsv(
  effects: readonly PastEffect[],
  words: Words & { readonly language: 'nl' | 'en' },
): string {
  const { text, language } = words;
  const answer = (yes: boolean) => (yes ? text.yes : text.no);
  return csvOf([
    text.csvEffects,
    ...effects.map((one) => [
      one.title,
      interventionKinds.find(({ id }) => id === one.kind)?.[language] ?? one.kind,
      text.states[one.state],
      one.startedAt.slice(0, 10),
      one.until.slice(0, 10),
      cellOf(words, one.weeks),
      one.property,
      one.unit,
      one.expectation,
      text.verdicts[one.verdict],
      ...[one.effect.percent, one.low.percent, one.high.percent].map((value) => cellOf(words, value)),
      ...[one.effect.inUnit, one.low.inUnit, one.high.inUnit].map((value) => cellOf(words, value)),
      words.number(one.comparisons),
      cellOf(words, one.costEuros),
      answer(one.emergency),
      answer(one.simulated),
    ]),
  ]);
}

/** What may go to another city, by the label of its case. */
export const mayLeave = ({ label }: Pick<PastEffect, 'label'>): boolean => label === 'TLP:CLEAR';
