import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The shared recordings; several publishers state no licence, so they are read where they are. */
export const folder = resolve(import.meta.dirname, '../../../../../shared/data');

/** Why nothing is tested here, or undefined. */
export const reasonToSkip = existsSync(join(folder, 'leeds-footfall'))
  ? undefined
  : `no recordings in ${folder}: the trial of real input is skipped`;

/** Cells of a packed file without quoted separators, read by nothing of ours: what the import says is held against it. */
export function readRows(file: string, separator: string): Record<string, string>[] {
  const text = gunzipSync(readFileSync(join(folder, file)))
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const [head = '', ...lines] = text.split(/\r?\n/).filter(Boolean);
  const names = head.split(separator);
  return lines.map((line) => {
    const cells = line.split(separator);
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

/** Readings of one datastream as the export door gives them: wall time with offset → value. */
export async function exportOf(server: { url: string; key: string }, id: number): Promise<Map<string, number>> {
  const answer = await fetch(`${server.url}/v1/datastreams/${id}/export?format=csv`, {
    headers: { authorization: `Bearer ${server.key}` },
  });
  const lines = (await answer.text()).split('\r\n').filter((line) => /^\d{4}-/.test(line));
  return new Map(
    lines.map((line) => {
      const [, local = '', value] = line.split(',');
      return [local, Number(value)];
    }),
  );
}
