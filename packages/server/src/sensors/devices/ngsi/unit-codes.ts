/** Factor and shift to the unit of a registered property. */
interface Conversion {
  readonly factor: number;
  readonly shift?: number;
}

/** UN/CEFACT Recommendation 20 codes that a model may come in, by the UCUM code of the property. */
const conversions: Readonly<Record<string, Readonly<Record<string, Conversion>>>> = {
  'ug/m3': { GQ: { factor: 1 }, GP: { factor: 1_000 } },
  Cel: { CEL: { factor: 1 }, KEL: { factor: 1, shift: -273.15 }, FAH: { factor: 5 / 9, shift: -160 / 9 } },
  '%': { P1: { factor: 1 }, C62: { factor: 100 } },
  'dB(A)': { '2N': { factor: 1 } },
  '[ppm]': { '59': { factor: 1 } },
  'km/h': { KMH: { factor: 1 }, MTS: { factor: 3.6 }, KNT: { factor: 1.852 } },
  s: { SEC: { factor: 1 }, MIN: { factor: 60 }, HUR: { factor: 3_600 } },
  '{count}': { C62: { factor: 1 } },
};

/** The value in the unit of the property; undefined where this code is no unit of it. @example toUnit(0.5, 'C62', '%') // 50 */
export function toUnit(value: number, unitCode: string, symbol: string): number | undefined {
  const byCode = Object.hasOwn(conversions, symbol) ? conversions[symbol] : undefined;
  const found = byCode && Object.hasOwn(byCode, unitCode) ? byCode[unitCode] : undefined;
  return found && Number((value * found.factor + (found.shift ?? 0)).toFixed(9));
}

/** The code for what goes out; undefined where there is none. @example unitCodeOf('ug/m3') // 'GQ' */
export function unitCodeOf(symbol: string): string | undefined {
  const [first] = Object.hasOwn(conversions, symbol) ? Object.keys(conversions[symbol] ?? {}) : [];
  return symbol === '[ppm]' ? '59' : symbol === 'dB(A)' ? '2N' : first;
}
