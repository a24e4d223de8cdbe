import type { LifecycleStage } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { type CatalogEntry, passportStatusOf } from '../datastream-catalog.ts';

/** In the order of a life; withdrawn stands beside it. */
const order: readonly LifecycleStage[] = ['announced', 'described', 'lab', 'validated', 'field'];

/** The stage of a thing: that of the datastream which is least far. */
export function stageOfThing(entries: readonly CatalogEntry[]): LifecycleStage {
  const found = order.find((stage) => entries.some((entry) => entry.stage === stage));
  return found ?? (entries.length > 0 ? 'withdrawn' : 'announced');
}

const texts = {
  nl: {
    describe: 'Kies wat dit apparaat meet.',
    passport: (n: number) =>
      n === 1 ? 'Geef de meetreeks een sensorpaspoort.' : `Geef ${n} meetreeksen een sensorpaspoort.`,
    toLab: 'Zet het apparaat in het lab.',
    lab: 'Laat het apparaat meten en bekijk het validatierapport.',
    toField: 'Zet het apparaat in het veld, tijdelijk of voor vast.',
    field: 'Er is niets te doen. De metingen tellen mee.',
    ended: 'De tijd in het veld is voorbij. Verleng hem, of haal het apparaat uit dienst.',
    until: (day: string) => `Er is niets te doen. De metingen tellen mee tot ${day}.`,
    withdrawn: 'Het apparaat is uit dienst. Er komen geen metingen meer bij.',
  },
  en: {
    describe: 'Choose what this device measures.',
    passport: (n: number) => (n === 1 ? 'Give the datastream a passport.' : `Give ${n} datastreams a passport.`),
    toLab: 'Put the device in the lab.',
    lab: 'Let the device measure and look at the validation report.',
    toField: 'Put the device in the field, temporarily or for good.',
    field: 'Nothing to do. The readings count.',
    ended: 'The time in the field is over. Extend it, or withdraw the device.',
    until: (day: string) => `Nothing to do. The readings count until ${day}.`,
    withdrawn: 'The device was withdrawn. No readings are added.',
  },
} as const;

/** What somebody should do now, in one sentence. */
export function nextStepOf(entries: readonly CatalogEntry[], language: Language, now: number): string {
  const text = texts[language];
  const stage = stageOfThing(entries);
  const here = entries.filter((entry) => entry.stage === stage);
  switch (stage) {
    case 'announced':
      return text.describe;
    case 'described': {
      const lacking = here.filter((entry) => passportStatusOf(entry, now) !== 'valid').length;
      return lacking > 0 ? text.passport(lacking) : text.toLab;
    }
    case 'lab':
      return text.lab;
    case 'validated':
      return text.toField;
    case 'field': {
      const first = here.reduce((a, b) => (b.fieldUntil < a.fieldUntil ? b : a));
      if (first.fieldUntil <= now) return text.ended;
      return Number.isFinite(first.fieldUntil) ? text.until(dayOf(first, language)) : text.field;
    }
    case 'withdrawn':
      return text.withdrawn;
    default:
      return stage satisfies never;
  }
}

function dayOf({ fieldUntil, timeZone }: CatalogEntry, language: Language): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(fieldUntil);
}
