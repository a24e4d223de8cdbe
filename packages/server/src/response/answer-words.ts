import type { Words } from '@wijkritme/contract';

/** What can be wrong with a field of an answer, a case or its sharing; each says what to do. Read after the name of its field. */
export const answerWords = {
  personal: (found: Words): Words => ({
    nl: `bevat ${found.nl}; laat dat weg en schrijf over de plek`,
    en: `holds ${found.en}; leave that out and write about the place`,
  }),
  explanationClosed: {
    nl: 'is van de lijst gehaald; kies een andere',
    en: 'was closed; choose another one',
  },
  noExplanation: (id: number): Words => ({
    nl: `noemt geen verklaring van de lijst: ${id}; kies een andere`,
    en: `names no explanation of the list: ${id}`,
  }),
  noOrganisation: (id: number): Words => ({
    nl: `noemt geen organisatie die hier werkt: ${id}`,
    en: `names no organisation that works here: ${id}`,
  }),
  noScript: (id: string): Words => ({
    nl: `noemt geen draaiboek: ${id}; kies een andere`,
    en: `names no script: ${id}`,
  }),
  oneOfRoles: (roles: readonly string[]): Words => ({
    nl: `is een van uw rollen op deze plek: ${roles.join(', ')}`,
    en: `is one of your roles at this place: ${roles.join(', ')}`,
  }),
  nobodyHere: {
    nl: 'is iemand die op deze plek aan signalen werkt; kies iemand anders',
    en: 'is somebody who works on signals at this place',
  },
  twoParties: {
    nl: 'noemt ten minste twee organisaties: een afspraak heeft partijen',
    en: 'names at least two organisations: an agreement has parties',
  },
  needsReason: { nl: 'zegt in een paar woorden waarom', en: 'says why, in a few words' },
  noVerdictReason: {
    nl: 'zegt in een paar woorden waarom; anders kan niemand hiervan leren',
    en: 'says in a few words why; without it nobody can learn from this',
  },
  eventName: {
    nl: 'zegt hoe de gebeurtenis heet, bijvoorbeeld “Weekmarkt”',
    en: 'says how the event is called, for example “Weekmarkt”',
  },
  fileName: {
    nl: 'bevat een schuine streep of een teken dat niet te zien is; geef het bestand een andere naam',
    en: 'holds a slash or a sign that cannot be seen; give the file another name',
  },
  emptyWith: (label: string): Words => ({
    nl: `is leeg bij ${label}; dat label noemt niemand`,
    en: `is empty with ${label}; that label does not name any`,
  }),
  noPlace: (id: number): Words => ({ nl: `noemt geen plek: ${id}; kies een andere`, en: `names no place: ${id}` }),
  past: (endsAt: string): Words => ({
    nl: `ligt in het verleden: ${endsAt}; laat dit weg, of kies een later moment`,
    en: `lies in the past: ${endsAt}; leave it out, or choose a later moment`,
  }),
  nobodyWorks: (id: number): Words => ({
    nl: `noemt niemand die op deze plek aan signalen werkt: ${id}`,
    en: `names nobody who works on signals at this place: ${id}`,
  }),
  wider: {
    nl: 'zegt waarom meer mensen het mogen lezen; schrijf een paar woorden',
    en: 'says why more people may read it; write a few words',
  },
} as const;
