import { type FeelingQuestion, questionnaireMethods } from '@wijkritme/contract';
import type { Cell, Figure } from '../exports/figure.ts';
import { factsOf, fileName, type Surroundings } from '../exports/surroundings.ts';
import { createFormat } from '../i18n/format.ts';
import { drawRanges } from './draw-ranges.ts';
import { rowsOf } from './rows-of.ts';
import { feelingTexts } from './texts.ts';

/** What people said before and after a measure, to leave the page. Values as they are: shares from 0 to 1. */
export function figureOfFeeling(asked: FeelingQuestion, about: Surroundings): Figure {
  const { language, text } = about;
  const words = feelingTexts[language];
  const format = createFormat(language);
  const rows = rowsOf(asked);
  const first = rows[0]?.round;
  const last = rows.at(-1)?.round;
  return {
    file: fileName(words.tableFile, asked.placeName, asked.question.slice(0, 40)),
    title: words.figureTitle(asked.question),
    sentence: [...asked.sentences, ...asked.warnings].join(' ') || asked.question,
    facts: factsOf(about, {
      source: [...new Set(rows.map(({ round }) => round.source))].join('; '),
      simulated: false,
      definition: text.definitions.feeling,
      label: asked.label,
      ...(first && last ? { period: format.range(first.from, last.until) } : {}),
    }),
    table: {
      caption: words.caption(asked.question),
      columns: [
        { name: words.place },
        { name: words.when },
        ...['from', 'until'].map((_, at) => ({ name: [words.fromField, words.untilField][at] ?? '' })),
        { name: words.result },
        { name: `${words.interval} −` },
        { name: `${words.interval} +` },
        { name: words.answers },
        { name: words.method, isDetail: true },
        { name: words.source, isDetail: true },
      ],
      rows: rows.map(({ part, round }): Cell[] => [
        round.placeName,
        words.parts[part],
        round.from,
        round.until,
        round.mean,
        round.low,
        round.high,
        round.n,
        questionnaireMethods.find(({ id }) => id === round.method)?.[language] ?? round.method,
        round.source,
      ]),
    },
    drawing: drawRanges(asked.scale, rows, { words, format }),
  };
}
