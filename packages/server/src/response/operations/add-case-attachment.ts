import type { Readable } from 'node:stream';
import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Call } from '../../foundation/http/http-door.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { answerWords } from '../answer-words.ts';
import { tellAttachment } from '../at-attachment.ts';
import { atCase } from '../at-case.ts';
import { roleFor } from '../at-signal.ts';
import { checkTexts } from '../check-answer.ts';
import { closedCase } from '../closed-case.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns } from '../sharing-mark.ts';
import { countAttachments, insertAttachment, lockOpenCase } from '../sql/attachments.ts';
import type { ResponseDb } from '../tables.ts';

export function addCaseAttachment({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation(
    'addCaseAttachment',
    async ({ params: { id: caseId }, query, principal, request }) => {
      const at = await atCase(room, access, { principal, id: caseId });
      const role = roleFor(at, query.role ?? at.roles[0]);
      const name = checkName(query.fileName);
      await checkRoom(room.db, caseId, sizeOf(request));
      const file = await room.files.take(request.body as Readable, { fileName: name, mime: query.type });
      try {
        const id = await room.db.transaction().execute(async (trx) => {
          if (!(await lockOpenCase(trx, caseId))) throw closedCase(caseId);
          await checkRoom(trx, caseId, file.bytes);
          return insertAttachment(trx, {
            ...file,
            ...toSharingColumns({ label: query.label ?? 'TLP:GREEN', audience: [] }),
            case_id: caseId,
            name,
            author_id: at.person.personId,
            organisation_id: at.person.organisationId,
            role,
            added_at: new Date(clock.now()),
          });
        });
        return tellAttachment(room, at, { caseId, id });
      } catch (cause) {
        room.files.remove(file.key);
        throw cause;
      }
    },
    { bodyLimit: limits.attachmentBytes, stream: true },
  );
}

/** @throws WijkritmeError invalid_input */
function checkName(fileName: string): string {
  const name = fileName.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[/\\\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name))
    refuseFields([{ pointer: 'fileName', message: answerWords.fileName }]);
  checkTexts({ fileName: name });
  return name;
}

/** Size that the sender announces; 0 when it does not. @throws WijkritmeError too_large, invalid_input */
function sizeOf({ body, headers }: Call<'addCaseAttachment'>['request']): number {
  if (!body)
    throw new WijkritmeError('invalid_input', {
      nl: 'Stuur het bestand als inhoud van het verzoek, als application/octet-stream.',
      en: 'Send the file as the body, as application/octet-stream.',
    });
  return Number(headers['content-length'] ?? 0);
}

/** @throws WijkritmeError too_large */
async function checkRoom(db: ResponseDb, caseId: number, bytes: number): Promise<void> {
  const kept = await countAttachments(db, caseId);
  if (kept.files >= limits.attachmentsOfCase)
    throw new WijkritmeError('too_large', {
      nl: `Een dossier bewaart ten hoogste ${limits.attachmentsOfCase} bestanden. Haal er eerst een weg.`,
      en: `A case keeps at most ${limits.attachmentsOfCase} files. Remove one first.`,
    });
  if (kept.bytes + bytes > limits.attachmentsOfCaseBytes)
    throw new WijkritmeError('too_large', {
      nl: `De bestanden van een dossier hebben samen ten hoogste ${limits.attachmentsOfCaseBytes} bytes. Haal er eerst een weg.`,
      en: `The files of a case have at most ${limits.attachmentsOfCaseBytes} bytes together. Remove one first.`,
    });
  if (kept.allBytes + bytes > limits.attachmentsBytes)
    throw new WijkritmeError('too_large', {
      nl: `De bestanden van alle dossiers hebben samen ten hoogste ${limits.attachmentsBytes} bytes. Vraag uw beheerder.`,
      en: `The files of all cases have at most ${limits.attachmentsBytes} bytes together. Ask your administrator.`,
    });
}
