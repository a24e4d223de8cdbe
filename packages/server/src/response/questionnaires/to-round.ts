import { type OrganisationName, type QuestionnaireRound, SHOWN_FROM } from '@wijkritme/contract';
import { type AnswerGroup, contrastOfMeans, contrastOfShares, showAnswers, summariseAnswers } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingMark } from '../sharing-mark.ts';
import type { QuestionnaireRow } from '../sql/questionnaire-rounds.ts';
import { organisationNames } from '../to-case.ts';
import { namesOfReaders, toReceipts } from '../to-receipts.ts';
import { valuesOf } from './check-draft.ts';
import { roundSentence } from './sentences.ts';

export interface RoundTelling {
  readonly room: ResponseRoom;
  readonly names: ReadonlyMap<number, OrganisationName>;
  /** Of those who saw rounds of one's own organisation. */
  readonly readers: ReadonlyMap<number, string>;
  readonly personId: number;
  readonly organisationId: number;
  readonly language: Language;
}

/** What telling these rounds to this reader needs. */
export async function tellingOf(
  room: ResponseRoom,
  { personId, organisationId }: { readonly personId: number; readonly organisationId: number },
  { language, rows }: { readonly language: Language; readonly rows: readonly QuestionnaireRow[] },
): Promise<RoundTelling> {
  const [names, readers] = await Promise.all([organisationNames(room), namesOfReaders(room, rows)]);
  return { room, names, readers, personId, organisationId, language };
}

/** A round as anybody may see it; nothing in it was made of a count that is hidden, beyond the mean and spread that are told. */
export function toRound(
  row: QuestionnaireRow,
  { room, names, readers, personId, organisationId, language }: RoundTelling,
): QuestionnaireRound {
  const shown = shownOf(row);
  const group = groupOf(row);
  const name = names.get(row.organisation_id) ?? { id: row.organisation_id, name: '–', kind: 'municipality' as const };
  const interval = group && intervalOf(row, [{ weight: 1, group }]);
  return {
    id: row.id,
    placeId: row.place_id,
    placeName: room.places.directory.find(row.place_id)?.name ?? '',
    question: row.question,
    questionEn: row.question_en,
    scale: row.scale,
    better: row.better,
    from: row.from_date,
    until: row.until_date,
    method: row.method,
    source: row.source,
    invited: row.invited,
    organisation: name,
    ...toSharingMark(row),
    n: shown.n,
    counts: [...shown.counts],
    mean: group?.mean ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    spread: group?.spread ?? null,
    sentence: roundSentence(row.scale, { n: shown.n, mean: group?.mean ?? null }, language),
    mayRemove: row.organisation_id === organisationId,
    isOwn: row.author_id === personId,
    version: row.version,
    seenBy: toReceipts(row.seen_by, { names, readers }),
  };
}

type Counted = Pick<QuestionnaireRow, 'scale' | 'counts'>;

const shownOf = ({ scale, counts }: Counted) => showAnswers({ counts, values: valuesOf(scale), minimum: SHOWN_FROM });

/** Made of what is shown: of the counts where all are, else of the mean and spread that are told. undefined: those are hidden too. */
export function groupOf(round: Counted): AnswerGroup | undefined {
  const { n, counts, mean, spread } = shownOf(round);
  const open = counts.flatMap((count) => count ?? []);
  if (open.length === counts.length) return summariseAnswers(open, valuesOf(round.scale));
  return mean === null || spread === null ? undefined : { n, mean, spread };
}

/** Of shares or of means, as the scale asks; a single mean or share stays on its scale. */
export function intervalOf({ scale }: Pick<QuestionnaireRow, 'scale'>, terms: Parameters<typeof contrastOfMeans>[0]) {
  const found = scale === 'yes-no' ? contrastOfShares(terms) : contrastOfMeans(terms);
  if (terms.length > 1) return found;
  const values = valuesOf(scale);
  const [least, most] = [values[0] ?? 0, values.at(-1) ?? 1];
  return { ...found, low: Math.max(least, found.low), high: Math.min(most, found.high) };
}
