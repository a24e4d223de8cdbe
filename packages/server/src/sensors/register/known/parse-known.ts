import { type KnownFormat, limits, WijkritmeError, type Words } from '@wijkritme/contract';
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
    throw unreadable({
      nl: `het heeft ${records.length} sensoren, en een import heeft er ten hoogste ${limits.features}; splits het`,
      en: `it has ${records.length} records, and an import holds at most ${limits.features}; split it up`,
    });
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
  throw unreadable({
    nl: 'het is geen lijst van sensoren (amsterdam) en geen GeoJSON FeatureCollection (bgt); kies een ander bestand',
    en: 'it is neither a list of sensors (amsterdam) nor a GeoJSON FeatureCollection (bgt); choose another file',
  });
}

function readerOf(content: unknown, format: KnownFormat): Reader {
  if (format === 'amsterdam') {
    if (!Array.isArray(content))
      throw unreadable({
        nl: 'de vorm amsterdam is een lijst van sensoren; kies een andere vorm of een ander bestand',
        en: 'the format amsterdam is a list of sensors; choose another format or another file',
      });
    return { records: content, parse: parseAmsterdam };
  }
  if (!isCollection(content))
    throw unreadable({
      nl: 'de vorm bgt is een GeoJSON FeatureCollection; kies een andere vorm of een ander bestand',
      en: 'the format bgt is a GeoJSON FeatureCollection; choose another format or another file',
    });
  const isGrid = isGridOf(content.crs?.properties?.name);
  return { records: content.features, parse: (feature) => parseBgt(feature, isGrid) };
}

/** Without a name the coordinates are WGS84 [RFC 7946, 4]. */
function isGridOf(crs: unknown): boolean {
  if (crs === undefined) return false;
  if (/EPSG:+28992$/i.test(String(crs))) return true;
  if (/EPSG:+4326$|CRS84$/i.test(String(crs))) return false;
  throw unreadable({
    nl: 'de coördinaten zijn niet in RD (EPSG:28992) en niet in WGS84 (CRS84); zet ze eerst om',
    en: 'its coordinates are neither RD (EPSG:28992) nor WGS84 (CRS84); convert them first',
  });
}

interface Collection {
  readonly features: readonly unknown[];
  readonly crs?: { readonly properties?: { readonly name?: unknown } };
}

function isCollection(content: unknown): content is Collection {
  const { type, features } = (content ?? {}) as { type?: unknown; features?: unknown };
  return type === 'FeatureCollection' && Array.isArray(features);
}

function unreadable(why: Words): WijkritmeError {
  return new WijkritmeError('file_unreadable', {
    nl: `Dit bestand met bekende sensoren is niet te lezen: ${why.nl}.`,
    en: `This file of known sensors cannot be read: ${why.en}.`,
  });
}
