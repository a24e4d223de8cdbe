import { recordOf } from '../json.ts';

/** Why an attribute is no reading. */
export type AttributeRefusal =
  | 'person'
  | 'language'
  | 'array'
  | 'relationship'
  | 'not-a-number'
  | 'unit'
  | 'out-of-range'
  | 'time';

/** What an attribute of an entity says, in whichever of the three forms it comes. */
export type SaidAttribute =
  | { readonly ok: true; readonly value: unknown; readonly unitCode?: string; readonly observedAt?: unknown }
  | { readonly ok: false; readonly reason: AttributeRefusal };

const byType: Readonly<Record<string, AttributeRefusal>> = {
  LanguageProperty: 'language',
  Relationship: 'relationship',
  ListRelationship: 'relationship',
  ListProperty: 'array',
};

const refused = (reason: AttributeRefusal): SaidAttribute => ({ ok: false, reason });

/**
 * Normalized (`{type, value}`), concise (`{value}`) or simplified (the value itself) [ETSI GS CIM 009 V1.6.1, 4.5.1 to 4.5.4]. Several
 * values at once (an array, a list, several `datasetId`s) and values by language are not taken: a reading is one number.
 */
export function readAttribute(attribute: unknown): SaidAttribute {
  if (Array.isArray(attribute)) return refused('array');
  const record = recordOf(attribute);
  if (!record) return { ok: true, value: attribute };
  if ('languageMap' in record) return refused('language');
  if ('object' in record || 'objectList' in record) return refused('relationship');
  if ('valueList' in record || 'datasetId' in record) return refused('array');
  const { type, value, unitCode, observedAt } = record;
  const known = typeof type === 'string' && Object.hasOwn(byType, type) ? byType[type] : undefined;
  if (known) return refused(known);
  if (Array.isArray(value)) return refused('array');
  if (!('value' in record)) return refused('not-a-number');
  const unit = unitCode === undefined ? {} : { unitCode: String(unitCode).slice(0, 10) };
  return { ok: true, value, observedAt, ...unit };
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * UTC ms of a time as a model writes it: `{"@type": "DateTime", "@value": …}`, a text, or the beginning of an interval. NaN where it is
 * none. Without an offset it is UTC, as the models say of `dateObserved`.
 */
export function readTime(written: unknown): number {
  const inner = recordOf(written);
  const text = inner ? (inner['@value'] ?? inner.value) : written;
  if (inner && typeof text !== 'string') return recordOf(text) ? readTime(text) : Number.NaN;
  const [start = ''] = typeof text === 'string' && text.length <= 80 ? text.split('/') : [];
  const found = TIME.exec(start);
  return found ? Math.floor(Date.parse(found[3] === undefined ? `${start}Z` : start)) : Number.NaN;
}
