import type { Words } from '@wijkritme/contract';

/** What can be wrong with what a person fills in about a device or a step of its life. Read after the name of its field. */
export const fieldWords = {
  personal: (found: Words): Words => ({
    nl: `bevat ${found.nl}; laat dat weg`,
    en: `holds ${found.en}; leave that out`,
  }),
  empty: { nl: 'mag niet leeg zijn', en: 'must not be empty' },
  neededFor: (from: string, to: string): Words => ({
    nl: `is nodig voor de stap van ${from} naar ${to}`,
    en: `is needed for the step from ${from} to ${to}`,
  }),
  neededWithoutReport: (id: number): Words => ({
    nl: `is nodig: meetreeks ${id} heeft geen rapport dat goed is`,
    en: `is needed: datastream ${id} has no report that passes`,
  }),
  notAhead: { nl: 'moet in de toekomst liggen', en: 'must lie in the future' },
  notOfThing: (id: number, thing: number): Words => ({
    nl: `noemt ${id}, en dat is geen meetreeks van apparaat ${thing}; kies er een van dit apparaat`,
    en: `names ${id}, which is not a datastream of thing ${thing}; choose one of this thing`,
  }),
  noPlace: (id: number): Words => ({
    nl: `noemt geen plek: ${id}; kies er een uit de lijst`,
    en: `names no place: ${id}; choose one from the list`,
  }),
  typeOrStreams: {
    nl: 'of streams is nodig: welk soort apparaat is het, of wat meet het',
    en: 'or streams is needed: which device type is it, or what does it measure',
  },
  noProperty: (id: string): Words => ({
    nl: `is geen geregistreerde grootheid: ${id}; kies een andere`,
    en: `is not a registered property: ${id}; choose another one`,
  }),
  noFit: {
    nl: 'is een antwoord dat niet bij de vraag past; zie GET /v1/privacy-check',
    en: 'is an answer that does not fit the question; see GET /v1/privacy-check',
  },
  labOnly: { nl: 'hoort alleen bij het lab', en: 'only belongs to the lab' },
  noStep: (id: number): Words => ({
    nl: `noemt meetreeks ${id}, die hier geen stap zet`,
    en: `names datastream ${id}, which takes no step here`,
  }),
  noOther: (id: number): Words => ({
    nl: `noemt referentie ${id}, en dat is geen andere meetreeks`,
    en: `names reference ${id}, which is no other datastream`,
  }),
  notInField: (id: number): Words => ({
    nl: `noemt referentie ${id}, die zelf niet in het veld is`,
    en: `names reference ${id}, which is not in the field itself`,
  }),
  otherProperty: (id: number): Words => ({
    nl: `noemt referentie ${id}, die iets anders meet`,
    en: `names reference ${id}, which measures something else`,
  }),
} as const;
