import { createReadStream, statSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClientError } from '@wijkritme/client';
import { type Import, operations, type Problem } from '@wijkritme/contract';

export interface Upload {
  readonly url: string;
  readonly key: string | undefined;
  readonly language: string;
  readonly preset: string;
  readonly file: string;
  readonly mapping: string | undefined;
}

/** Hand a file over as a stream with a known length (`fetch` would send it in chunks without one). */
export async function uploadFile(upload: Upload, onProgress: (done: number, total: number) => void): Promise<Import> {
  const total = statSync(upload.file).size;
  const query = new URLSearchParams({ preset: upload.preset, fileName: basename(upload.file) });
  if (upload.mapping !== undefined) query.set('mapping', upload.mapping);
  const address = `${upload.url}${operations.createImport.path}?${query}`;
  const request = (address.startsWith('https:') ? httpsRequest : httpRequest)(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': total,
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
  const sent = pipeline(createReadStream(upload.file), counted, request);
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
