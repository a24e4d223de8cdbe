import type { Context } from '../../foundation/context.ts';
import { noAttachment } from '../at-attachment.ts';
import { atCase } from '../at-case.ts';
import type { ResponseRoom } from '../room.ts';
import { handOverAttachment } from '../sql/attachments.ts';

/** To be saved, never to be shown: a browser neither runs it nor guesses what it is. */
export function getCaseAttachment({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getCaseAttachment', async ({ params, principal, reply }) => {
    const { reader } = await atCase(room, access, { principal, id: params.id });
    const row = await handOverAttachment(room.db, reader, { caseId: params.id, id: params.attachment });
    if (!row) throw noAttachment(params.id, params.attachment);
    const file = room.files.open(row.key, row.bytes);
    reply.headers({
      'content-type': row.type,
      'content-length': row.bytes,
      'content-disposition': dispositionOf(row.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    return file;
  });
}

/** The name as it is for who understands it, and without anything special for the rest [RFC 6266, 4.3; RFC 8187]. */
function dispositionOf(name: string): string {
  const plain = name.replace(/[^\w .-]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
