import type { CaseFile, CaseReportChange, SharingLabel } from '@wijkritme/contract';
import type { Cell, Figure } from '../exports/figure.ts';
import { factsOf, fileName, type Surroundings } from '../exports/surroundings.ts';
import { createFormat } from '../i18n/format.ts';
import { tellMoment } from './tell-moment.ts';
import { casesTexts } from './texts.ts';
import { type Moment, timelineOf } from './timeline-of.ts';

export interface ShownCase {
  readonly file: CaseFile;
  /** What the reader may see of them. */
  readonly reports: readonly CaseReportChange[];
  /** Of the place of the case. */
  readonly zone: string;
}

/** A case as a whole, in the order of time. It is no open data: the licence of the installation does not hold for it. */
export function figureOfCase({ file, reports, zone }: ShownCase, about: Surroundings): Figure {
  const { language, text } = about;
  const words = casesTexts[language];
  const format = createFormat(language, zone);
  const moments = timelineOf(file, reports);
  const [first, last] = [moments[0], moments.at(-1)].map((moment) => moment && dayOf(moment));
  const state = file.closed ? words.closed : words.open;
  return {
    file: fileName(words.name, String(file.id), file.title),
    title: file.title,
    sentence: words.caseSentence(state, file.placeName ?? words.noPlace, file.organisation.name),
    facts: factsOf(
      { ...about, licence: undefined },
      {
        definition: text.definitions.case,
        simulated: file.simulated,
        label: [...labelsOf(file)].join(', '),
        ...(first && last ? { period: format.range(first, last) } : {}),
      },
    ),
    table: {
      caption: words.timeline,
      columns: [
        { name: words.columns.when, width: 1.6 },
        { name: words.columns.what, width: 2 },
        { name: words.columns.words, width: 3 },
        { name: words.columns.who, width: 2 },
      ],
      rows: moments.map((moment): readonly Cell[] => {
        const { what, said, who } = tellMoment(moment, language);
        // Of an agreement the day alone is known.
        const when = moment.kind === 'agreement' ? dayOf(moment) : { at: Date.parse(moment.at), zone };
        return [when, what, said, who];
      }),
    },
  };
}

const dayOf = ({ at }: Moment) => at.replace(/T24$/, '');

/** Of the case, and of what in it has a label of its own: together they are as closed as the most closed of them. */
function labelsOf({ label, signals, attachments }: CaseFile): ReadonlySet<SharingLabel> {
  const answers = signals.flatMap(({ interpretations }) => interpretations);
  return new Set([label, ...answers.map((one) => one.label), ...attachments.map((one) => one.label)]);
}
