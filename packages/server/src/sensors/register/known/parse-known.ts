import { type KnownFormat, limits, WijkritmeError } from '@wijkritme/contract';
import { parseAmsterdam } from './amsterdam.ts';
import { parseBgt } from './bgt.ts';
import { type KnownDraft, type Refusal, refuse } from './known-draft.ts';

export interface ParsedFile {
  readonly drafts: readonly KnownDraft[];
  readonly refused: readonly (Refusal & { readonly index: number })[];
}

/**
 * Reads a whole file; a bad record never takes a good one with it.
 * @throws WijkritmeError file_unreadable when it is none of the formats, or of coordinates we cannot convert
 */
export function parseKnown(content: unknown, format: KnownFormat | undefined): ParsedFile {
  const { records, parse } = readerOf(content, format ?? formatOf(content));
  if (records.length > limits.features)
    throw unreadable(`it has ${records.length} records; at most ${limits.features} fit in one import`);
  const drafts: KnownDraft[] = [];
  const refused: (Refusal & { index: number })[] = [];
  const rows = new Map<string, number>();
  for (const [index, record] of records.entries()) {
    const parsed = parse(record);
    const id = parsed.ok ? parsed.draft.sourceId : parsed.id;
    const first = parsed.ok ? rows.get(parsed.draft.sourceId) : undefined;
    const outcome =
      first === undefined
        ? parsed
        : refuse(id, `heeft hetzelfde kenmerk als rij ${first}`, `has the same id as row ${first}`);
    if (outcome.ok) {
      rows.set(outcome.draft.sourceId, index);
      drafts.push(outcome.draft);
    } else refused.push({ index, id: outcome.id, reason: outcome.reason });
  }
  return { drafts, refused };
}

interface Reader {
  readonly records: readonly unknown[];
  readonly parse: (record: unknown) => ReturnType<typeof parseAmsterdam>;
}

function formatOf(content: unknown): KnownFormat {
  if (Array.isArray(content)) return 'amsterdam';
  if (isCollection(content)) return 'bgt';
  throw unreadable('it is neither a list of sensors (amsterdam) nor a GeoJSON FeatureCollection (bgt)');
}

function readerOf(content: unknown, format: KnownFormat): Reader {
  if (format === 'amsterdam') {
    if (!Array.isArray(content)) throw unreadable('the format amsterdam is a list of sensors');
    return { records: content, parse: parseAmsterdam };
  }
  if (!isCollection(content)) throw unreadable('the format bgt is a GeoJSON FeatureCollection');
  const isGrid = isGridOf(content.crs?.properties?.name);
  return { records: content.features, parse: (feature) => parseBgt(feature, isGrid) };
}

/** Without a name the coordinates are WGS84 [RFC 7946, 4]. */
function isGridOf(crs: unknown): boolean {
  if (crs === undefined) return false;
  if (/EPSG:+28992$/i.test(String(crs))) return true;
  if (/EPSG:+4326$|CRS84$/i.test(String(crs))) return false;
  throw unreadable('its coordinates are neither RD (EPSG:28992) nor WGS84 (CRS84)');
}

interface Collection {
  readonly features: readonly unknown[];
  readonly crs?: { readonly properties?: { readonly name?: unknown } };
}

function isCollection(content: unknown): content is Collection {
  const { type, features } = (content ?? {}) as { type?: unknown; features?: unknown };
  return type === 'FeatureCollection' && Array.isArray(features);
}

function unreadable(why: string): WijkritmeError {
  return new WijkritmeError('file_unreadable', `This file of known sensors cannot be read: ${why}.`);
}
