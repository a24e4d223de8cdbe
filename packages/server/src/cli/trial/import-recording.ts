import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Import } from '@wijkritme/contract';
import { fileSource, uploadFile } from '../upload-file.ts';
import { type Recording, recordings } from './recordings.ts';
import type { TrialServer } from './with-trial-server.ts';

const POLL_MS = 50;

/** Those of which all files are in the folder. */
export function listRecordingsIn(folder: string): Recording[] {
  return recordings.filter(({ files }) => files.every((file) => existsSync(join(folder, file))));
}

/** Hands the files over at the import door and waits until each is read. @throws Error when one is not */
export async function importRecording(
  server: TrialServer,
  folder: string,
  { preset, files }: Recording,
  onProgress: (label: string, done: number, total: number) => void,
): Promise<Import[]> {
  const { client, url, key, language } = server;
  const imports: Import[] = [];
  for (const name of files) {
    const file = join(folder, name);
    let now = await uploadFile({ url, key, language, preset, source: fileSource(file), mapping: undefined }, () => {});
    while (now.status === 'waiting' || now.status === 'running' || now.status === 'uploading') {
      onProgress(basename(file), now.bytesDone, now.bytesTotal);
      await sleep(POLL_MS);
      now = await client.getImport({ id: now.id });
    }
    onProgress(basename(file), now.bytesDone, now.bytesTotal);
    if (now.status !== 'done') throw new Error(`${basename(file)}: ${now.status}, ${now.error}`);
    imports.push(now);
  }
  return imports;
}
