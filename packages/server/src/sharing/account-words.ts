import type { Words } from '@wijkritme/contract';

type Length = { readonly min: number; readonly max: number };

/** What can be wrong with accounts, organisations and their roles. Messages of fields are read after the name of their field. */
export const accountWords = {
  noPlace: (id: number): Words => ({
    nl: `noemt geen plek van deze installatie: ${id}`,
    en: `names no place of this installation: ${id}`,
  }),
  noOrganisation: (id: number): Words => ({
    nl: `noemt geen organisatie: ${id}`,
    en: `names no organisation: ${id}`,
  }),
  emailTaken: {
    nl: 'Er heeft al iemand een account met dit adres.',
    en: 'Somebody has an account with this address already.',
  },
  emailTakenField: { nl: 'hoort al bij een account', en: 'belongs to an account already' },
  organisationTaken: {
    nl: 'Er is al een organisatie met deze naam.',
    en: 'There is an organisation of this name already.',
  },
  organisationTakenField: {
    nl: 'is de naam van een andere organisatie',
    en: 'is the name of another organisation',
  },
  purpose: {
    nl: 'Zeg in ten minste tien tekens waarom u kijkt.',
    en: 'Say in at least ten characters why you look.',
  },
  purposeField: { nl: 'is te kort', en: 'is too short' },
  wrongPassword: { nl: 'Dit is niet uw wachtwoord van nu.', en: 'This is not your password of now.' },
  wrongCode: {
    nl: 'De code klopt niet. Neem de nieuwste, en kijk of de klok van uw telefoon goed staat.',
    en: 'The code is not right. Take the newest one, and see whether the clock of your phone is right.',
  },
  notRight: { nl: 'klopt niet', en: 'is not right' },
  password: (remedy: Words): Words => ({ nl: `Het wachtwoord ${remedy.nl}.`, en: `The password ${remedy.en}.` }),
  tooShort: ({ min }: Length): Words => ({
    nl: `heeft ten minste ${min} tekens nodig; een korte zin is goed`,
    en: `needs at least ${min} characters; a short sentence is fine`,
  }),
  tooLong: ({ max }: Length): Words => ({
    nl: `mag ten hoogste ${max} tekens hebben`,
    en: `may have at most ${max} characters`,
  }),
  repeats: {
    nl: 'herhaalt zichzelf; maak het langer of neem andere woorden',
    en: 'repeats itself; make it longer or take other words',
  },
  sequence: {
    nl: 'is een rij tekens die op elkaar volgen; neem andere woorden',
    en: 'is a row of neighbouring characters; take other words',
  },
  wellKnown: {
    nl: 'is vooral een bekend woord, uw naam of uw adres; voeg eigen woorden toe',
    en: 'is mostly a well known word, your name or your address; add words of your own',
  },
} as const;
