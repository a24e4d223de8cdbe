import type { EffectVerdict } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

type Both = Readonly<Record<Language, string>>;

/** A case; its title is null where it is hidden until the reader has answered. */
export interface NamedCase {
  readonly id: number;
  readonly title: string | null;
}

const quoted = ({ id, title }: NamedCase) => (title === null ? `${id}` : `“${title}”`);

const verdicts: Record<EffectVerdict, Both> = {
  'probably-less': { nl: 'waarschijnlijk minder', en: 'probably less' },
  'probably-more': { nl: 'waarschijnlijk meer', en: 'probably more' },
  'none-shown': { nl: 'geen effect aangetoond', en: 'no effect shown' },
  'cannot-tell': { nl: 'niet te zeggen', en: 'cannot tell' },
};

/** Sentences of what needs somebody today, and why it is theirs. Names of cases and measures stand in quotes. */
export const todayTexts = {
  answer: (place: string | null): Both => ({
    nl: `Een signaal${place ? ` in ${place}` : ''} wacht op uw duiding.`,
    en: `A signal${place ? ` in ${place}` : ''} waits for your interpretation.`,
  }),
  answerMine: { nl: 'U pakt dit signaal op.', en: 'You work on this signal.' },
  answerPlace: {
    nl: 'U werkt met signalen op deze plek.',
    en: 'You work on signals at this place.',
  },
  task: (words: string, of: NamedCase): Both => ({
    nl: `Taak in ${of.title === null ? 'dossier ' : ''}${quoted(of)}: ${words}`,
    en: `Task in ${of.title === null ? 'case ' : ''}${quoted(of)}: ${words}`,
  }),
  taskWhy: { nl: 'Uw organisatie doet deze taak.', en: 'Your organisation does this task.' },
  case: (of: NamedCase, days: number): Both => ({
    nl: `In dossier ${quoted(of)} gebeurde ${days} dagen niets.`,
    en: `Nothing happened in case ${quoted(of)} for ${days} days.`,
  }),
  removal: (of: NamedCase): Both => ({
    nl: `Het gesloten dossier ${quoted(of)} wordt binnenkort verwijderd.`,
    en: `The closed case ${quoted(of)} will be removed soon.`,
  }),
  caseWhy: { nl: 'U heeft dit dossier geopend.', en: 'You opened this case.' },
  measure: {
    start: (title: string): Both => ({
      nl: `De maatregel “${title}” is afgesproken en nog niet begonnen.`,
      en: `The measure “${title}” was agreed on and has not begun.`,
    }),
    stop: (title: string): Both => ({
      nl: `De stopdag van de maatregel “${title}” is er. Besluit of hij doorgaat.`,
      en: `The stop day of the measure “${title}” has come. Decide whether it goes on.`,
    }),
    end: (title: string): Both => ({
      nl: `De laatste dag van de maatregel “${title}” is er. Zeg of hij klaar is, of verander het plan.`,
      en: `The last day of the measure “${title}” has come. Say that it is done, or change the plan.`,
    }),
  },
  measureWhy: {
    nl: 'U of uw organisatie voert deze maatregel uit.',
    en: 'You or your organisation carry out this measure.',
  },
  verdict: (title: string, verdict: EffectVerdict): Both => ({
    nl: `Het effect van “${title}” is beoordeeld: ${verdicts[verdict].nl}.`,
    en: `The effect of “${title}” was judged: ${verdicts[verdict].en}.`,
  }),
  proposalWhy: {
    nl: 'U bepaalt op deze plek hoeveel signalen er komen.',
    en: 'You decide how many signals there are at this place.',
  },
} as const;
