import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { type BatchPart, conditionsOf, idForm, MAX_PARTS, MAX_URL, methods } from './parse-batch.ts';

const MAX_HEADERS = 20;
const contentType = /^multipart\/mixed\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s";]{1,70}))/i;

/**
 * Body of a batch in multipart form (OData 4.01 part 1, 11.7.7): requests as `application/http`, and change sets, which are done
 * all or none, as `multipart/mixed` inside.
 * @param type the Content-Type of the request
 * @throws WijkritmeError invalid_input naming the part, too_large
 */
export function parseMultipart(type: string, body: string): BatchPart[] {
  const text = body.replaceAll('\r\n', '\n');
  const parts: BatchPart[] = [];
  const add = (part: BatchPart) => {
    if (parts.length === MAX_PARTS)
      throw new WijkritmeError('too_large', englishOnly(`A batch holds at most ${MAX_PARTS} requests.`));
    if (parts.some(({ id }) => id === part.id)) throw invalid(`Content-ID ${part.id}`, 'is given twice');
    parts.push(part);
  };
  for (const [i, outer] of split(text, type, 'The batch').entries()) {
    const place = `Part ${i + 1}`;
    const { headers, content } = readHeaders(outer, place);
    const inner = headers.get('content-type') ?? '';
    if (!/^multipart\/mixed/i.test(inner)) {
      add(readRequest(headers, content, { place, id: `part-${i + 1}` }));
      continue;
    }
    for (const [j, one] of split(content, inner, place).entries()) {
      const within = `${place}, request ${j + 1}`;
      const nested = readHeaders(one, within);
      const id = `part-${i + 1}-${j + 1}`;
      const part = readRequest(nested.headers, nested.content, { place: within, id });
      if (Object.keys(part.headers).length > 0)
        throw invalid(within, 'must not have If-Match or If-None-Match in a change set');
      add({ ...part, group: `changes-${i + 1}` });
    }
  }
  return parts;
}

/** What stands between the boundaries [RFC 2046, 5.1.1]. */
function split(text: string, type: string, place: string): string[] {
  const [, quoted, plain] = contentType.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw invalid(place, 'needs Content-Type multipart/mixed with a boundary');
  const [, ...pieces] = `\n${text}`.split(`\n--${boundary}`);
  const last = pieces.findIndex((piece) => piece.startsWith('--'));
  if (last < 0) throw invalid(place, 'does not end with its boundary and two dashes');
  return pieces.slice(0, last).map((piece) => piece.replace(/^[ \t]*\n/, ''));
}

function readHeaders(text: string, place: string): { headers: ReadonlyMap<string, string>; content: string } {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const lines = head.split('\n').filter(Boolean);
  if (lines.length > MAX_HEADERS) throw invalid(place, `has more than ${MAX_HEADERS} headers`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) throw invalid(place, 'has a header without a colon');
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const content = end < 0 ? '' : text.slice(end).replace(/^\n{1,2}/, '');
  return { headers, content };
}

function readRequest(
  headers: ReadonlyMap<string, string>,
  content: string,
  { place, id: own }: { readonly place: string; readonly id: string },
): BatchPart {
  if (!/^application\/http/i.test(headers.get('content-type') ?? ''))
    throw invalid(place, 'must have Content-Type application/http');
  const id = headers.get('content-id') ?? own;
  if (!idForm.test(id)) throw invalid(place, 'has a Content-ID that is not 1 to 50 letters, digits, dots or dashes');
  const newline = content.indexOf('\n');
  const line = newline < 0 ? content : content.slice(0, newline);
  const [, word = '', url = ''] = /^([A-Za-z]+) (.+) HTTP\/\d(?:\.\d)?\s*$/.exec(line) ?? [];
  const method = methods.find((one) => one === word.toUpperCase());
  if (!method || url.length > MAX_URL)
    throw invalid(place, `must begin with a line such as "POST Things HTTP/1.1", with ${methods.join(', ')}`);
  const inner = readHeaders(newline < 0 ? '' : content.slice(newline + 1), place);
  return {
    id,
    method,
    url: url.trim().replaceAll(' ', '%20'),
    body: readBody(inner.content, place),
    headers: conditionsOf(inner.headers),
    group: undefined,
  };
}

function readBody(content: string, place: string): unknown {
  if (content.trim() === '') return undefined;
  try {
    return JSON.parse(content);
  } catch {
    throw invalid(place, 'has a body that is not JSON');
  }
}

function invalid(place: string, message: string): WijkritmeError {
  return new WijkritmeError('invalid_input', englishOnly(`${place} ${message}.`), {
    fields: [{ pointer: '/', message: englishOnly(`${place} ${message}`) }],
  });
}
