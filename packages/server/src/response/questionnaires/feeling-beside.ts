import { type FeelingQuestion, limits, type PastEffect } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { LabelReader } from '../../sharing/index.ts';
import type { ResponseRoom } from '../room.ts';
import type { PastEffectRow } from '../sql/past-effects.ts';
import { type QuestionnaireRow, selectRounds, showRounds } from '../sql/questionnaire-rounds.ts';
import { everyPlaceOf, feelingOf, feelingPlaces } from './feeling-of.ts';
import { elsewhere } from './show-feeling.ts';
import { tellingOf } from './to-round.ts';

/** What people said before and after each of these measures, in sentences; looked up for all of them at once. */
export async function feelingBeside(
  room: ResponseRoom,
  { reader, rows }: { readonly reader: LabelReader; readonly rows: readonly PastEffectRow[] },
  language: Language,
): Promise<(row: PastEffectRow) => PastEffect['feeling']> {
  const where = new Map(
    rows.map((row) => [
      row,
      feelingPlaces(room, { plan: { placeId: row.at_place_id, expected: [row.expected] }, started_at: row.started_at }),
    ]),
  );
  const places = [...new Set([...where.values()].flatMap(everyPlaceOf))];
  const asked = { places, limit: limits.questionnaireRoundsBeside * 4 };
  const found = places.length === 0 ? [] : await selectRounds(room.db, reader, asked);
  const askedOf = async (rounds: readonly QuestionnaireRow[]) => {
    const telling = await tellingOf(room, reader, { language, rows: rounds });
    return (row: PastEffectRow) => {
      const at = where.get(row);
      const here = new Set(at && everyPlaceOf(at));
      const near = rounds.filter(({ place_id }) => here.has(place_id));
      return at ? feelingOf(near, at, telling).questions.filter(({ sentences }) => sentences.length > 0) : [];
    };
  };
  const first = await askedOf(found);
  const ids = [...new Set(rows.flatMap(first).flatMap(usedIn))];
  const told = await askedOf(await showRounds(room.db, reader, { ids, limit: ids.length, spare: 0 }));
  return (row) =>
    told(row).map(({ question, sentences, warnings, label }) => ({
      sentence: [question, ...sentences, ...warnings].join(' '),
      label,
    }));
}

/** Rounds of which the sentences tell; a receipt is kept of those. */
const usedIn = ({ rounds, comparison }: FeelingQuestion): number[] => [
  ...rounds.flatMap(({ isCompared, round }) => (isCompared ? [round.id] : [])),
  ...elsewhere({ comparison }),
];
