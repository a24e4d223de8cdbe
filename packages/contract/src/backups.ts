import Type, { type Static } from 'typebox';
import { oneId } from './one-id.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A backup that this installation made. Where its file is, the one who made it knows. */
export const Backup = Type.Object({
  id: Type.Integer(),
  name: Type.String({ description: 'Name of its file, without folder' }),
  madeAt: Instant,
  digest: Type.String({ description: 'SHA-256 that stands on its last line' }),
  goneAt: Nullable(Instant),
  /** Readings in it that have been due since, or of datastreams that were deleted since; null where there are none. */
  due: Nullable(Type.Object({ datastreams: Type.Integer(), since: Nullable(Instant) })),
  /** Cases in it that were removed since, and when the first and the last of them were; a restore removes them again. null where there are none. */
  removedCases: Nullable(Type.Object({ cases: Type.Integer(), first: Instant, last: Instant })),
});
export type Backup = Static<typeof Backup>;
export const BackupList = Type.Object({ items: Type.Array(Backup) });

export const backupOperations = {
  listBackups: {
    method: 'GET',
    path: '/v1/backups',
    access: 'log.read',
    summary: 'Backups that were made here, newest first, and whether they hold what is due',
    response: BackupList,
    status: 200,
  },
  forgetBackup: {
    method: 'DELETE',
    path: '/v1/backups/:id',
    access: 'retention.manage',
    summary: 'Say that the file of a backup was removed or made anew',
    params: Type.Object({ id: oneId }),
    response: Backup,
    status: 200,
  },
} as const;
