import type { CaseEntry, CaseFile, CaseSignal, CaseSummary } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import { agreementOf } from './agreement-of.ts';
import type { AtCase } from './at-case.ts';
import { zoneOf } from './interventions/local-days.ts';
import { removalOf } from './keeping/case-removal.ts';
import { type KeptTerms, loadKeptTerms } from './keeping/keep-terms.ts';
import { nameOf } from './name-of.ts';
import { localDateOf } from './questionnaires/local-date.ts';
import type { ResponseRoom } from './room.ts';
import { toSharingMark } from './sharing-mark.ts';
import { selectAttachments } from './sql/attachments.ts';
import { type CaseEntryRow, type CaseRow, selectCaseEntries, selectCaseSignals } from './sql/read-cases.ts';
import { selectInterpretations } from './sql/read-interpretations.ts';
import { toAttachment } from './to-attachment.ts';
import { toCaseHistory } from './to-case-history.ts';
import { type Telling, toInterpretation } from './to-interpretations.ts';
import { namesOfReaders, toReceipts } from './to-receipts.ts';

type Names = Telling['names'];

/** Every organisation by number, closed ones included. */
export async function organisationNames({ sharing }: ResponseRoom): Promise<Names> {
  return new Map((await sharing.organisations()).map(({ id, name, kind }) => [id, { id, name, kind }]));
}

/** What a case is called where its title is hidden. @example numberOfCase(4, 'nl') // 'Dossier 4' */
export const numberOfCase = (id: number, language: Language) => `${language === 'nl' ? 'Dossier' : 'Case'} ${id}`;

export function toCaseSummary(
  row: CaseRow,
  { places }: ResponseRoom,
  { language, names, ownId, terms }: Pick<Telling, 'language' | 'names' | 'ownId'> & { readonly terms: KeptTerms },
): CaseSummary {
  return {
    id: row.id,
    title: row.title ?? numberOfCase(row.id, language),
    answerFirst: row.answer_first,
    isHidden: row.title === null,
    placeId: row.place_id,
    placeName: places.directory.find(row.place_id ?? -1)?.name ?? null,
    script: row.script,
    organisation: nameOf(names, row.organisation_id),
    isOwn: row.author_id === ownId,
    ...toSharingMark(row),
    openedAt: row.opened_at.toISOString(),
    closed: row.closed_at !== null,
    simulated: row.simulated,
    removal: removalOf(row, terms),
    openTasks: row.open_tasks,
    version: row.version,
  };
}

/** A case as this person may see it; of interpretations only what they may see at each signal itself. */
export async function toCase(
  room: ResponseRoom,
  at: AtCase,
  { language, until }: { readonly language: Language; readonly until: Date | null },
): Promise<CaseFile> {
  const { row, person, reader } = at;
  const names = await organisationNames(room);
  const attachments = await selectAttachments(room.db, reader, { caseId: row.id });
  const readers = await namesOfReaders(room, [row, ...attachments]);
  const telling: Telling = { language, names, readers, ownId: person.personId };
  const [signals, entries, organisations, terms, history] = await Promise.all([
    toCaseSignals(room, at, telling),
    selectCaseEntries(room.db, reader, row.id),
    room.sharing.organisations(),
    loadKeptTerms(room),
    toCaseHistory(room, { caseId: row.id, reader, until }, telling),
  ]);
  return {
    ...toCaseSummary(row, room, { ...telling, terms }),
    signals,
    entries: entries.map((entry) => toEntry(entry, telling)),
    organisations: organisations.filter(({ closed }) => !closed).map(({ id, name, kind }) => ({ id, name, kind })),
    attachments: attachments.map((one) => toAttachment(one, telling)),
    ...history,
    today: localDateOf(room.clock.now(), zoneOf(room.places, row.place_id)),
    seenBy: toReceipts(row.seen_by, telling),
  };
}

async function toCaseSignals(
  room: ResponseRoom,
  { row, reader, mayAt }: AtCase,
  telling: Telling,
): Promise<CaseSignal[]> {
  const told: CaseSignal[] = [];
  for (const signal of await selectCaseSignals(room.db, row.id)) {
    const asked = { signalId: signal.signal_id, placeId: signal.place_id, reader };
    // A case may hold signals of places where its reader does not work: of those they see that they are there.
    const rows = mayAt(signal.place_id) ? await selectInterpretations(room.db, asked) : [];
    const readers = await namesOfReaders(room, rows);
    const items = rows.map((one) => toInterpretation(one, { ...telling, readers }));
    told.push({
      signalId: signal.signal_id,
      start: signal.signal_start.toISOString(),
      addedAt: signal.added_at.toISOString(),
      exists: (await room.rhythm.findSignal(signal.signal_id)) !== undefined,
      answered: items.some(({ isOwn }) => isOwn),
      interpretations: items,
      agreement: agreementOf(items),
    });
  }
  return told;
}

function toEntry(row: CaseEntryRow, { names, ownId }: Pick<Telling, 'names' | 'ownId'>): CaseEntry {
  return {
    id: row.id,
    kind: row.kind,
    words: row.words,
    date: row.date,
    parties: row.parties.map((id) => nameOf(names, id)),
    role: row.role,
    organisation: nameOf(names, row.organisation_id),
    addedAt: row.added_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy:
      row.done_organisation_id === null
        ? null
        : { role: row.done_role, organisation: nameOf(names, row.done_organisation_id) },
    isOwn: row.author_id === ownId,
    struck: toStruck(row, names),
    version: row.version,
  };
}

/** Its writer struck it, so the organisation is that of the writer. */
function toStruck({ struck_at, struck_role, struck_reason, organisation_id }: CaseEntryRow, names: Names) {
  if (struck_at === null || struck_role === null || struck_reason === null) return null;
  return {
    at: struck_at.toISOString(),
    role: struck_role,
    organisation: nameOf(names, organisation_id),
    reason: struck_reason,
  };
}
