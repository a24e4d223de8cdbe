import type { Words } from '@wijkritme/contract';
import { holdsPhoneNumber } from './phone-number.ts';

/**
 * Entities of the sensing side describe devices and places, never people (invariant 1). This check is a fence, not a
 * judge: it refuses what is surely an identifier of a person or of a person's device, by the name of the property or by
 * the form of the value.
 */

/** Property names, without capitals and separators, and why they are refused. */
const forbiddenKeys: Readonly<Record<string, string>> = {
  mac: 'a device address',
  macaddress: 'a device address',
  imei: 'the number of a mobile device',
  imsi: 'the number of a SIM card',
  msisdn: 'a phone number',
  plate: 'a licence plate',
  licenseplate: 'a licence plate',
  licenceplate: 'a licence plate',
  numberplate: 'a licence plate',
  kenteken: 'a licence plate',
  bsn: 'a citizen service number',
  burgerservicenummer: 'a citizen service number',
  email: 'an e-mail address',
  emailaddress: 'an e-mail address',
  mail: 'an e-mail address',
  phone: 'a phone number',
  phonenumber: 'a phone number',
  mobile: 'a phone number',
  telephone: 'a phone number',
  telefoon: 'a phone number',
  telefoonnummer: 'a phone number',
  firstname: 'the name of a person',
  lastname: 'the name of a person',
  surname: 'the name of a person',
  fullname: 'the name of a person',
  personname: 'the name of a person',
  nameofperson: 'the name of a person',
  voornaam: 'the name of a person',
  achternaam: 'the name of a person',
  birthdate: 'a date of birth',
  dateofbirth: 'a date of birth',
  geboortedatum: 'a date of birth',
};

const macAddress = /(?<![0-9a-f])(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-f]|[:-][0-9a-f]{2})/i;
const dottedMac = /(?<![0-9a-f.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9a-f.])/i;
// Bounded, so that a long text without an address costs no time.
const email = /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}[a-z]{2}/i;
const fifteenDigits = /(?<!\d)\d{15}(?!\d)/;

/** What this property name announces about a person, or undefined. */
export function personalKey(name: string): string | undefined {
  const key = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return Object.hasOwn(forbiddenKeys, key) ? forbiddenKeys[key] : undefined;
}

/** What identifier of a person this text holds, or undefined. */
export function personalText(text: string): string | undefined {
  if (macAddress.test(text) || dottedMac.test(text)) return 'a device address (MAC)';
  if (email.test(text)) return 'an e-mail address';
  if (holdsPhoneNumber(text)) return 'a phone number';
  const digits = fifteenDigits.exec(text)?.[0];
  return digits && passesLuhn(digits) ? 'the number of a mobile device (IMEI)' : undefined;
}

const dutch: Readonly<Record<string, string>> = {
  'a device address (MAC)': 'het adres van een apparaat (MAC)',
  'an e-mail address': 'een e-mailadres',
  'a phone number': 'een telefoonnummer',
  'the number of a mobile device (IMEI)': 'het nummer van een mobiel apparaat (IMEI)',
};

/** The same in both languages; the text itself is not repeated. */
export function personalWords(text: string): Words | undefined {
  const en = personalText(text);
  return en === undefined ? undefined : { nl: dutch[en] ?? 'iets over een persoon', en };
}

export interface PersonalData {
  readonly pointer: string;
  readonly reason: string;
}

/** Walks through free properties and names every place that looks like personal data. */
export function findPersonalData(value: unknown, pointer: string): PersonalData[] {
  if (typeof value === 'string' || typeof value === 'number') {
    const reason = personalText(String(value));
    return reason ? [{ pointer, reason }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const reason = Array.isArray(value) ? undefined : (personalKey(name) ?? personalText(name));
    return reason ? [{ pointer: at, reason }] : findPersonalData(inner, at);
  });
}

/** Check digit of an IMEI (ISO/IEC 7812-1). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
