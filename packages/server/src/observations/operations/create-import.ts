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
      const mostBytes = query.large ? Math.max(limits.importBytes, await spool.room()) : limits.importBytes;
      const bytes = sizeOf(request, mostBytes);
      if ((await countOpenImports(db)) >= MAX_OPEN) {
        throw new WijkritmeError(
          'busy',
          {
            nl: `Er wachten al ${MAX_OPEN} bestanden om te worden gelezen. Probeer het over een minuut opnieuw.`,
            en: `${MAX_OPEN} files are waiting to be read. Try again in a minute.`,
          },
          { retryAfterSeconds: 60 },
        );
      }
      const now = new Date(clock.now());
      const { preset, fileName } = query;
      const id = await insertImport(db, { preset, fileName, mapping, bytesTotal: bytes, now });
      try {
        // With `stream` the body is handed on as it comes.
        const bytesTotal = await spool.receive(id, request.body as Readable, mostBytes);
        if (bytesTotal === 0)
          throw new WijkritmeError('file_unreadable', {
            nl: 'Het bestand is leeg. Kies een ander bestand.',
            en: 'The file is empty. Choose another file.',
          });
        await moveImport(db, id, { from: ['uploading'], to: 'waiting', bytesTotal });
      } catch (cause) {
        spool.remove(id);
        await deleteImport(db, id);
        throw cause;
      }
      queue.wake();
      return toImport(await queue.get(id), language);
    },
    // How much is taken is looked at above: it depends on the room that there is.
    { bodyLimit: Number.MAX_SAFE_INTEGER, stream: true },
  );
}

/** Size that the sender announces; 0 when it does not. */
function sizeOf(request: FastifyRequest, mostBytes: number): number {
  if (!request.body) {
    throw new WijkritmeError('invalid_input', {
      nl: 'Stuur het bestand als inhoud van het verzoek, als application/octet-stream.',
      en: 'Send the file as the body, as application/octet-stream.',
    });
  }
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (bytes > mostBytes) {
    throw new WijkritmeError('too_large', {
      nl: `Een bestand mag ten hoogste ${mostBytes} bytes hebben; dit heeft er ${bytes}. Splits het.`,
      en: `A file may have at most ${mostBytes} bytes; this one has ${bytes}. Split it up.`,
    });
  }
  return bytes;
}

/** @throws WijkritmeError invalid_query */
function parseMapping(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new WijkritmeError('invalid_query', {
      nl: '“mapping” is geen geldige JSON. Kijk haakjes en komma’s na.',
      en: '"mapping" is not valid JSON. Check its brackets and commas.',
    });
  }
}

/** To open a preset only to see whether its mapping is right. */
const nowhere: RowSink = { datastream: () => 0, reading: () => {}, gap: () => {}, refused: () => {} };
