import { errors, type Import } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { StoredImport } from '../sql/imports-read.ts';

export function toImport(stored: StoredImport, language: Language): Import {
  return {
    id: stored.id,
    preset: stored.preset,
    fileName: stored.fileName,
    status: stored.status,
    bytesDone: stored.status === 'done' ? stored.bytesTotal : Math.min(stored.bytesDone, stored.bytesTotal),
    bytesTotal: stored.bytesTotal,
    rows: stored.rows,
    counts: stored.counts,
    datastreams: stored.datastreams,
    error: stored.error === null ? null : inWords(stored.error, language),
    createdAt: stored.createdAt.toISOString(),
    finishedAt: stored.finishedAt?.toISOString() ?? null,
  };
}

/** Stored as "code: detail". */
function inWords(error: string, language: Language): string {
  const at = error.indexOf(': ');
  const code = error.slice(0, at);
  const declared = Object.entries(errors).find(([name]) => name === code)?.[1];
  return declared ? `${declared.title[language]}. ${error.slice(at + 2)}` : error;
}
