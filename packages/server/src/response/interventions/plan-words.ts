import type { Words } from '@wijkritme/contract';

/** What can be wrong with the plan of a measure or with a step of it; each says what to do. Read after the name of its field. */
export const planWords = {
  endBeforeStart: (startsOn: string): Words => ({
    nl: `ligt voor de eerste dag, ${startsOn}; kies een latere dag`,
    en: `lies before the start, ${startsOn}; choose a later day`,
  }),
  byBeforeStart: (startsOn: string): Words => ({
    nl: `ligt niet na de eerste dag, ${startsOn}; kies een latere dag`,
    en: `does not lie after the start, ${startsOn}; choose a later day`,
  }),
  stopOutside: (startsOn: string, endsOn: string): Words => ({
    nl: `ligt niet tussen ${startsOn} en ${endsOn}; kies een dag daartussen`,
    en: `does not lie between ${startsOn} and ${endsOn}; choose a day between them`,
  }),
  byPast: (by: string, today: string): Words => ({
    nl: `is ${by} en ligt niet na vandaag, ${today}; verander eerst het plan en kies een latere dag`,
    en: `is ${by} and does not lie after today, ${today}; change the plan first and choose a later day`,
  }),
  over: (day: string, today: string): Words => ({
    nl: `is ${day} en is al voorbij, vandaag is het ${today}; verander eerst het plan en kies een latere dag`,
    en: `is ${day} and is over, today is ${today}; change the plan first and choose a later day`,
  }),
  noPlace: (id: number): Words => ({
    nl: `noemt geen plek waar u werkt: ${id}; kies een andere`,
    en: `names no place where you work: ${id}; choose another`,
  }),
  notYours: (place: string): Words => ({
    nl: `noemt ${place}, waar u niet werkt; kies een andere plek`,
    en: `names ${place}, where you do not work; choose another place`,
  }),
  noAgreement: (id: number): Words => ({
    nl: `noemt geen afspraak van dit dossier: ${id}; kies een andere`,
    en: `names no agreement of this case: ${id}; choose another`,
  }),
  struckAgreement: (id: number): Words => ({
    nl: `noemt een afspraak die is doorgehaald: ${id}; kies een andere`,
    en: `names an agreement that was struck: ${id}; choose another`,
  }),
  noDatastream: (id: number): Words => ({
    nl: `noemt geen meetreeks: ${id}; kies een andere`,
    en: `names no datastream: ${id}; choose another`,
  }),
  states: {
    nl: 'meet toestanden, en daarvan is er geen meer of minder; kies een andere meetreeks',
    en: 'has states, of which there is no more or less; choose another datastream',
  },
  noPercent: (unit: string): Words => ({
    nl: `is in ${unit}, en daarvan zijn er geen procenten; kies de eenheid`,
    en: `is in ${unit}, and of this there is no per cent; choose the unit`,
  }),
  moreThanAll: {
    nl: 'is meer dan alles; kies 100 of minder',
    en: 'is more than everything; choose 100 or less',
  },
  twice: (id: number): Words => ({
    nl: `staat er twee keer: ${id}; laat er een weg`,
    en: `is named twice: ${id}; leave one out`,
  }),
  changesItself: {
    nl: 'moet zelf veranderen; vergelijk met een andere',
    en: 'is to change itself; compare with another',
  },
  otherUnit: (unit: string, wanted: string): Words => ({
    nl: `meet iets anders: ${unit} in plaats van ${wanted}; vergelijk met een andere`,
    en: `measures something else: ${unit} instead of ${wanted}; compare with another`,
  }),
  tooNear: {
    nl: 'is zo dichtbij dat de maatregel er ook kan werken; vergelijk met een andere',
    en: 'is so near that the measure may reach it; compare with another',
  },
  silent: {
    nl: 'heeft geen metingen van de laatste twaalf weken; vergelijk met een andere',
    en: 'has no readings of the last twelve weeks; compare with another',
  },
  noReason: {
    nl: 'ontbreekt; schrijf in een paar woorden waarom',
    en: 'says why, in a few words',
  },
} as const;
