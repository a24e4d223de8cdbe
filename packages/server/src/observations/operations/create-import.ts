import type { Readable } from 'node:stream';
import { limits, WijkritmeError } from '@wijkritme/contract';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../../foundation/context.ts';
import type { ImportsDesk } from '../imports/imports-desk.ts';
import { toImport } from '../imports/to-import.ts';
import { getPreset } from '../presets/index.ts';
import type { RowSink } from '../presets/preset.ts';
import { countOpenImports } from '../sql/imports-read.ts';
import { deleteImport, insertImport, moveImport } from '../sql/imports-write.ts';

/** Imports that may wait for their turn: each keeps a file on disk. */
const MAX_OPEN = 20;

export function createImport({ http, clock }: Context, { db, spool, queue }: ImportsDesk): void {
  http.operation(
    'createImport',
    async ({ query, request, language }) => {
      const mapping = parseMapping(query.mapping);
      getPreset(query.preset).open(nowhere, { fileName: query.fileName, mapping });
      const bytes = sizeOf(request);
      if ((await countOpenImports(db)) >= MAX_OPEN) {
        throw new WijkritmeError('busy', `${MAX_OPEN} files are waiting to be read.`, { retryAfterSeconds: 60 });
      }
      const now = new Date(clock.now());
      const { preset, fileName } = query;
      const id = await insertImport(db, { preset, fileName, mapping, bytesTotal: bytes, now });
      try {
        // With `stream` the body is handed on as it comes.
        const bytesTotal = await spool.receive(id, request.body as Readable, limits.importBytes);
        if (bytesTotal === 0) throw new WijkritmeError('file_unreadable', 'The file is empty. Choose another file.');
        await moveImport(db, id, { from: ['uploading'], to: 'waiting', bytesTotal });
      } catch (cause) {
        spool.remove(id);
        await deleteImport(db, id);
        throw cause;
      }
      queue.wake();
      return toImport(await queue.get(id), language);
    },
    { bodyLimit: limits.importBytes, stream: true },
  );
}

/** Size that the sender announces; 0 when it does not. */
function sizeOf(request: FastifyRequest): number {
  if (!request.body) {
    throw new WijkritmeError('invalid_input', 'Send the file as the body, as application/octet-stream.');
  }
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (bytes > limits.importBytes) {
    throw new WijkritmeError(
      'too_large',
      `A file may have at most ${limits.importBytes} bytes; this one has ${bytes}.`,
    );
  }
  return bytes;
}

/** @throws WijkritmeError invalid_query */
function parseMapping(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new WijkritmeError('invalid_query', '"mapping" is not valid JSON.');
  }
}

/** To open a preset only to see whether its mapping is right. */
const nowhere: RowSink = { datastream: () => 0, reading: () => {}, gap: () => {}, refused: () => {} };
