import type { Words } from '@wijkritme/contract';

/** What can be wrong with a field of a report or of a category; each says what to do. Read after the name of its field. */
export const fieldWords = {
  personal: (found: Words): Words => ({
    nl: `bevat ${found.nl}; noem wat er op een plek gebeurt`,
    en: `holds ${found.en}; name what happens at a place`,
  }),
  noProperty: (id: string): Words => ({
    nl: `noemt niets dat wij kennen als gemeten: ${id}; kies uit de lijst`,
    en: `names no registered property: ${id}`,
  }),
  noCategory: (id: number): Words => ({
    nl: `noemt geen onderwerp dat u kunt kiezen: ${id}`,
    en: `names no category that can be chosen: ${id}`,
  }),
  order: { nl: 'is niet later dan het begin; verbeter een van beide', en: 'is not later than from' },
  tooLong: {
    nl: 'is meer dan een dag na het begin; schrijf de uren op waarin het het ergst was',
    en: 'is more than a day after from; write down the hours that it was worst',
  },
  future: { nl: 'ligt in de toekomst; kies een moment dat al was', en: 'lies in the future' },
  tooOld: { nl: 'is meer dan zeven dagen geleden; kies een later moment', en: 'is more than seven days ago' },
} as const;
