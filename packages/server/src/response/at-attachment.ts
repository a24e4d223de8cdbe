import { type CaseAttachment, WijkritmeError } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import type { Principal } from '../foundation/principals.ts';
import { type AtCase, atCase } from './at-case.ts';
import type { ResponseRoom } from './room.ts';
import { type AttachmentRow, selectAttachments } from './sql/attachments.ts';
import { toAttachment } from './to-attachment.ts';
import { organisationNames } from './to-case.ts';
import { namesOfReaders } from './to-receipts.ts';

interface AskedAttachment {
  readonly principal: Principal;
  readonly caseId: number;
  readonly id: number;
}

/**
 * A file of a case that this person may see, as sent by themselves.
 * @throws WijkritmeError not_found: not there, or not theirs to see; forbidden: sent by somebody else
 */
export async function atOwnAttachment(
  room: ResponseRoom,
  access: AccessRules,
  { principal, caseId, id }: AskedAttachment,
): Promise<AtCase & { readonly attachment: AttachmentRow }> {
  const at = await atCase(room, access, { principal, id: caseId });
  const [attachment] = await selectAttachments(room.db, at.reader, { caseId, id });
  if (!attachment) throw noAttachment(caseId, id);
  if (attachment.author_id !== at.person.personId)
    throw new WijkritmeError('forbidden', {
      nl: 'Alleen wie een bestand stuurde, verandert wie het mag lezen, of haalt het weg. Vraag die collega.',
      en: 'Only who sent a file changes who may read it, or removes it. Ask that colleague.',
    });
  return { ...at, attachment };
}

export const noAttachment = (caseId: number, id: number) =>
  new WijkritmeError('not_found', {
    nl: `In dossier ${caseId} is geen bestand ${id} dat u mag zien. Kijk in het dossier welke er zijn.`,
    en: `There is no file ${id} in case ${caseId} that you may see. Look in the case which there are.`,
  });

/** One file of a case as its sender gets to see it. */
export async function tellAttachment(
  room: ResponseRoom,
  { reader }: AtCase,
  { caseId, id }: { readonly caseId: number; readonly id: number },
): Promise<CaseAttachment> {
  const rows = await selectAttachments(room.db, reader, { caseId, id });
  const [row] = rows;
  if (!row) throw noAttachment(caseId, id);
  const [names, readers] = await Promise.all([organisationNames(room), namesOfReaders(room, rows)]);
  return toAttachment(row, { names, readers, ownId: reader.personId });
}
