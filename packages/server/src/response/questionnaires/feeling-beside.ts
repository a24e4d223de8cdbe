import { limits, type PastEffect } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { LabelReader } from '../../sharing/index.ts';
import type { ResponseRoom } from '../room.ts';
import type { PastEffectRow } from '../sql/past-effects.ts';
import { selectRounds } from '../sql/questionnaire-rounds.ts';
import { everyPlaceOf, feelingOf, feelingPlaces } from './feeling-of.ts';
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
  const asked = { places, limit: limits.questionnaireRoundsBeside * 4, offset: 0 };
  const rounds = places.length === 0 ? [] : await selectRounds(room.db, reader, asked);
  const telling = await tellingOf(room, reader, language);
  return (row) => {
    const found = where.get(row);
    if (!found) return [];
    const here = new Set(everyPlaceOf(found));
    const { questions } = feelingOf(
      rounds.filter(({ place_id }) => here.has(place_id)),
      found,
      telling,
    );
    return questions.flatMap(({ question, sentences, warnings, label }) =>
      sentences.length === 0 ? [] : [{ sentence: [question, ...sentences, ...warnings].join(' '), label }],
    );
  };
}
