import type { KindReason, RegisteredProperty, SeriesKind } from '@wijkritme/contract';

/** How a datastream is taken, why, and between which values it can lie. */
export interface SeriesNature {
  readonly kind: SeriesKind;
  readonly kindReason: KindReason;
  readonly min: number;
  readonly max: number;
  /** See `RegisteredProperty`. */
  readonly restsAtMin?: true;
}

/** Units that say of an unregistered property what is measured. */
const units: Readonly<Record<string, Omit<SeriesNature, 'kindReason'>>> = {
  '{count}': { kind: 'count', min: 0, max: 1e12 },
  '{off-on}': { kind: 'state', min: 0, max: 1 },
  '{closed-open}': { kind: 'state', min: 0, max: 1 },
};

/**
 * The kind follows from the observed property; of one that is not registered from its unit. All else is a level, which asks least.
 * @example natureOf(undefined, '{count}') // { kind: 'count', kindReason: 'unit', min: 0, max: 1e12 }
 */
export function natureOf(property: RegisteredProperty | undefined, unit: string): SeriesNature {
  if (property) {
    const { kind, min, max, restsAtMin } = property;
    return { kind, kindReason: 'property', min, max, ...(restsAtMin && { restsAtMin }) };
  }
  const known = units[unit];
  if (known) return { ...known, kindReason: 'unit' };
  return { kind: 'level', kindReason: 'unknown', min: -1e12, max: 1e12 };
}
