import type { LogLine } from '@wijkritme/contract';
import type { Figure } from '../exports/figure.ts';
import { factsOf, fileName, type Surroundings } from '../exports/surroundings.ts';
import { logTable } from './log-table.ts';
import { logTexts } from './texts.ts';

/** The log is no open data: the licence of the installation does not hold for it. */
export function figureOfLog(lines: readonly LogLine[], about: Surroundings, zone: string): Figure {
  const { language, text } = about;
  const words = logTexts[language];
  return {
    file: fileName(words.title),
    title: words.title,
    sentence: words.intro,
    facts: factsOf({ ...about, licence: undefined }, { definition: text.definitions.log, simulated: false }),
    table: logTable(lines, { text: words, language, zone }),
  };
}
