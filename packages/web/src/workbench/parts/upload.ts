import { calls } from '@wijkritme/client';
import type { Import } from '@wijkritme/contract';
import { queryOf } from '../paths.ts';
import { sendFile } from './send-file.ts';

export interface Upload {
  readonly preset: string;
  readonly file: File;
  readonly mapping: string | undefined;
}

/** Hand over a file to import, with progress. */
export function uploadFile({ preset, file, mapping }: Upload, onProgress: (bytes: number) => void): Promise<Import> {
  const address = calls.createImport.path + queryOf({ preset, fileName: file.name, mapping });
  return sendFile<Import>(address, file, { onProgress });
}
