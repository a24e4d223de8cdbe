import type { CaseAttachment } from '@wijkritme/contract';
import { toSharingMark } from './sharing-mark.ts';
import type { AttachmentRow } from './sql/attachments.ts';
import type { Telling } from './to-interpretations.ts';
import { toReceipts } from './to-receipts.ts';

export function toAttachment(row: AttachmentRow, telling: Omit<Telling, 'language'>): CaseAttachment {
  const organisation = telling.names.get(row.organisation_id);
  if (!organisation) throw new Error(`organisation ${row.organisation_id} is not stored`);
  const { id, name, type, bytes, sha256, scanned, stripped, role, version } = row;
  return {
    ...{ id, name, type, bytes, sha256, scanned, stripped, role, version, organisation },
    ...toSharingMark(row),
    isOwn: row.author_id === telling.ownId,
    addedAt: row.added_at.toISOString(),
    seenBy: toReceipts(row.seen_by, telling),
  };
}
