import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Json } from '../wire.ts';

/** Answer to one request of a batch. */
export interface Done {
  readonly id: string;
  readonly status: number;
  readonly location?: string;
  readonly etag?: string;
  readonly type?: string;
  readonly body?: string;
}

/** Answers in the order of the requests; a list stands for a change set that was done. */
export type Answers = readonly (Done | readonly Done[])[];

/** OData JSON 4.01, section 19.5. */
export function writeJsonBatch(answers: Answers): Json {
  return `{"responses":[${answers.flat().map(writePart)}]}`;
}

function writePart({ id, status, location, etag, type, body }: Done): Json {
  const headers = { ...(location !== undefined && { location }), ...(etag !== undefined && { etag }) };
  const written = Object.keys(headers).length === 0 ? '' : `,"headers":${JSON.stringify(headers)}`;
  return `{"id":${JSON.stringify(id)},"status":${status}${written}${body === undefined ? '' : `,"body":${toJson(body, type)}`}}`;
}

/** JSON goes in as it was written: the id of a reading does not fit a JavaScript number. CSV becomes text. */
function toJson(body: string, type = ''): Json {
  return /json/.test(type) ? body : JSON.stringify(body);
}

/** OData 4.01 part 1, 11.7.7.5. @returns the body and its Content-Type */
export function writeMultipartBatch(answers: Answers): { readonly body: string; readonly type: string } {
  const boundary = `batch_${randomUUID()}`;
  const parts = answers.map((answer) => {
    if (!Array.isArray(answer)) return writeHttp(answer as Done);
    const inner = `changeset_${randomUUID()}`;
    const content = join(inner, (answer as readonly Done[]).map(writeHttp));
    return `Content-Type: multipart/mixed; boundary=${inner}\r\n\r\n${content}`;
  });
  return { body: join(boundary, parts), type: `multipart/mixed; boundary=${boundary}` };
}

function join(boundary: string, parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}

function writeHttp({ id, status, location, etag, type, body }: Done): string {
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${id}`,
    '',
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...(location === undefined ? [] : [`Location: ${location}`]),
    ...(etag === undefined ? [] : [`ETag: ${etag}`]),
    ...(body === undefined ? [] : [`Content-Type: ${type ?? 'application/json; charset=utf-8'}`]),
    '',
    body ?? '',
  ].join('\r\n');
}
