import { LEAST_ANSWERS, questionnaireMethods, questionnaireScales, type Words } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

/** What can be wrong with a round, by what mends it. */
export type RoundFaultId =
  | 'place'
  | 'question'
  | 'scale'
  | 'better'
  | 'day'
  | 'method'
  | 'source'
  | 'invited'
  | 'count'
  | 'number-of-counts'
  | 'too-few'
  | 'invited-low'
  | 'order'
  | 'future'
  | 'personal'
  | 'unknown-field'
  | 'no-round'
  | 'full'
  | 'other-counts';

export interface RoundFault {
  readonly fault: RoundFaultId;
  /** What stands there, or what it is held against; never words about a person. */
  readonly value?: string | undefined;
}

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(', ');
const scales = ids(questionnaireScales);
const methods = ids(questionnaireMethods);
const MOST_SHOWN = 40;

type Told = (value: string) => string;

/** What is wrong and how it is mended. Dutch is the source; at most twenty words a sentence. */
const nl: Record<RoundFaultId, Told> = {
  place: (value) => `${value} is geen plek waar u werkt. Gebruik de code of het nummer van de plek.`,
  question: () => 'De vraag heeft niet 3 tot 300 tekens. Schrijf de vraag zoals die is gesteld.',
  scale: (value) => `${value} is geen schaal die wij kennen. Kies een van: ${scales}.`,
  better: (value) => `${value} past hier niet. Schrijf hoger als een hoog antwoord goed nieuws is, anders lager.`,
  day: (value) => `${value} is geen dag. Schrijf een dag als 2026-11-23.`,
  method: (value) => `${value} is geen methode die wij kennen. Kies een van: ${methods}.`,
  source: () => 'De bron heeft niet 2 tot 200 tekens. Schrijf wie het vroeg en waar het staat.',
  invited: (value) => `${value} is geen heel getal vanaf 1. Schrijf het zonder punten, of laat dit leeg.`,
  count: (value) => `${value} is geen heel getal. Schrijf het zonder punten; nul mag.`,
  'number-of-counts': (value) => `Het aantal antwoorden past niet bij de schaal. Vul er precies ${value} in.`,
  'too-few': () =>
    `Dit zijn minder dan ${LEAST_ANSWERS} antwoorden. Die bewaren wij niet. Voeg rondes of plekken samen.`,
  'invited-low': () => 'Er zijn minder mensen gevraagd dan er antwoorden zijn. Verbeter een van beide.',
  order: (value) => `De laatste dag ligt voor de eerste, ${value}. Verbeter een van beide.`,
  future: (value) => `${value} is nog niet voorbij. Vul een ronde in als die klaar is.`,
  personal: () => 'Hier staat iets dat naar een persoon leidt, zoals een adres of nummer. Laat dat weg.',
  'unknown-field': () => 'Dit veld kennen wij niet. Laat het weg, of verbeter de naam.',
  'no-round': () => 'Dit is geen ronde. Zet hier de velden van een ronde, tussen accolades.',
  full: () => 'Deze plek heeft al zoveel rondes als mag. Haal eerst oude rondes weg.',
  'other-counts': () => 'Deze vraag staat er al voor deze periode, met andere aantallen. Haal die ronde eerst weg.',
};

const en: Record<RoundFaultId, Told> = {
  place: (value) => `${value} is no place where you work. Use the code or the number of the place.`,
  question: () => 'The question does not have 3 to 300 characters. Write it as it was asked.',
  scale: (value) => `${value} is no scale that is known. Choose one of: ${scales}.`,
  better: (value) => `${value} does not fit here. Write higher if a high answer is good news, else lower.`,
  day: (value) => `${value} is no day. Write a day as 2026-11-23.`,
  method: (value) => `${value} is no method that is known. Choose one of: ${methods}.`,
  source: () => 'The source does not have 2 to 200 characters. Write who asked, and where it was published.',
  invited: (value) => `${value} is no whole number from 1. Write it without points, or leave this empty.`,
  count: (value) => `${value} is no whole number. Write it without points; nought is allowed.`,
  'number-of-counts': (value) => `The number of answers does not fit the scale. Fill in exactly ${value}.`,
  'too-few': () =>
    `This holds fewer than ${LEAST_ANSWERS} answers. So few are neither kept nor shown. Put rounds or places together.`,
  'invited-low': () => 'Fewer people were asked than there are answers. Mend one of the two.',
  order: (value) => `The last day lies before the first, ${value}. Mend one of the two.`,
  future: (value) => `${value} is not over yet. Write a round down when it is done.`,
  personal: () => 'This leads to a person, such as an address or a number. Leave that out.',
  'unknown-field': () => 'This field is not known. Leave it out, or mend its name.',
  'no-round': () => 'This is no round. Put the fields of a round here, between braces.',
  full: () => 'This place holds as many rounds as it can. Take old ones away first.',
  'other-counts': () =>
    'This question is there for this period already, with other counts. Take that round away first.',
};

const nothing = { nl: 'Een leeg vak', en: 'An empty cell' } as const;

/** @example faultText({ fault: 'day', value: '31-6' }, 'nl') // '“31-6” is geen dag. Schrijf een dag als 2026-11-23.' */
export function faultText({ fault, value = '' }: RoundFault, language: Language): string {
  const isGiven = fault === 'number-of-counts' || fault === 'order' || fault === 'future';
  const short = value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
  const shown = isGiven ? short : short === '' ? nothing[language] : `“${short}”`;
  return (language === 'nl' ? nl : en)[fault](shown);
}

/** The same in both languages; without the last point, which whoever names the field writes. */
export const faultWords = (fault: RoundFault): Words => ({
  nl: faultText(fault, 'nl').replace(/\.$/, ''),
  en: faultText(fault, 'en').replace(/\.$/, ''),
});
