import { limits, type QuestionnaireDraft } from '@wijkritme/contract';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import { type SharingInput, toSharingColumns } from '../sharing-mark.ts';
import { countRounds, type NewRound } from '../sql/questionnaire-rounds.ts';
import type { ResponseDb } from '../tables.ts';

/** A round as the store keeps it. */
export function toNewRound(
  draft: QuestionnaireDraft,
  sharing: SharingInput,
  { person, now }: { readonly person: PersonPrincipal; readonly now: number },
): NewRound {
  return {
    place_id: draft.placeId,
    question: draft.question.trim(),
    question_en: draft.questionEn?.trim() ?? null,
    scale: draft.scale,
    better: draft.better,
    from_date: draft.from,
    until_date: draft.until,
    method: draft.method,
    source: draft.source.trim(),
    invited: draft.invited,
    counts: draft.counts,
    ...toSharingColumns(sharing),
    author_id: person.personId,
    organisation_id: person.organisationId,
    added_at: new Date(now),
  };
}

/** Asked for one round after the other: is there room for one more in its place? */
export function hasRoomFor(db: ResponseDb, places: readonly number[]): (place: number) => Promise<boolean> {
  const counted = countRounds(db, places);
  return async (place) => {
    const counts = await counted;
    const n = (counts.get(place) ?? 0) + 1;
    counts.set(place, n);
    return n <= limits.questionnaireRoundsOfPlace;
  };
}
