import { type CellNode, wordsOf } from './cell-words.ts';

interface TableNodes {
  readonly heads: readonly CellNode[];
  readonly rows: readonly (readonly CellNode[])[];
}

/** Names and words of every column but those in which there is nothing but controls; where there are no rows, what stands instead. */
export function wordsOfTable({ heads, rows }: TableNodes, say: { readonly chosen: string }) {
  // A table without rows says so in one cell over all columns.
  const isEmpty = heads.length > 1 && rows.length === 1 && rows[0]?.length === 1;
  const read = isEmpty ? [] : rows.map((row) => row.map((cell) => wordsOf(cell, say)));
  const isControls = (i: number) =>
    read.some((row) => row[i]?.hasControl) && read.every((row) => (row[i]?.words ?? '') === '');
  const kept = [...heads.keys()].filter((i) => !isControls(i));
  return {
    names: kept.map((i) => wordsOf(heads[i], say).words),
    words: read.map((row) => kept.map((i) => row[i]?.words ?? '')),
    instead: isEmpty ? wordsOf(rows[0]?.[0], say).words : undefined,
  };
}
