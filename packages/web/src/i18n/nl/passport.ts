import { one } from '../plural.ts';

/** Sensor passports and their form. */
export const passport = {
  title: (name: string) => `Paspoort van ${name}`,
  heading: 'Sensorpaspoort',
  owner: 'Wie is de eigenaar?',
  contact: 'Bij wie kunt u terecht?',
  purpose: 'Waarom meten wij dit?',
  legalBasis: 'Op welke grond mag dit?',
  unit: 'Wat komt eruit?',
  count: 'een aantal',
  personalData: 'Zijn er persoonsgegevens?',
  yes: 'ja',
  no: 'nee',
  minimumGroup: 'Kleinste groep die wij tonen',
  interval: 'Hoe vaak?',
  every: (seconds: number) =>
    seconds % 3600 === 0
      ? `elke ${one(seconds / 3600, 'uur', 'uur')}`
      : seconds % 60 === 0
        ? `elke ${one(seconds / 60, 'minuut', 'minuten')}`
        : `elke ${one(seconds, 'seconde', 'seconden')}`,
  retention: 'Hoe lang bewaren wij het?',
  days: (n: number) => one(n, 'dag', 'dagen'),
  people: (n: number) => one(n, 'persoon of ding', 'personen of dingen'),
  valid: 'Geldig',
  validFrom: 'Geldig vanaf',
  validUntil: 'Geldig tot',
  give: 'Geef een paspoort',
  edit: 'Pas het paspoort aan',
  save: 'Bewaar het paspoort',
  saving: 'Bezig met bewaren',
  withdraw: 'Trek het paspoort in',
  withdrawHint: 'Daarna nemen wij geen metingen meer aan van deze reeks.',
  sure: 'Weet u het zeker?',
  sureYes: 'Ja, trek in',
  sureNo: 'Nee, laat staan',
  needSignIn: 'Alleen een beheerder kan een paspoort geven. Meld u eerst aan.',
  noPassport: 'Deze meetreeks heeft nog geen paspoort. Daarom weigeren wij de metingen.',
  ownerHint: 'De organisatie, geen persoon.',
  contactHint: 'Een algemeen adres, bijvoorbeeld sensoren@gemeente.nl.',
  purposeHint: 'In gewone woorden, minstens 10 tekens.',
  legalBasisHint: 'De wet met het artikel.',
  unitHint: 'De afkorting van de eenheid.',
  intervalHint: 'In seconden tussen twee metingen.',
  retentionHint: 'In dagen.',
  errorTitle: (n: number) => one(n, 'fout', 'fouten'),
  required: 'Vul dit in.',
  tooShort: (n: number) => `Schrijf minstens ${n} tekens.`,
  numberWanted: (min: number, max: number) => `Vul een heel getal in van ${min} tot en met ${max}.`,
  endAfterStart: 'Kies een einddatum na de begindatum.',
};
