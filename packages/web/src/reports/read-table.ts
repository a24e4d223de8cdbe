/** A table that was read from a file in this page: only the columns that somebody chooses are looked at. */
export interface FileTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Why a file could not be read. */
export type FileFault = 'empty' | 'broken' | 'no-list';

/** What GeoReport v2 calls what we need; everything else of a request is not read. */
const open311 = ['service_request_id', 'service_name', 'requested_datetime', 'lat', 'long'] as const;

/**
 * CSV with a head (semicolon, comma or tab, RFC 4180), or a list of service requests of Open311 GeoReport v2 as JSON.
 * @example readTable('a;b\n1;"x;y"') // { columns: ['a', 'b'], rows: [['1', 'x;y']] }
 */
export function readTable(content: string): FileTable | FileFault {
  const text = content.replace(/^\uFEFF/, '');
  if (text.trim() === '') return 'empty';
  return /^\s*[[{]/.test(text) ? readRequests(text) : readCsv(text);
}

function readRequests(text: string): FileTable | FileFault {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'broken';
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { requests?: unknown }).requests;
  if (!Array.isArray(list)) return 'no-list';
  const cell = (entry: unknown, name: string) => {
    const value = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return { columns: open311, rows: list.map((entry) => open311.map((name) => cell(entry, name))) };
}

function readCsv(text: string): FileTable | FileFault {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [';', '\t', ','].find((one) => head.includes(one)) ?? ';';
  const lines: string[][] = [];
  let [line, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  const endCell = () => {
    line.push(cell);
    cell = '';
  };
  const endLine = () => {
    endCell();
    if (line.some((one) => one.trim() !== '')) lines.push(line);
    line = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === delimiter) endCell();
    else if (sign === '\n') endLine();
    else if (sign !== '\r') cell += sign;
  }
  if (isQuoted) return 'broken';
  endLine();
  const [columns = [], ...rows] = lines;
  return rows.length === 0 ? 'empty' : { columns: columns.map((name) => name.trim()), rows };
}
