import type { Words } from '@wijkritme/contract';

/** Why a case of the sample city is not laid down; read after the name of its field. */
export const sampleWords = {
  notReadable: {
    nl: 'kan niet gelezen worden; kijk het schema SampleCase na',
    en: 'cannot be read; see the schema SampleCase',
  },
  noSuchPlace: (id: number): Words => ({
    nl: `noemt plek ${id}, die er niet is of niet gesimuleerd is; alleen een voorbeeldstad heeft voorbeelddossiers`,
    en: `names place ${id}, which is not there or not simulated; only a sample city has sample cases`,
  }),
  realSensor: (datastream: number, place: number): Words => ({
    nl: `heeft op plek ${place} een echte meetreeks, ${datastream}; waar echt gemeten wordt komt geen voorbeelddossier`,
    en: `has a real datastream at place ${place}, ${datastream}; where something real is measured no sample case comes`,
  }),
  notSimulated: (id: number): Words => ({
    nl: `noemt meetreeks ${id}, die er niet is of niet gesimuleerd is; kies een gesimuleerde`,
    en: `names datastream ${id}, which is not there or not simulated; choose a simulated one`,
  }),
  elsewhere: (id: number): Words => ({
    nl: `noemt meetreeks ${id}, die niet op de plek van het dossier staat; kies een andere`,
    en: `names datastream ${id}, which does not stand at the place of the case; choose another`,
  }),
  twoRoles: {
    nl: 'noemt minder dan twee rollen; een maatregel begint na duidingen van twee rollen',
    en: 'names fewer than two roles; a measure begins after interpretations of two roles',
  },
  noExplanation: (name: string): Words => ({
    nl: `noemt een verklaring die er niet of niet meer is: ${name}; kies een andere`,
    en: `names an explanation that is not there, or not any more: ${name}; choose another`,
  }),
  noOrganisation: {
    nl: 'noemt een organisatie die niet in de lijst van het dossier staat',
    en: 'names an organisation that is not in the list of the case',
  },
  notInOrder: (before: string): Words => ({
    nl: `ligt niet na ${before}; kies een later moment`,
    en: `does not lie after ${before}; choose a later moment`,
  }),
  toCome: {
    nl: 'is nog niet voorbij; een voorbeelddossier is helemaal af',
    en: 'is not over yet; a sample case is wholly finished',
  },
  otherDay: (day: string): Words => ({
    nl: `is niet de dag waarop de maatregel begon, ${day}`,
    en: `is not the day on which the measure began, ${day}`,
  }),
} as const;
