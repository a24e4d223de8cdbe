import { setImmediate as nextTurn } from 'node:timers/promises';
import { limits } from '@wijkritme/contract';
import type { ReadingIntake } from '../intake/intake.ts';
import { getPreset } from '../presets/index.ts';
import { readPresetFile } from '../presets/open-file.ts';
import { countImportRows, type StoredImport } from '../sql/imports-read.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { BatchCommitter } from './batch-committer.ts';
import { BatchSink } from './batch-sink.ts';
import { DatastreamBook, type EnsureDatastreams } from './datastream-book.ts';
import { ReportRoom } from './report-room.ts';

export interface ImportParts {
  readonly db: ObservationsDb;
  readonly intake: ReadingIntake;
  readonly ensure: EnsureDatastreams;
}

export interface RunOptions {
  readonly file: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
  /** The process that worked on this import before was killed. */
  readonly wasKilled: boolean;
}

/**
 * Reads one file from where it was left and stores its readings; resolves when all of it is stored and counted.
 * @throws WijkritmeError what the preset could not read (what came before is stored and counted), or the signal's reason
 */
export async function runImport(parts: ImportParts, start: StoredImport, options: RunOptions): Promise<void> {
  const { db, intake } = parts;
  const report = new ReportRoom(await countImportRows(db, start.id));
  const book = new DatastreamBook(parts.ensure, start.datastreams);
  const sink = new BatchSink(book, report);
  const committer = new BatchCommitter({ db, intake, sink, book, report }, start, options.wasKilled);
  const preset = getPreset(start.preset);
  const reader = preset.open(sink, { fileName: start.fileName, mapping: start.mapping ?? undefined });
  let bytesDone = start.bytesDone;
  const store = async (batches: ReturnType<BatchSink['take']>) => {
    await book.register();
    for (const batch of batches) {
      batch.bytesDone = bytesDone;
      await committer.put(batch);
    }
  };
  try {
    await readPresetFile(
      options.file,
      reader,
      async (bytes) => {
        bytesDone = Math.max(bytesDone, bytes);
        await nextTurn();
        options.signal.throwIfAborted();
        await store(sink.take());
      },
      // Ordinary series shrink to a tenth when they are packed.
      { startLine: start.line + 1, maxTextBytes: 10 * Math.max(limits.importBytes, start.bytesTotal) },
    );
  } catch (cause) {
    // What was read well is stored, also when the rest of the file cannot be read. A stop only waits for what is under way.
    if (!options.signal.aborted) await store(sink.finish(reader.line));
    await committer.settled();
    throw cause;
  }
  await store(sink.finish(reader.line));
  await committer.settled();
}
