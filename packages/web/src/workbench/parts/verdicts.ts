import type { RowVerdict } from '@wijkritme/contract';

export const rowVerdicts: readonly RowVerdict[] = ['stored', 'repeated', 'conflict', 'gap', 'refused'];

export const maybeVerdict = (word: string | undefined): RowVerdict | undefined =>
  rowVerdicts.find((verdict) => verdict === word);
