import type { Context } from '../../foundation/context.ts';
import { cancelImport } from '../operations/cancel-import.ts';
import { createImport } from '../operations/create-import.ts';
import { exportDatastream } from '../operations/export-datastream.ts';
import { getImport } from '../operations/get-import.ts';
import { listImportRows } from '../operations/list-import-rows.ts';
import { listImports } from '../operations/list-imports.ts';
import { listPresets } from '../operations/list-presets.ts';
import { resumeImport } from '../operations/resume-import.ts';
import type { ObservationsRoom } from '../room.ts';
import { selectImports, selectStopped } from '../sql/imports-read.ts';
import { deleteUploading } from '../sql/imports-write.ts';
import { createEnsureDatastreams } from './ensure-datastreams.ts';
import { ImportQueue } from './import-queue.ts';
import { type ImportsDesk, MAX_IMPORTS } from './imports-desk.ts';
import { Spool } from './spool.ts';

interface MountedImports {
  stop(): Promise<void>;
  /** Files of imports that failed or were cancelled before this instant, UTC ms; they can no longer be resumed. */
  removeFiles(before: number): Promise<number>;
}

/** Files in, files out. */
export function mountImports(context: Context, room: ObservationsRoom): MountedImports {
  const { clock, log } = context;
  const { db, intake } = room;
  const spool = new Spool(context.config.dataDir);
  const ensure = createEnsureDatastreams(context, room.sensors);
  const queue = new ImportQueue({ db, intake, ensure, spool, clock, log });
  const desk: ImportsDesk = { db, spool, queue };
  for (const mount of [listPresets, listImports, createImport, getImport, cancelImport, resumeImport, listImportRows]) {
    mount(context, desk);
  }
  exportDatastream(context, room);
  // Runs once every room has started, so that nobody misses what is stored.
  context.http.app.addHook('onReady', async () => {
    await deleteUploading(db);
    spool.keepOnly(new Set((await selectImports(db, MAX_IMPORTS)).map(({ id }) => id)));
    queue.wake();
  });
  return {
    stop: () => queue.stop(),
    removeFiles: async (before) => {
      const ids = (await selectStopped(db, before)).filter((id) => spool.has(id));
      for (const id of ids) spool.remove(id);
      return ids.length;
    },
  };
}
