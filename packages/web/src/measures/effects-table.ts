import { type EffectWeek, interventionKinds, type PastEffect } from '@wijkritme/contract';
import type { Cell, FigureTable } from '../exports/figure.ts';
import type { MeasuresText } from './texts-nl.ts';

/** One row per week; what was not measured is an empty cell. */
export function weeksTable(
  weeks: readonly EffectWeek[],
  { text, unit, simulated, caption }: { text: MeasuresText; unit: string; simulated: boolean; caption: string },
): FigureTable {
  const answer = (yes: boolean) => (yes ? text.yes : text.no);
  return {
    caption,
    columns: text.csvWeeks.map((name) => ({ name })),
    rows: weeks.map(({ from, after, measured, expected, low, high }): Cell[] => [
      from,
      answer(after),
      ...[measured, expected, low, high],
      unit,
      answer(simulated),
    ]),
  };
}

/** Of the many columns, those that a picture has room for: measure, kind, start, weeks, what was measured, verdict, effect, who may see. */
const shown = [0, 1, 3, 5, 6, 9, 10, 20];

/** One row per judged measure, failures included; each says who may see it. */
export function effectsTable(
  effects: readonly PastEffect[],
  { text, language }: { text: MeasuresText; language: 'nl' | 'en' },
): FigureTable {
  const answer = (yes: boolean) => (yes ? text.yes : text.no);
  return {
    caption: text.registryCaption,
    columns: [...text.csvEffects, text.label, text.feeling].map((name, i) =>
      shown.includes(i) ? { name } : { name, isDetail: true },
    ),
    rows: effects.map((one): Cell[] => [
      one.title ?? text.caseRemoved,
      interventionKinds.find(({ id }) => id === one.kind)?.[language] ?? one.kind,
      text.states[one.state],
      one.startedAt.slice(0, 10),
      one.until.slice(0, 10),
      one.weeks,
      one.property,
      one.unit,
      one.expectation,
      text.verdicts[one.verdict],
      ...[one.effect.percent, one.low.percent, one.high.percent],
      ...[one.effect.inUnit, one.low.inUnit, one.high.inUnit],
      one.comparisons,
      one.costEuros,
      answer(one.emergency),
      answer(one.simulated),
      one.label,
      one.feeling.map(({ sentence }) => sentence).join(' '),
    ]),
  };
}

/** As far as it may go to another city: what people said has labels of its own. */
export const toLeave = (effect: PastEffect): PastEffect => ({ ...effect, feeling: effect.feeling.filter(isFree) });

/** What may go to another city: by the label of its case, and never what was made up. */
export const mayLeave = ({ label, simulated }: Pick<PastEffect, 'label' | 'simulated'>): boolean =>
  isFree({ label }) && !simulated;

const isFree = ({ label }: Pick<PastEffect, 'label'>): boolean => label === 'TLP:CLEAR';
