import { HOUR, MINUTE } from '@wijkritme/contract';
import { CsvReader } from './csv/csv-reader.ts';
import type { CsvSpec, FirstOf, GapRule, TimeRule } from './csv/csv-spec.ts';
import { ISO } from './csv/date-format.ts';
import { whichOfTwoHours } from './csv/reasons.ts';
import { toSlug } from './csv/series-book.ts';
import { type GenericMapping, parseGenericMapping } from './generic-mapping.ts';
import type { Preset } from './preset.ts';

/** Any CSV file with a header, described by a mapping. */
export const genericCsv: Preset = {
  id: 'generic-csv',
  name: { nl: 'Ander CSV-bestand', en: 'Other CSV file' },
  description: {
    nl: 'Elk CSV-bestand met een kopregel. U schrijft op in welke kolommen tijd, meetpunt en waarden staan.',
    en: 'Any CSV file with a header. You write down in which columns time, measuring point and values are.',
  },
  handles: [
    {
      nl: 'Kloktijden die er niet waren of twee keer waren, lege cellen en codes voor ‘geen waarde’.',
      en: 'Clock times that never were or came twice, empty cells and codes for "no value".',
    },
  ],
  accepts: '.csv,.tsv,.txt,.csv.gz,.gz',
  open(sink, { fileName, mapping }) {
    const parsed = parseGenericMapping(mapping);
    return new CsvReader(toSpec(parsed, fileName), sink, { fileName, positions: parsed.positions ?? {} });
  },
};

/** What a mapping says, as the reader wants it. */
export function toSpec(mapping: GenericMapping, fileName: string): CsvSpec {
  const { key = [], owner, time } = mapping;
  const named = key.map((column) => `{${column}}`).join(' ') || fileName;
  const scope = toSlug(owner);
  return {
    delimiter: mapping.delimiter,
    decimal: mapping.decimal,
    time: toTimeRule(mapping),
    key,
    thing: {
      name: mapping.thing?.name ?? named,
      description: mapping.thing?.description ?? `${named} (${owner})`,
      externalId:
        mapping.thing?.externalId ?? `${scope}:${key.length > 0 ? named.replaceAll(' ', ':') : toSlug(fileName)}`,
    },
    values: mapping.values,
    missing: mapping.missing ?? [''],
    gaps: (mapping.gaps ?? []).map(toGapRule),
    intervalSeconds: mapping.intervalSeconds,
    timeZone: mapping.timeZone ?? time.zone ?? 'UTC',
    country: mapping.country ?? 'NL',
    owner,
    source: mapping.source ?? fileName,
  };
}

function toTimeRule({ time }: GenericMapping): TimeRule {
  const simple: FirstOf[] = [[{ column: time.column ?? '', format: time.format ?? '' }]];
  const parts = (time.parts ?? simple).map((choices) =>
    choices.map(({ column, format }) => ({ column, format: format === 'iso' ? ISO : format })),
  );
  const [at] = parts;
  const isInstant = parts.length === 1 && at?.every(({ format }) => format.endsWith('XX'));
  if (isInstant && at) return { kind: 'instant', at, zone: time.zone ?? 'UTC' };
  if (time.offset !== undefined) return { kind: 'fixed', parts, offsetMs: toOffset(time.offset) };
  const policy = time.repeatedHour ?? 'by-order';
  return {
    kind: 'wall',
    parts,
    zone: time.zone ?? 'UTC',
    repeatedHour: {
      byOrder: policy === 'by-order',
      alone: policy === 'earlier' || policy === 'later' ? policy : 'refuse',
      reason: whichOfTwoHours,
    },
  };
}

function toOffset(written: string): number {
  const size = Number(written.slice(1, 3)) * HOUR + Number(written.slice(4, 6)) * MINUTE;
  return written.startsWith('-') ? -size : size;
}

function toGapRule({ column, equals }: { column: string; equals: string | number }): GapRule {
  const reason = {
    nl: `Niet gemeten: ${column} is ${equals}.`,
    en: `Not measured: ${column} is ${equals}.`,
  };
  if (typeof equals === 'string') return { when: 'text', column, equals, reason };
  const unreadable = { nl: `${column} is geen getal.`, en: `${column} is not a number.` };
  return { when: 'number', column, equals, reason, unreadable };
}
