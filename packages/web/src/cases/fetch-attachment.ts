import { ClientError } from '@wijkritme/client';
import type { CaseAttachment, Problem } from '@wijkritme/contract';
import { addressOfAttachment } from './send-attachment.ts';

/**
 * A file of a case through the same door as for saving, with the type that the server found and no other.
 * @throws ClientError what the server says; TypeError: it did not arrive
 */
export async function fetchAttachment(
  caseId: number,
  { id, type }: Pick<CaseAttachment, 'id' | 'type'>,
  signal: AbortSignal,
): Promise<Blob> {
  const answer = await fetch(addressOfAttachment(caseId, id), {
    headers: { 'accept-language': document.documentElement.lang },
    signal,
  });
  if (answer.ok) return new Blob([await answer.arrayBuffer()], { type });
  const problem = (await answer.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const { status, statusText } = answer;
  throw new ClientError({
    ...{ type: 'about:blank', title: statusText, status, detail: `HTTP ${status}`, code: 'internal' },
    ...problem,
  });
}
