import {
  type FeatureCollection,
  limits,
  type PlacesImport,
  type PlacesImportResult,
  WijkritmeError,
} from '@wijkritme/contract';
import { geometryProblem } from './geometry.ts';
import type { SchoolTermBook } from './school-term-book.ts';
import type { PlacesDb } from './sql/read-places.ts';
import { upsertPlace } from './sql/write-places.ts';

type Feature = FeatureCollection['features'][number];

/**
 * Read polygons into the tree. A feature that cannot be used is refused by itself with its reason; the others go in.
 * Figures whose value is a "missing" code become null. Call it inside a transaction.
 */
export async function importPlaces(
  db: PlacesDb,
  terms: SchoolTermBook,
  input: PlacesImport,
): Promise<PlacesImportResult> {
  if (input.features.features.length > limits.features) {
    throw new WijkritmeError('too_large', {
      nl: `Er kunnen ten hoogste ${limits.features} vormen tegelijk; dit bestand heeft er ${input.features.features.length}. Splits het.`,
      en: `At most ${limits.features} features at once; this file has ${input.features.features.length}. Split it up.`,
    });
  }
  requireTimeZone(input.timeZone);
  requireCountry(input.country);
  if (input.schoolRegion !== undefined) terms.assertRegion(input.country, input.schoolRegion);
  const result: PlacesImportResult = { created: 0, updated: 0, refused: [] };
  const parents = new Map<string, number>();
  const seen = new Set<string>();
  for (const [index, feature] of input.features.features.entries()) {
    const code = textOf(feature, input.codeProperty);
    const problem = featureProblem(feature, input, code, seen);
    if (problem) {
      result.refused.push({ index, code: code ?? '', reason: problem });
      continue;
    }
    // `featureProblem` has checked that there is a code.
    seen.add(code as string);
    const parentId = await parentOf(db, input, feature, parents);
    const { created } = await upsertPlace(db, toPlace(input, feature, code as string, parentId));
    result[created ? 'created' : 'updated'] += 1;
  }
  return result;
}

function featureProblem(
  feature: Feature,
  input: PlacesImport,
  code: string | undefined,
  seen: Set<string>,
): string | undefined {
  if (code === undefined) return `property "${input.codeProperty}" is missing or empty`;
  if (seen.has(code)) return `code ${code} stands in the file twice`;
  if (textOf(feature, input.nameProperty) === undefined) return `property "${input.nameProperty}" is missing or empty`;
  return feature.geometry === null ? 'the feature has no geometry' : geometryProblem(feature.geometry);
}

async function parentOf(
  db: PlacesDb,
  input: PlacesImport,
  feature: Feature,
  known: Map<string, number>,
): Promise<number | null> {
  let parentId: number | null = null;
  for (const level of input.parents) {
    const code = textOf(feature, level.codeProperty);
    if (code === undefined) continue;
    let id = known.get(code);
    if (id === undefined) {
      const name = (level.nameProperty && textOf(feature, level.nameProperty)) || code;
      const made = await upsertPlace(db, {
        ...shared(input, parentId),
        code,
        name,
        kind: level.kind,
        parentId,
        figures: {},
        geometry: null,
      });
      id = made.id;
      known.set(code, id);
    }
    parentId = id;
  }
  return parentId;
}

function toPlace(input: PlacesImport, feature: Feature, code: string, parentId: number | null) {
  const figures: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(feature.properties)) {
    if (typeof value === 'number')
      figures[name] = input.missingCodes.includes(value) || !Number.isFinite(value) ? null : value;
  }
  return {
    ...shared(input, parentId),
    code,
    name: textOf(feature, input.nameProperty) ?? code,
    kind: input.kind,
    parentId,
    figures,
    geometry: feature.geometry,
  };
}

/** The school region goes to the top of what comes in; what lies below has it from there. */
function shared(input: PlacesImport, parentId: number | null) {
  const schoolRegion = (parentId === null && input.schoolRegion) || null;
  return { timeZone: input.timeZone, country: input.country, simulated: input.simulated ?? false, schoolRegion };
}

function textOf(feature: Feature, property: string): string | undefined {
  const value: unknown = feature.properties[property];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function requireCountry(code: string): void {
  if (/^[A-Z]{2}$/.test(code)) return;
  throw new WijkritmeError('invalid_input', {
    nl: `Land “${code}” is geen code van twee hoofdletters (ISO 3166-1), zoals NL; de feestdagen volgen eruit.`,
    en: `Country "${code}" is not a code of two capitals (ISO 3166-1), such as NL; the public holidays follow from it.`,
  });
}

function requireTimeZone(name: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    throw new WijkritmeError('invalid_input', {
      nl: `Tijdzone “${name}” is niet bekend; neem een IANA-naam zoals Europe/Amsterdam.`,
      en: `Time zone "${name}" is not known; use an IANA name such as Europe/Amsterdam.`,
    });
  }
}
