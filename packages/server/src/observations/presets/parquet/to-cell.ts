import type { SchemaElement } from 'hyparquet';

/**
 * A value of a column as text. A timestamp that is not said to be UTC is the clock on the wall: it is written without an offset, and the
 * mapping says whose clock it is.
 */
export function toCell(value: unknown, { logical_type: logical, converted_type: converted }: SchemaElement): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '?';
    const text = value.toISOString();
    if (converted === 'DATE' || logical?.type === 'DATE') return text.slice(0, 10);
    const isUtc = logical?.type === 'TIMESTAMP' ? logical.isAdjustedToUTC : true;
    return isUtc ? text : text.slice(0, -1);
  }
  if (typeof value === 'number' || typeof value === 'bigint') return plainNumber(value);
  return typeof value === 'object' ? '?' : String(value);
}

/** Without an exponent, which a table of text would not have. */
function plainNumber(value: number | bigint): string {
  if (typeof value === 'bigint' || !Number.isFinite(value)) return String(value);
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}
