import Type, { type Static } from 'typebox';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What happened to one value of one row. Together they add up to the values of the file: nothing is dropped in silence. */
export const RowVerdict = Type.Union([
  Type.Literal('stored'),
  Type.Literal('repeated'),
  Type.Literal('conflict'),
  Type.Literal('gap'),
  Type.Literal('refused'),
]);
export type RowVerdict = Static<typeof RowVerdict>;

export const ImportStatus = Type.Union([
  Type.Literal('uploading'),
  Type.Literal('waiting'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
]);
export type ImportStatus = Static<typeof ImportStatus>;

export const Import = Type.Object({
  id: Type.Integer(),
  preset: Type.String(),
  fileName: Type.String(),
  status: ImportStatus,
  /** Bytes of the file read so far and in all. */
  bytesDone: Type.Integer(),
  bytesTotal: Type.Integer(),
  rows: Type.Integer(),
  counts: Type.Object({
    stored: Type.Integer(),
    repeated: Type.Integer(),
    conflict: Type.Integer(),
    gap: Type.Integer(),
    refused: Type.Integer(),
  }),
  datastreams: Type.Array(Type.Integer()),
  error: Nullable(Type.String()),
  createdAt: Type.String({ format: 'date-time' }),
  finishedAt: Nullable(Type.String({ format: 'date-time' })),
});
export type Import = Static<typeof Import>;
export const ImportList = Type.Object({ items: Type.Array(Import) });

export const ImportRow = Type.Object({
  line: Type.Integer(),
  column: Type.String(),
  verdict: RowVerdict,
  /** What was wrong or remarkable, in words. */
  reason: Type.String(),
});
export type ImportRow = Static<typeof ImportRow>;
export const ImportRows = Type.Object({ items: Type.Array(ImportRow), next: Nullable(Type.String()) });

export const Preset = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  /** Things this preset knows how to handle, in plain words. */
  handles: Type.Array(Type.String()),
  accepts: Type.String({ description: 'File endings, for a file picker' }),
});
export type Preset = Static<typeof Preset>;
export const PresetList = Type.Object({ items: Type.Array(Preset) });
