import { createReadStream, statSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { basename } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClientError } from '@wijkritme/client';
import { type Import, operations, type Problem } from '@wijkritme/contract';

export interface Upload {
  readonly url: string;
  readonly key: string | undefined;
  readonly language: string;
  readonly preset: string;
  readonly source: Source;
  readonly mapping: string | undefined;
}

/** Something to be handed over. */
export interface Source {
  readonly name: string;
  /** undefined: nobody knows before it ends. */
  readonly bytes: number | undefined;
  open(): Readable;
}

export function fileSource(path: string): Source {
  return { name: basename(path), bytes: statSync(path).size, open: () => createReadStream(path) };
}

/**
 * Hand it over as a stream, with its length where that is known (`fetch` would never tell it).
 * @param onProgress total 0: nobody knows
 */
export async function uploadFile(upload: Upload, onProgress: (done: number, total: number) => void): Promise<Import> {
  const { name, bytes } = upload.source;
  const total = bytes ?? 0;
  const query = new URLSearchParams({ preset: upload.preset, fileName: name, large: 'true' });
  if (upload.mapping !== undefined) query.set('mapping', upload.mapping);
  const address = `${upload.url}${operations.createImport.path}?${query}`;
  const request = (address.startsWith('https:') ? httpsRequest : httpRequest)(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      ...(bytes === undefined ? { 'transfer-encoding': 'chunked' } : { 'content-length': bytes }),
      'accept-language': upload.language,
      ...(upload.key === undefined ? {} : { authorization: `Bearer ${upload.key}` }),
    },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  let done = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      onProgress(done, total);
      next(null, chunk);
    },
  });
  // A server that refuses answers before all is sent; the answer tells more than the broken pipe.
  const sent = pipeline(upload.source.open(), counted, request);
  sent.catch(() => {});
  const response = await answer;
  const body = await textOf(response);
  if (response.statusCode === operations.createImport.status) return JSON.parse(body) as Import;
  throw new ClientError(JSON.parse(body) as Problem);
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
