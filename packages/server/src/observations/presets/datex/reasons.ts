import type { Reason } from '../preset.ts';

export const dataError: Reason = {
  nl: 'De bron meldt zelf een fout in deze waarde (dataError).',
  en: 'The source itself reports an error in this value (dataError).',
};
export const noInputs: Reason = {
  nl: 'Deze waarde steunt op geen enkele waarneming. Nul zegt hier niet dat er niemand was.',
  en: 'This value rests on no observation at all. Zero does not say here that nobody passed.',
};
export const belowZero: Reason = {
  nl: 'De bron schrijft een waarde onder nul. Dat betekent: geen waarde.',
  en: 'The source writes a value below zero. That means: no value.',
};
export const qualityUnreadable: Reason = {
  nl: 'Wat de bron over de kwaliteit van deze waarde zegt, is geen getal.',
  en: 'What the source says of the quality of this value is not a number.',
};
export const unknownKind: Reason = {
  nl: 'Dit soort meting (xsi:type) is hier niet bekend. Bekend zijn verkeersstroom, snelheid en reistijd.',
  en: 'This kind of measurement (xsi:type) is not known here. Known are traffic flow, speed and travel time.',
};
export const noPeriod: Reason = {
  nl: 'Niemand zegt over hoeveel seconden is geteld. Zet de tabel met meetpunten erbij, of vul periodSeconds in.',
  en: 'Nothing says over how many seconds was counted. Add the measurement site table, or fill in periodSeconds.',
};
export const otherVersion: Reason = {
  nl: 'Dit meetpunt heeft een andere versie dan in de tabel. Haal een nieuwe tabel op.',
  en: 'This site has another version than the table says. Fetch a new table.',
};
export const otherThanTable: Reason = {
  nl: 'De tabel zegt dat hier iets anders wordt gemeten.',
  en: 'The table says that something else is measured here.',
};
export const noIndex: Reason = {
  nl: 'De tabel noemt dit nummer (index) van het meetpunt niet.',
  en: 'The table does not name this number (index) of the site.',
};
export const noSite: Reason = {
  nl: 'Er staat niet bij welk meetpunt dit is.',
  en: 'It does not say which site this is.',
};
