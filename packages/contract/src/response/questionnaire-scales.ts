/**
 * How a question was answered: what each answer counts for, from low to high. Rounds are compared by it, so an id never changes its
 * meaning. Without a schema: pages that only choose among these load none.
 */
export const questionnaireScales = [
  {
    id: 'mark-10',
    values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    nl: 'Rapportcijfer van 1 tot en met 10',
    en: 'Mark from 1 to 10',
  },
  {
    id: 'points-3',
    values: [1, 2, 3],
    nl: 'Drie antwoorden, van laag naar hoog',
    en: 'Three answers, from low to high',
  },
  {
    id: 'points-4',
    values: [1, 2, 3, 4],
    nl: 'Vier antwoorden, van laag naar hoog',
    en: 'Four answers, from low to high',
  },
  {
    id: 'points-5',
    values: [1, 2, 3, 4, 5],
    nl: 'Vijf antwoorden, van laag naar hoog',
    en: 'Five answers, from low to high',
  },
  {
    id: 'points-7',
    values: [1, 2, 3, 4, 5, 6, 7],
    nl: 'Zeven antwoorden, van laag naar hoog',
    en: 'Seven answers, from low to high',
  },
  { id: 'yes-no', values: [0, 1], nl: 'Ja of nee', en: 'Yes or no' },
] as const;
export type QuestionnaireScaleId = (typeof questionnaireScales)[number]['id'];

/** How people were asked. Who answers differs by it, so rounds that were held in other ways are hard to compare. */
export const questionnaireMethods = [
  { id: 'sample', nl: 'Aselecte steekproef', en: 'Random sample' },
  { id: 'panel', nl: 'Online panel', en: 'Online panel' },
  { id: 'door-to-door', nl: 'Langs de deuren', en: 'Door to door' },
  { id: 'street', nl: 'Op straat', en: 'In the street' },
  { id: 'open', nl: 'Open oproep: wie wilde deed mee', en: 'Open call: whoever wanted took part' },
  { id: 'other', nl: 'Anders', en: 'Otherwise' },
] as const;
export type QuestionnaireMethodId = (typeof questionnaireMethods)[number]['id'];

/** Fewer answers than this are neither kept nor shown. */
export const LEAST_ANSWERS = 10;
