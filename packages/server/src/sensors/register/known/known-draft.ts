import { personalText } from '../../entities/personal-data-check.ts';

/** A known sensor as a file tells of it. */
export interface KnownDraft {
  readonly sourceId: string;
  readonly name: string;
  readonly kind: string;
  readonly organisation: string | null;
  readonly purpose: string | null;
  readonly legalBasis: string | null;
  readonly personalData: boolean | null;
  /** YYYY-MM-DD */
  readonly validUntil: string | null;
  readonly position: readonly [number, number];
}

/** Why a record is not taken; its id where it has one. */
export interface Refusal {
  readonly id: string | null;
  readonly reason: { readonly nl: string; readonly en: string };
}
export type Parsed = { readonly ok: true; readonly draft: KnownDraft } | ({ readonly ok: false } & Refusal);

export const refuse = (id: string | null, nl: string, en: string): Parsed => ({ ok: false, id, reason: { nl, en } });

const longest = { sourceId: 200, name: 200, kind: 100, organisation: 200, purpose: 1_000, legalBasis: 500 } as const;

/** What holds for every format: a place on earth, a real day, no text without end and none about a person. */
export function checkDraft(draft: KnownDraft): Parsed {
  const { sourceId: id, position, validUntil } = draft;
  if (!position.every(Number.isFinite) || Math.abs(position[0]) > 180 || Math.abs(position[1]) > 90)
    return refuse(id, 'de plek is geen lengte- en breedtegraad', 'the position is no longitude and latitude');
  if (validUntil !== null && !isDay(validUntil))
    return refuse(id, 'de einddatum bestaat niet', 'the end date does not exist');
  for (const [field, most] of Object.entries(longest) as [keyof typeof longest, number][]) {
    const text = draft[field] ?? '';
    if (text.length > most)
      return refuse(id, `${field} is langer dan ${most} tekens`, `${field} is longer than ${most} characters`);
    if (personalText(text))
      return refuse(id, `${field} bevat iets van een persoon`, `${field} holds something of a person`);
  }
  return { ok: true, draft };
}

/** @example isDay('2026-02-30') // false */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A filled text, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
