import type {
  ExplanationKind,
  Interpretation,
  Opinion,
  OrganisationName,
  SignalInterpretations,
} from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import { agreementOf } from './agreement-of.ts';
import type { AtSignal } from './at-signal.ts';
import type { ResponseRoom } from './room.ts';
import { toSharingMark } from './sharing-mark.ts';
import { type InterpretationRow, selectInterpretations } from './sql/read-interpretations.ts';
import { namesOfReaders, toReceipts } from './to-receipts.ts';

/** What this person may see of the interpretations of a signal; the statement decides, not this file. */
export async function toInterpretations(
  room: ResponseRoom,
  { signal, person, reader, roles }: AtSignal,
  language: Language,
): Promise<SignalInterpretations> {
  const asked = { signalId: signal.id, placeId: signal.placeId, reader };
  const [rows, organisations] = await Promise.all([
    selectInterpretations(room.db, asked),
    room.sharing.organisations(),
  ]);
  const readers = await namesOfReaders(room, rows);
  const names = new Map(organisations.map(({ id, name, kind }) => [id, { id, name, kind }]));
  const items = rows.map((row) => toInterpretation(row, { language, names, readers, ownId: person.personId }));
  return {
    signalId: signal.id,
    answered: items.some(({ isOwn }) => isOwn),
    items,
    agreement: agreementOf(items),
    roles: [...roles],
    organisations: organisations
      .filter(({ id, closed }) => !closed && id !== person.organisationId)
      .map(({ id, name, kind }) => ({ id, name, kind })),
  };
}

/** How one row is told. */
export interface Telling {
  readonly language: Language;
  readonly names: ReadonlyMap<number, OrganisationName>;
  /** Of who saw it, by number. */
  readonly readers: ReadonlyMap<number, string>;
  readonly ownId: number;
}

export function toInterpretation(row: InterpretationRow, telling: Telling): Interpretation {
  const { language, names, ownId } = telling;
  const organisation = names.get(row.organisation_id);
  if (!organisation) throw new Error(`organisation ${row.organisation_id} is not stored`);
  const blind = { id: row.explanation_id, kind: row.kind, nl: row.name_nl, en: row.name_en };
  const later = { id: row.later_explanation_id, kind: row.later_kind, nl: row.later_name_nl, en: row.later_name_en };
  const isOwn = row.author_id === ownId;
  return {
    isOwn,
    role: row.role,
    organisation,
    blind: toOpinion(blind, { sure: row.sure, words: row.words, at: row.answered_at }, language),
    alsoKnown: row.also_known,
    later: toOpinion(later, { sure: row.later_sure, words: row.later_words, at: row.later_at }, language),
    answeredAt: row.answered_at.toISOString(),
    ...toSharingMark(row),
    seenBy: toReceipts(row.seen_by, telling),
    version: row.version,
  };
}

type Named = { id: number | null; kind: ExplanationKind | null; nl: string | null; en: string | null };

function toOpinion(
  { id, kind, nl, en }: Named,
  { sure, words, at }: { sure: number | null; words: string | null; at: Date | null },
  language: Language,
): Opinion | null {
  if (id === null || kind === null || sure === null || words === null || at === null) return null;
  return { explanation: { id, kind, name: (language === 'nl' ? nl : en) ?? '' }, sure, words, at: at.toISOString() };
}
