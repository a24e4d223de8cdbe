import { findLegalBasis } from '@wijkritme/contract';
import type { Text } from '../../i18n/nl.ts';
import { type Detail, details } from './passport-details.ts';
import { linesOf, type PassportField, type PassportForm } from './passport-form.ts';

export interface FieldError {
  readonly fieldId: PassportField;
  readonly message: string;
}
type Words = Text['passport'];

const wholeNumbers = [
  ['minimumGroup', 1, 1_000],
  ['intervalSeconds', 1, 7 * 86_400],
  ['retentionDays', 1, 36_500],
] as const;
const shortest = { owner: 2, contact: 3, purpose: 10, legalBasis: 3, unit: 1 } as const;

/** All errors at once, in the order of the form; each says how to repair it. */
export function checkPassport(form: PassportForm, text: Words): FieldError[] {
  const errors: FieldError[] = [];
  for (const [field, length] of Object.entries(shortest) as [keyof typeof shortest, number][]) {
    const given = form[field].trim().length;
    if (given === 0) errors.push({ fieldId: field, message: text.required });
    else if (given < length) errors.push({ fieldId: field, message: text.tooShort(length) });
  }
  for (const [field, min, max] of wholeNumbers) {
    if (!isNumberWithin(form[field], { min, max, whole: true }))
      errors.push({ fieldId: field, message: text.numberWanted(min, max) });
  }
  if (!form.validFrom) errors.push({ fieldId: 'validFrom', message: text.required });
  if (!form.validUntil) errors.push({ fieldId: 'validUntil', message: text.required });
  else if (form.validUntil <= form.validFrom) errors.push({ fieldId: 'validUntil', message: text.endAfterStart });
  for (const detail of details) {
    const message = detailError(detail, form, text);
    if (message) errors.push({ fieldId: detail.name, message });
  }
  return [...errors, ...termErrors(form, text)];
}

function detailError(detail: Detail, form: PassportForm, text: Words): string | undefined {
  const { name, kind, least = 0, most = Number.POSITIVE_INFINITY } = detail;
  const given = form[name].trim();
  if (name === 'recipients' && form.recipientsKnown === 'named' && linesOf(given).length === 0) return text.required;
  if (given === '') return undefined;
  if (name === 'observedAreaShape') return isGeoJson(given) ? undefined : text.shapeWanted;
  if (kind === 'number' || kind === 'decimal') {
    const isRight = isNumberWithin(given, { min: least, max: most, whole: kind === 'number' });
    return isRight ? undefined : text.numberWanted(least, most);
  }
  if (kind === 'address') return /^https:\/\/[^\s"<>]+$/.test(given) ? undefined : text.addressWanted;
  if (kind !== 'text' && kind !== 'area') return undefined;
  if (given.length < least) return text.tooShort(least);
  return given.length > most ? text.tooLong(most) : undefined;
}

/** A coarser level is made from the finer one; and the law or the owner may have set an end to all of them. */
function termErrors(form: PassportForm, text: Words): FieldError[] {
  const errors: FieldError[] = [];
  const [days, hour, day, most] = [
    Number(form.retentionDays),
    Number(form.hourRetentionDays),
    Number(form.dayRetentionDays),
    Number(form.maximumRetentionDays),
  ];
  if (hour > 0 && hour < days) errors.push({ fieldId: 'hourRetentionDays', message: text.notShorter });
  if (day > 0 && day < (hour || days)) errors.push({ fieldId: 'dayRetentionDays', message: text.notShorter });
  for (const [fieldId, value] of Object.entries({
    retentionDays: days,
    hourRetentionDays: hour,
    dayRetentionDays: day,
  }))
    if (most > 0 && value > most) errors.push({ fieldId: fieldId as PassportField, message: text.notLonger(most) });
  const law = findLegalBasis(form.legalBasisId)?.maximumDays;
  if (law !== undefined && days > law) errors.push({ fieldId: 'retentionDays', message: text.lawSays(law) });
  if (form.reviewDate > form.validUntil && form.validUntil)
    errors.push({ fieldId: 'reviewDate', message: text.reviewBeforeEnd });
  return errors;
}

function isNumberWithin(text: string, { min, max, whole }: { min: number; max: number; whole: boolean }): boolean {
  const value = Number(text);
  return (
    text.trim() !== '' && (whole ? Number.isInteger(value) : Number.isFinite(value)) && value >= min && value <= max
  );
}

function isGeoJson(text: string): boolean {
  try {
    const shape = JSON.parse(text);
    return typeof shape?.type === 'string' && Array.isArray(shape.coordinates);
  } catch {
    return false;
  }
}
