import type { FeedbackVerdict, SharingLabel } from '@wijkritme/contract';
import { roleNames } from '@wijkritme/contract';
import { labelNames } from '../interpret/label-names.ts';

const verdicts: Record<FeedbackVerdict, string> = {
  useful: 'Nuttig',
  'false-alarm': 'Vals alarm',
  expected: 'Verwacht',
};
const verdictHints: Record<FeedbackVerdict, string> = {
  useful: 'Het was goed dat wij dit zagen.',
  'false-alarm': 'Er was niets. Dit had niet gehoeven.',
  expected: 'Het klopte, maar wij wisten het al. Bijvoorbeeld een markt.',
};

/** Texts of what people make of being told, and of what follows from it. */
export const feedbackNl = {
  roles: roleNames.nl,
  verdicts,
  verdictHints,
  heading: 'Had u iets aan dit signaal?',
  intro:
    'Uw oordeel helpt om te bepalen hoeveel signalen u krijgt. Er verandert niets zonder dat iemand daarvoor kiest.',
  who: 'Anderen lezen dit pas na een eigen antwoord op het signaal. Schrijf niet over personen.',
  none: 'Nog geen oordeel',
  summary: (verdict: string) => `Uw oordeel: ${verdict}`,
  question: 'Wat vindt u ervan?',
  inRole: 'Ik oordeel als',
  reason: 'Waarom?',
  reasonUseful: 'Dit mag u leeg laten.',
  reasonOther: 'Een paar woorden zijn genoeg.',
  reasonMissing: 'Schrijf in een paar woorden waarom.',
  chooseFirst: 'Kies eerst nuttig, vals alarm of verwacht.',
  readers: (label: SharingLabel) => `Wie mag dit lezen: ${labelNames.nl[label]}`,
  loading: 'Bezig met laden',
  sharedWith: 'Mag gelezen door:',
  save: 'Bewaar mijn oordeel',
  change: 'Verander mijn oordeel',
  busy: 'Bezig met bewaren',
  saved: (verdict: string) => `Uw oordeel is bewaard: ${verdict}.`,
  expectedNext: 'Wie de kalender beheert, krijgt een voorstel om dit als evenement op te nemen.',
  history: (count: number) => (count === 1 ? '1 eerder oordeel' : `${count} eerdere oordelen`),
  others: 'Wat anderen vonden',
  by: (role: string, organisation: string) => `${role}, ${organisation}`,
  noOthers: 'Niemand anders heeft hier iets van gevonden.',
  proposals: 'Voorstellen uit uw oordelen',
  proposalsIntro: 'Dit volgt uit wat mensen van signalen vonden. U kiest of het gebeurt.',
  change1: (now: string, proposed: string) => `Van ${now} naar ${proposed}.`,
  preview: 'Bekijk wat dit had laten zien',
  toSignal: (id: number) => `Bekijk signaal ${id}`,
  apply: (proposed: string) => `Neem over: ${proposed}`,
  applyEvent: 'Zet in de kalender',
  dismiss: 'Laat het zo',
  eventName: 'Hoe heet het?',
  eventHint: (dates: string) => `Voor ${dates}. Bijvoorbeeld: weekmarkt.`,
  decided: 'Gedaan. Hieronder kunt u het terugdraaien.',
  decisions: 'Wat er met voorstellen gebeurde',
  applied: {
    fewer: (place: string, from: string, to: string) => `${place}: minder signalen, van ${from} naar ${to}.`,
    more: (place: string, from: string, to: string) => `${place}: meer signalen, van ${from} naar ${to}.`,
    event: (place: string, name: string) => `${place}: “${name}” staat in de kalender.`,
  },
  dismissed: {
    fewer: (place: string) => `${place}: niet minder signalen.`,
    more: (place: string) => `${place}: niet meer signalen.`,
    event: (place: string) => `${place}: geen evenement in de kalender.`,
  },
  inherited: 'het aantal van de plek eromheen',
  undo: 'Draai terug',
  undone: (when: string) => `Teruggedraaid op ${when}.`,
  undoing: 'Bezig met terugdraaien',
  conflictTitle: 'Dit is intussen veranderd',
  conflict: 'Er is niets overschreven. Wat u schreef staat er nog.',
  look: 'Toon hoe het nu is',
};

export type FeedbackText = typeof feedbackNl;
