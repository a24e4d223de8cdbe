import type { ReadingState } from '@wijkritme/engine';
import { type GlobalOptions, say } from '../options.ts';
import { printTable } from '../table.ts';
import { print, type Stream, type Words } from '../terminal.ts';
import type { GapReason, SeriesSummary } from './detect-summary.ts';

const stateWords: Readonly<Record<ReadingState, Words>> = {
  learning: { nl: 'lerend', en: 'learning' },
  normal: { nl: 'gewoon', en: 'normal' },
  deviation: { nl: 'afwijking', en: 'deviation' },
  gap: { nl: 'gat', en: 'gap' },
  stuck: { nl: 'vastgelopen', en: 'stuck' },
  implausible: { nl: 'kan niet', en: 'implausible' },
};

const gapWords: Readonly<Record<GapReason, Words>> = {
  empty: { nl: 'er staat geen waarde', en: 'there is no value' },
  unreadable: { nl: 'de regel is niet te lezen', en: 'the row cannot be read' },
  'never-existed': {
    nl: 'deze kloktijd heeft nooit bestaan: de klok ging vooruit',
    en: 'this clock time never existed: the clock went forward',
  },
  repeated: {
    nl: 'deze tijd stond er al; de eerste regel telt',
    en: 'this time was there before; the first row counts',
  },
  unordered: {
    nl: 'de tijd ligt voor die van een eerdere regel; sorteer het bestand als het er veel zijn',
    en: 'the time lies before that of an earlier row; sort the file if they are many',
  },
};

const kindWords = {
  count: { nl: 'telling', en: 'count' },
  level: { nl: 'niveau', en: 'level' },
  proportion: { nl: 'aandeel', en: 'proportion' },
  state: { nl: 'toestand', en: 'state' },
} as const;

const reasonWords: Readonly<Record<NonNullable<SeriesSummary['kindReason']>, Words>> = {
  declared: { nl: 'zo opgegeven', en: 'as declared' },
  'whole-and-not-negative': {
    nl: 'alle waarden zijn heel en niet negatief',
    en: 'all values are whole and not negative',
  },
  'only-0-and-1-that-last': {
    nl: 'alle waarden zijn 0 of 1, en ze houden aan',
    en: 'all values are 0 or 1, and they last',
  },
  'between-0-and-1': { nl: 'alle waarden liggen tussen 0 en 1', en: 'all values lie between 0 and 1' },
  fractions: { nl: 'er zijn waarden met cijfers achter de komma', en: 'there are values with a fraction' },
  'below-zero': { nl: 'er zijn waarden onder nul', en: 'there are values below zero' },
  'all-equal-fraction': { nl: 'steeds dezelfde waarde', en: 'the same value all the time' },
  'nothing-seen': { nl: 'er zijn geen waarden', en: 'there are no values' },
};

type Speech = Pick<GlobalOptions, 'lang'>;

/** Tells what became of each series. */
export function printSummaries(out: Stream, summaries: readonly SeriesSummary[], speech: Speech): void {
  for (const summary of summaries) printSummary(out, summary, speech);
}

function printSummary(out: Stream, summary: SeriesSummary, speech: Speech): void {
  print(out, `${summary.series}: ${takenAs(summary, speech)}`);
  const states = Object.entries(summary.states) as [ReadingState, number][]; // the keys are those of the record
  const rows = states.filter(([, count]) => count > 0);
  printTable(
    out,
    rows.map(([state, count]) => [`  ${say(speech, stateWords[state])}`, String(count)]),
  );
  for (const [reason, gap] of Object.entries(summary.gaps) as [GapReason, { rows: number; firstLine: number }][]) {
    const where = say(speech, {
      nl: `${gap.rows} regels, het eerst regel ${gap.firstLine}`,
      en: `${gap.rows} rows, line ${gap.firstLine} first`,
    });
    print(out, `  ${where}: ${say(speech, gapWords[reason])}.`);
  }
  if (summary.strongest.length === 0) return;
  print(out, say(speech, { nl: '  hoogste scores', en: '  highest scores' }));
  printTable(
    out,
    summary.strongest.map(({ time, value, score }) => [`    ${time}`, String(value), score.toFixed(3)]),
  );
}

function takenAs({ rows, kind, kindReason, intervalSeconds }: SeriesSummary, speech: Speech): string {
  const count = say(speech, { nl: `${rows} regels`, en: `${rows} rows` });
  if (kind === undefined || kindReason === undefined || intervalSeconds === undefined) {
    return `${count}, ${say(speech, { nl: 'te weinig om de soort te bepalen', en: 'too few to tell the kind' })}`;
  }
  const every = say(speech, { nl: `elke ${intervalSeconds} s`, en: `every ${intervalSeconds} s` });
  return `${count}, ${say(speech, kindWords[kind])} (${say(speech, reasonWords[kindReason])}), ${every}`;
}
