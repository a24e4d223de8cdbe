import { limits } from '@wijkritme/contract';
import { offsetAt, type ZoneRules, zoneRules } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import { csvCell, excelTime, isoLocal, isoUtc } from '../../observations/index.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { Question } from './read-question.ts';
import type { SummaryTable } from './to-summary.ts';

export type SummaryFileFormat = 'csv' | 'csv-excel';

export interface SummaryFileHead {
  readonly question: Question;
  readonly language: Language;
  readonly madeAt: number;
  /** Who asks sees counts by the minimum of their passports. */
  readonly isProtected: boolean;
}

/** How cells and times look in a file. */
interface Look {
  readonly delimiter: string;
  readonly mark: string;
  /** Nothing for what is not there (NaN). */
  readonly number: (value: number) => string;
  readonly times: (start: number, zone: ZoneRules) => string[];
}

const looks: Readonly<Record<SummaryFileFormat, Look>> = {
  csv: {
    delimiter: ',',
    mark: '',
    number: (value) => (Number.isNaN(value) ? '' : String(value)),
    times: (start, zone) => [isoUtc(start), isoLocal(start, zone)],
  },
  // As Excel opens it in Dutch: semicolons, decimal comma, and a mark that says UTF-8.
  'csv-excel': {
    delimiter: ';',
    mark: '\uFEFF',
    number: (value) => (Number.isNaN(value) ? '' : String(value).replace('.', ',')),
    times: (start, zone) => [excelTime(start), excelTime(start + offsetAt(zone, start))],
  },
};

const words = {
  nl: {
    interval: {
      'five-minutes': 'vijf minuten',
      quarter: 'kwartier',
      hour: 'uur',
      day: 'dag',
      week: 'week',
      month: 'maand',
      year: 'jaar',
    },
    columns: ['meetreeks', 'naam', 'grootheid', 'eenheid', 'begin_utc', 'begin_lokaal'],
    measures: {
      count: 'metingen',
      coverage: 'dekking',
      min: 'laagste',
      mean: 'gemiddelde',
      max: 'hoogste',
      sum: 'som',
      low: 'normaal_laag',
      mid: 'normaal_midden',
      high: 'normaal_hoog',
      difference: 'verschil_in_sd',
    },
    hidden: 'verborgen',
  },
  en: {
    interval: {
      'five-minutes': 'five minutes',
      quarter: 'quarter of an hour',
      hour: 'hour',
      day: 'day',
      week: 'week',
      month: 'month',
      year: 'year',
    },
    columns: ['datastream', 'name', 'property', 'unit', 'start_utc', 'start_local'],
    measures: undefined,
    hidden: 'hidden',
  },
} as const;

export function headOf(format: SummaryFileFormat, head: SummaryFileHead): string {
  const { question, language, isProtected } = head;
  const { delimiter, mark } = looks[format];
  const { columns, measures, hidden } = words[language];
  const names = [
    ...columns,
    ...[...question.measures].map((name) => measures?.[name] ?? name),
    ...question.quantiles.map((share) => `q${share}`),
    ...(isProtected ? [hidden] : []),
  ];
  const facts = factsOf(head).map(([name, value]) =>
    format === 'csv' ? `# ${name}: ${value.replace(/[\r\n]+/g, ' ')}` : `${csvCell(name, ';')};${csvCell(value, ';')}`,
  );
  return `${mark}${[...facts, names.join(delimiter)].join('\r\n')}\r\n`;
}

/** What somebody must know who finds this file without us. */
function factsOf({ question, language, madeAt, isProtected }: SummaryFileHead): [string, string][] {
  const { interval, from, to, entries } = question;
  const nl = language === 'nl';
  const isSimulated = entries.some(({ simulated }) => simulated);
  const period = `${isoUtc(from)} / ${isoUtc(to)}`;
  const facts: [string, string][] = [
    [nl ? 'per' : 'per', words[language].interval[interval]],
    [nl ? 'periode' : 'period', period],
    [nl ? 'meetreeksen' : 'datastreams', String(entries.length)],
    [nl ? 'gemaakt' : 'made', isoUtc(Math.floor(madeAt / 1000) * 1000)],
    nl
      ? ['let op', 'een lege cel is niet gemeten of niet meer bekend; dat is geen nul']
      : ['note', 'an empty cell was not measured or is not known any more; that is not zero'],
  ];
  if (isSimulated)
    facts.push(
      nl
        ? ['gegevens', 'er zijn GESIMULEERDE reeksen bij, geen echte metingen']
        : ['data', 'some series are SIMULATED, no real readings'],
    );
  if (isProtected)
    facts.push(
      nl
        ? [
            'bescherming',
            'kleine aantallen zijn weggelaten, sommen gaan over wat zichtbaar is: zo is niemand te herkennen',
          ]
        : ['protection', 'small counts are left out, sums are of what is shown: so nobody can be recognised'],
    );
  return facts;
}

/** One line an interval. */
export function rowsOf(
  format: SummaryFileFormat,
  summary: SummaryTable,
  about: { entry: CatalogEntry } & SummaryFileHead,
): string {
  const { entry, question, language, isProtected } = about;
  const { delimiter, number, times } = looks[format];
  const zone = zoneRules(entry.timeZone);
  const name = `${entry.thingName}: ${entry.name}`;
  const first = [
    String(entry.id),
    ...[name, entry.propertyName[language], entry.unit].map((text) => csvCell(text, delimiter)),
  ];
  const columns = [
    ...[...question.measures].map((measure) => summary[measure] ?? []),
    ...(summary.quantiles ?? []).map(({ value }) => value),
  ];
  let text = '';
  for (const [at, start] of summary.start.entries()) {
    const cells = [...first, ...times(start, zone), ...columns.map((column) => number(column[at] ?? Number.NaN))];
    if (isProtected) cells.push(summary.hidden?.[at] ? '1' : '0');
    text += `${cells.join(delimiter)}\r\n`;
  }
  return text;
}

/** Why a file ends before its period does. */
export function moreRemark(format: SummaryFileFormat, language: Language): string {
  const most = limits.summaryFileRows;
  const remark =
    language === 'nl'
      ? `Afgebroken na ${most} regels; vraag een kortere periode of minder meetreeksen.`
      : `Cut off after ${most} lines; ask for a shorter period or fewer datastreams.`;
  return `${format === 'csv' ? `# ${remark}` : csvCell(remark, ';')}\r\n`;
}
