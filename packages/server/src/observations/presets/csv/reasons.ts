import type { RegisteredProperty } from '@wijkritme/contract';
import type { Reason } from '../preset.ts';

export const emptyCell: Reason = { nl: 'Er staat geen waarde.', en: 'There is no value.' };
export const missingCode: Reason = {
  nl: 'Het bestand zegt hier zelf: geen waarde.',
  en: 'The file itself says: no value here.',
};
export const notANumber: Reason = { nl: 'Dit is geen getal.', en: 'This is not a number.' };
export const timeUnreadable: Reason = {
  nl: 'De tijd van deze regel is niet te lezen.',
  en: 'The time of this row cannot be read.',
};
export function stretchNotInterval(intervalSeconds: number): Reason {
  return {
    nl: `De tijd is een periode die niet even lang is als de reeks per meting duurt (${intervalSeconds} s). Geef de meting één tijdstip.`,
    en: `The time is a stretch that is not as long as a reading of this series lasts (${intervalSeconds} s). Give the reading one moment.`,
  };
}
export const missingHour: Reason = {
  nl: 'Deze kloktijd heeft nooit bestaan: de klok ging toen een uur vooruit.',
  en: 'This clock time never existed: the clock went forward an hour.',
};
export const clocksDisagree: Reason = {
  nl: 'De twee tijden in deze regel spreken elkaar tegen.',
  en: 'The two times in this row contradict each other.',
};
export const whichOfTwoHours: Reason = {
  nl: 'De klok ging terug: dit uur was er twee keer. Deze regel zegt niet welke van de twee.',
  en: 'The clock went back: this hour came twice. This row does not say which of the two.',
};
export const noKey: Reason = {
  nl: 'De regel noemt geen meetpunt.',
  en: 'The row names no measuring point.',
};
export const quoteMisplaced: Reason = {
  nl: 'Een aanhalingsteken staat op de verkeerde plaats in deze regel.',
  en: 'A quotation mark is in the wrong place in this row.',
};

export function wrongColumnCount(found: number, expected: number): Reason {
  return {
    nl: `De regel heeft ${found} kolommen in plaats van ${expected}.`,
    en: `The row has ${found} columns instead of ${expected}.`,
  };
}

export function outsideRange({ min, max, unit }: RegisteredProperty): Reason {
  return {
    nl: `Kan natuurkundig niet: buiten ${min} tot ${max} ${unit.symbol}.`,
    en: `Physically impossible: outside ${min} to ${max} ${unit.symbol}.`,
  };
}
