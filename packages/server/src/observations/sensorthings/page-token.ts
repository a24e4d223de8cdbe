import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { MAX_ID } from './model.ts';

/** Where a page ended: what its last entity was sorted by, as text (null where it had none), and its id. */
export interface PageToken {
  readonly sortedBy: readonly (string | null)[];
  readonly id: bigint;
}

const MAX_LENGTH = 2_000;

/** Sorted by id alone, the token is the id; else base64url of what counts. */
export function writePageToken({ sortedBy, id }: PageToken): string {
  if (sortedBy.length === 0) return String(id);
  return Buffer.from(JSON.stringify([...sortedBy, String(id)])).toString('base64url');
}

/** @throws WijkritmeError invalid_query for what no next link holds */
export function parsePageToken(text: string): PageToken {
  if (/^\d{1,19}$/.test(text)) return { sortedBy: [], id: capped(BigInt(text)) };
  const parts = text.length > MAX_LENGTH ? undefined : partsOf(text);
  const id = parts?.at(-1);
  if (!parts || typeof id !== 'string' || !/^\d{1,19}$/.test(id))
    throw new WijkritmeError('invalid_query', englishOnly('$skiptoken comes from a nextLink; follow that as it is.'), {
      fields: [{ pointer: '$skiptoken', message: englishOnly('is not from a nextLink') }],
    });
  return { sortedBy: parts.slice(0, -1), id: capped(BigInt(id)) };
}

function partsOf(text: string): (string | null)[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length < 2 || parts.length > 30) return undefined;
    return parts.every((part) => part === null || typeof part === 'string') ? parts : undefined;
  } catch {
    return undefined;
  }
}

function capped(id: bigint): bigint {
  return id > MAX_ID ? MAX_ID : id;
}
