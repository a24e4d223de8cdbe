import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const DATA = new URL('../../../../../shared/data/', import.meta.url);

/** Whether the shared recordings are on this machine; says so once when they are not. */
export function hasRecording(path: string): boolean {
  const found = existsSync(new URL(path, DATA));
  if (!found) console.log(`skipped: no recording ../shared/data/${path} on this machine`);
  return found;
}

/** Rows of a delimited file, gzipped or not, as records by column name. */
export function readTable(path: string, separator = ','): Record<string, string>[] {
  const bytes = readFileSync(new URL(path, DATA));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  const [header = '', ...lines] = text.split(/\r?\n/);
  const names = splitLine(header, separator);
  return lines.filter(Boolean).map((line) => {
    const cells = splitLine(line, separator);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

function splitLine(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator);
  const cells = line.match(separator === ',' ? /("[^"]*"|[^,]*)(?:,|$)/g : /("[^"]*"|[^;]*)(?:;|$)/g) ?? [];
  return cells.map((cell) => cell.replace(/[,;]$/, '').replace(/^"|"$/g, ''));
}
