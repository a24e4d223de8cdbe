import type { Language } from '../foundation/http/language.ts';

type Words = Readonly<Record<Language, string>>;

/** What can be wrong with a passport that fits its schema; each says what to do. */
export const passportWords = {
  notComplete: (list: string): Words => ({
    nl: `Het paspoort is niet compleet: ${list}.`,
    en: `The passport is not complete: ${list}.`,
  }),
  notRight: (list: string): Words => ({
    nl: `Het paspoort klopt niet: ${list}.`,
    en: `The passport is not right: ${list}.`,
  }),
  unit: (list: string): Words => ({
    nl: `is geen geregistreerde eenheid; kies uit ${list}`,
    en: `is not a registered unit; choose one of ${list}`,
  }),
  noTime: { nl: 'is geen datum met tijd', en: 'is not a date and time' },
  endBeforeBegin: {
    nl: 'moet na validFrom liggen; kies een latere einddatum',
    en: 'must lie after validFrom; choose a later end',
  },
  shorterThan: (field: string): Words => ({
    nl: `mag niet korter zijn dan ${field}; maak deze termijn langer, of die andere korter`,
    en: `must not be shorter than ${field}; make this term longer, or that one shorter`,
  }),
  longerThanDeclared: (days: number): Words => ({
    nl: `is langer dan maximumRetentionDays (${days} dagen); kies een kortere termijn`,
    en: `is longer than maximumRetentionDays (${days} days); choose a shorter term`,
  }),
  longerThanLaw: (article: string, days: number): Words => ({
    nl: `is langer dan ${article} toestaat (${days} dagen); kies een kortere termijn of een andere grondslag`,
    en: `is longer than ${article} allows (${days} days); choose a shorter term or another legal basis`,
  }),
  reviewTooLate: {
    nl: 'ligt na het einde van het paspoort; kies een eerdere datum',
    en: 'lies after the end of the passport; choose an earlier date',
  },
  person: (what: string): Words => ({
    nl: `bevat iets van een persoon (${what}); laat dat weg`,
    en: `holds ${what}; leave that out`,
  }),
  shape: {
    nl: 'is geen vorm met lengte- en breedtegraad van hoogstens 1000 punten; geef een GeoJSON-punt, -lijn of -vlak',
    en: 'is no shape in longitude and latitude of at most 1000 points; give a GeoJSON point, line or polygon',
  },
} as const;
