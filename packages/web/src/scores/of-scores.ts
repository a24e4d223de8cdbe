import type { ForecastScores, Place, SignalScores } from '@wijkritme/contract';
import type { Figure } from '../exports/figure.ts';
import { factsOf, fileName, type Surroundings } from '../exports/surroundings.ts';
import { everyRow } from '../exports/too-many-rows.ts';
import { api } from '../workbench/api.ts';
import { scoresTable } from './scores-table.ts';
import { signalScoresTable } from './signal-scores-table.ts';
import { signalScoresTexts } from './signal-texts.ts';
import { scoresTexts } from './texts.ts';

export interface ShownScores {
  readonly place: number | undefined;
  readonly places: readonly Place[];
  readonly sentence: string;
}

/** All scores of this choice, also what “Toon meer” would show. */
export async function figureOfScores({ place, places, sentence }: ShownScores, about: Surroundings): Promise<Figure> {
  const text = scoresTexts[about.language];
  const items: ForecastScores[] = await everyRow((page) => api.listForecastScores({ ...page, limit: 100, place }));
  const placeName = (id: number | null) => places.find((one) => one.id === id)?.name ?? '';
  return {
    file: fileName(text.file),
    title: text.title,
    sentence,
    facts: factsOf(about, {
      definition: about.text.definitions.forecastScores,
      simulated: items.some(({ simulated }) => simulated),
    }),
    table: scoresTable(items, { text, placeName }),
  };
}

/** How many signals were worth it, of one quarter. */
export function figureOfSignalScores(scores: SignalScores, about: Surroundings): Figure {
  const text = signalScoresTexts[about.language];
  return {
    file: fileName(text.file, scores.quarter),
    title: text.caption(scores.from, scores.to),
    sentence: scores.sentence,
    facts: factsOf(about, { definition: about.text.definitions.signalScores, period: `${scores.from} / ${scores.to}` }),
    table: signalScoresTable(scores, text),
  };
}
