import type { Passport } from '@wijkritme/contract';
import { addDays, civilDate, startOfDay } from '../../i18n/zone.ts';
import { type DetailField, details } from './passport-details.ts';

/** The shape of the form: everything is text until it is sent; an empty detail is left out of the passport. */
export interface PassportForm extends Record<DetailField, string> {
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

// fromEntries knows no names; the list holds every one of them.
const noDetails = Object.fromEntries(details.map(({ name }) => [name, ''])) as Record<DetailField, string>;

export function toPassportForm(passport: Passport | null, unit: string, now: number, zone: string): PassportForm {
  const today = civilDate(now, zone);
  if (!passport)
    return {
      ...noDetails,
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
  const { owner, contact, purpose, legalBasis } = passport;
  return {
    ...toDetails(passport),
    owner,
    contact,
    purpose,
    legalBasis,
    unit: passport.unit,
    personalData: passport.personalData ? 'yes' : 'no',
    minimumGroup: String(passport.minimumGroup),
    intervalSeconds: String(passport.intervalSeconds),
    retentionDays: String(passport.retentionDays),
    validFrom: civilDate(Date.parse(passport.validFrom), zone),
    validUntil: civilDate(Date.parse(passport.validUntil), zone),
  };
}

function toDetails(passport: Passport): Record<DetailField, string> {
  const { recipients, observedAreaShape } = passport;
  const given: Record<string, unknown> = passport;
  const plain = Object.fromEntries(details.map(({ name }) => [name, String(given[name] ?? '')]));
  return {
    ...noDetails,
    ...plain,
    recipients: recipients?.join('\n') ?? '',
    recipientsKnown: recipients === undefined ? '' : recipients.length > 0 ? 'named' : 'nobody',
    observedAreaShape: observedAreaShape ? JSON.stringify(observedAreaShape) : '',
  };
}

/**
 * From the form to the contract; a passport begins and ends at a local midnight. Call it on a form without errors.
 * @param before the passport that is changed: what the form does not ask for stays as it was
 */
export function toPassport(form: PassportForm, zone: string, before?: Passport | null): Passport {
  const kept = Object.entries(before ?? {}).filter(([name]) => !(name in form));
  return {
    ...Object.fromEntries(kept),
    owner: form.owner.trim(),
    contact: form.contact.trim(),
    purpose: form.purpose.trim(),
    legalBasis: form.legalBasis.trim(),
    unit: form.unit.trim(),
    personalData: form.personalData === 'yes',
    minimumGroup: Number(form.minimumGroup),
    intervalSeconds: Number(form.intervalSeconds),
    retentionDays: Number(form.retentionDays),
    ...fromDetails(form),
    validFrom: new Date(startOfDay(form.validFrom, zone)).toISOString(),
    validUntil: new Date(startOfDay(form.validUntil, zone)).toISOString(),
  };
}

function fromDetails(form: PassportForm): Partial<Passport> {
  const given: Record<string, unknown> = {};
  for (const { name, kind } of details) {
    const text = form[name].trim();
    if (text === '' || name === 'recipientsKnown' || name === 'recipients' || name === 'observedAreaShape') continue;
    given[name] = kind === 'number' || kind === 'decimal' ? Number(text) : text;
  }
  if (form.recipientsKnown === 'nobody') given.recipients = [];
  if (form.recipientsKnown === 'named') given.recipients = linesOf(form.recipients);
  if (form.observedAreaShape.trim() !== '') given.observedAreaShape = JSON.parse(form.observedAreaShape);
  // The names and kinds are those of the contract; the server checks them once more.
  return given as Partial<Passport>;
}

/** @example linesOf(' a \n\nb') // ['a', 'b'] */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
