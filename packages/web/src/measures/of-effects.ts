import type { EffectRun, EffectWeek, PastEffect } from '@wijkritme/contract';
import { drawWeeks } from '../exports/draw-weeks.ts';
import type { Figure } from '../exports/figure.ts';
import { factsOf, fileName, type Surroundings } from '../exports/surroundings.ts';
import { createFormat, unitLabel } from '../i18n/format.ts';
import { effectsTable, weeksTable } from './effects-table.ts';
import { measuresTexts } from './texts.ts';

export interface ShownWeeks {
  readonly run: EffectRun;
  readonly weeks: readonly EffectWeek[];
  readonly name: string;
  readonly unit: string;
  readonly simulated: boolean;
  readonly sentence: string;
  /** Of the case of the measure. */
  readonly label?: string;
}

/** Measured and expected by the week, behind a verdict on a measure. */
export function figureOfWeeks(
  { run, weeks, name, unit, simulated, sentence, label }: ShownWeeks,
  about: Surroundings,
): Figure {
  const { language, text } = about;
  const words = measuresTexts[language];
  const format = createFormat(language);
  const [first, last] = [weeks[0]?.from, weeks.at(-1)?.from];
  return {
    file: fileName(words.weeksFile, name, String(run.id)),
    title: text.titles.effect(name),
    sentence: [run.sentence, sentence].filter(Boolean).join(' '),
    facts: factsOf(about, {
      simulated,
      definition: text.definitions.effectWeeks,
      ...(first && last ? { period: format.range(first, last) } : {}),
      ...(label === undefined ? {} : { label }),
    }),
    table: weeksTable(weeks, { text: words, unit: unitLabel(unit), simulated, caption: words.weeksCaption(name) }),
    drawing: drawWeeks({
      weeks,
      quantity: [name, unitLabel(unit)].filter(Boolean).join(', '),
      words: { measured: words.measured, expected: words.expectedColumn, range: words.range, started: words.started },
      number: format.number,
      date: format.shortDate,
    }),
  };
}

/** The registry of what helped and what did not. */
export function figureOfEffects(effects: readonly PastEffect[], about: Surroundings): Figure {
  const { language, text } = about;
  const words = measuresTexts[language];
  const labels = [...new Set(effects.flatMap(({ label, feeling }) => [label, ...feeling.map((one) => one.label)]))];
  return {
    file: fileName(words.registryTitle),
    title: words.registryTitle,
    sentence: words.registryIntro,
    facts: factsOf(about, {
      definition: text.definitions.effects,
      simulated: effects.some(({ simulated }) => simulated),
      ...(labels.length > 0 ? { label: labels.join(', ') } : {}),
    }),
    table: effectsTable(effects, { text: words, language }),
  };
}
