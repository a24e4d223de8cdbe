import type { Language } from '../i18n/language.ts';
import { factLines } from './fact-lines.ts';
import type { Figure } from './figure.ts';

/** A collection in WGS 84 (RFC 7946); the facts are a member of it, which readers that do not know it pass over (6.1). */
export function toGeoJson(figure: Figure, language: Language): string {
  const shapes = figure.shapes ?? { type: 'FeatureCollection', features: [] };
  return `${JSON.stringify({ ...shapes, metadata: Object.fromEntries(factLines(figure, language)) }, null, 1)}\n`;
}
