import type { Passport } from '@wijkritme/contract';
import type { Text } from '../../i18n/nl.ts';
import { addDays, civilDate, startOfDay } from '../../i18n/zone.ts';

/** The shape of the form: everything is text until it is sent. */
export interface PassportForm {
  owner: string;
  contact: string;
  purpose: string;
  legalBasis: string;
  unit: string;
  personalData: 'yes' | 'no';
  minimumGroup: string;
  intervalSeconds: string;
  retentionDays: string;
  validFrom: string;
  validUntil: string;
}
export type PassportField = keyof PassportForm;
export interface FieldError {
  readonly fieldId: PassportField;
  readonly message: string;
}

const wholeNumbers = [
  ['minimumGroup', 1, 1_000],
  ['intervalSeconds', 1, 7 * 86_400],
  ['retentionDays', 1, 36_500],
] as const;
const shortest = { owner: 2, contact: 3, purpose: 10, legalBasis: 3, unit: 1 } as const;

export function toPassportForm(passport: Passport | null, unit: string, now: number, zone: string): PassportForm {
  const today = civilDate(now, zone);
  if (!passport)
    return {
      owner: '',
      contact: '',
      purpose: '',
      legalBasis: '',
      unit,
      personalData: 'no',
      minimumGroup: '1',
      intervalSeconds: '300',
      retentionDays: '365',
      validFrom: today,
      validUntil: addDays(today, 365),
    };
  return {
    ...passport,
    personalData: passport.personalData ? 'yes' : 'no',
    minimumGroup: String(passport.minimumGroup),
    intervalSeconds: String(passport.intervalSeconds),
    retentionDays: String(passport.retentionDays),
    validFrom: civilDate(Date.parse(passport.validFrom), zone),
    validUntil: civilDate(Date.parse(passport.validUntil), zone),
  };
}

/** All errors at once, in the order of the form; each says how to repair it. */
export function checkPassport(form: PassportForm, text: Text['passport']): FieldError[] {
  const errors: FieldError[] = [];
  for (const [field, length] of Object.entries(shortest) as [keyof typeof shortest, number][]) {
    const given = form[field].trim().length;
    if (given === 0) errors.push({ fieldId: field, message: text.required });
    else if (given < length) errors.push({ fieldId: field, message: text.tooShort(length) });
  }
  for (const [field, min, max] of wholeNumbers) {
    const value = Number(form[field]);
    if (form[field].trim() === '' || !Number.isInteger(value) || value < min || value > max)
      errors.push({ fieldId: field, message: text.numberWanted(min, max) });
  }
  if (!form.validFrom) errors.push({ fieldId: 'validFrom', message: text.required });
  if (!form.validUntil) errors.push({ fieldId: 'validUntil', message: text.required });
  else if (form.validUntil <= form.validFrom) errors.push({ fieldId: 'validUntil', message: text.endAfterStart });
  return errors;
}

/** From the form to the contract; a passport begins and ends at a local midnight. */
export function toPassport(form: PassportForm, zone: string): Passport {
  return {
    owner: form.owner.trim(),
    contact: form.contact.trim(),
    purpose: form.purpose.trim(),
    legalBasis: form.legalBasis.trim(),
    unit: form.unit.trim(),
    personalData: form.personalData === 'yes',
    minimumGroup: Number(form.minimumGroup),
    intervalSeconds: Number(form.intervalSeconds),
    retentionDays: Number(form.retentionDays),
    validFrom: new Date(startOfDay(form.validFrom, zone)).toISOString(),
    validUntil: new Date(startOfDay(form.validUntil, zone)).toISOString(),
  };
}
