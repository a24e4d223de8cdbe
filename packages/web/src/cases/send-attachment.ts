import { calls } from '@wijkritme/client';
import { type AttachmentLabel, type CaseAttachment, limits } from '@wijkritme/contract';
import { sendFile } from '../workbench/parts/send-file.ts';
import { queryOf } from '../workbench/paths.ts';

/** Endings that a case keeps; the server looks at what is really in a file. */
export const attachmentEndings = ['pdf', 'jpg', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt', 'ods', 'txt', 'csv'];

export const attachmentLabels: readonly AttachmentLabel[] = ['TLP:GREEN', 'TLP:AMBER+STRICT', 'TLP:RED'];

export interface AttachmentSending {
  readonly file: File;
  readonly label: AttachmentLabel;
  readonly signal: AbortSignal;
}

/** What is wrong with a file before it is sent; the server judges it again. */
export function faultOf(file: Pick<File, 'name' | 'size'>): 'type' | 'size' | 'empty' | undefined {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!attachmentEndings.includes(ending)) return 'type';
  if (file.size > limits.attachmentBytes) return 'size';
  return file.size === 0 ? 'empty' : undefined;
}

export function sendAttachment(
  caseId: number,
  { file, label, signal }: AttachmentSending,
  onProgress: (bytes: number) => void,
): Promise<CaseAttachment> {
  const path = calls.addCaseAttachment.path.replace(':id', String(caseId));
  const query = queryOf({ fileName: file.name, type: file.type || undefined, label });
  return sendFile<CaseAttachment>(path + query, file, { onProgress, signal });
}

export function addressOfAttachment(caseId: number, id: number): string {
  return calls.getCaseAttachment.path.replace(':id', String(caseId)).replace(':attachment', String(id));
}
