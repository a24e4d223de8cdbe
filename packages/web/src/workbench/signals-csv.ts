import type { Signal } from '@wijkritme/contract';
import type { Format } from '../i18n/format.ts';
import type { Text } from '../i18n/nl.ts';
import { csvOf } from './csv.ts';

interface CsvWords {
  readonly text: Text;
  readonly formatOf: (placeId: number | null) => Format;
  /** The page of one signal, in full. */
  readonly addressOf: (signal: Signal) => string;
}

/** The list as a file for a Dutch spreadsheet: semicolons, decimal comma, local times. */
export function toSignalsCsv(signals: readonly Signal[], words: CsvWords): string {
  const { columns } = words.text.signals;
  const rows = [Object.values(columns), ...signals.map((signal) => rowOf(signal, words))];
  return csvOf(rows);
}

function rowOf(signal: Signal, { text, formatOf, addressOf }: CsvWords): string[] {
  const format = formatOf(signal.placeId);
  return [
    format.moment(signal.start),
    signal.end === null ? text.findings.ongoing : format.moment(signal.end),
    signal.placeName ?? text.deviations.elsewhere,
    [...new Set([...signal.joint.map(({ kind }) => kind), ...signal.kinds])].map((kind) => text.kinds[kind]).join(', '),
    format.whole(signal.deviations.length),
    signal.outage ? text.signals.yes : text.signals.no,
    format.number(signal.surprise),
    signal.sentence,
    addressOf(signal),
  ];
}
