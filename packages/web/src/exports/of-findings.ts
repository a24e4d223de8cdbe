import type { Deviation, Place, Signal } from '@wijkritme/contract';
import { defaultZone } from '../i18n/format.ts';
import { texts } from '../i18n/language.ts';
import { api } from '../workbench/api.ts';
import { paths } from '../workbench/paths.ts';
import { type FindingsFilter, queries } from '../workbench/queries.ts';
import type { Cell, Figure, FigureColumn } from './figure.ts';
import { factsOf, fileName, type Surroundings } from './surroundings.ts';
import { everyRow } from './too-many-rows.ts';

const pageLength = 100;

/** The whole list with these filters, also what “Toon meer” would show. */
export async function figureOfSignals(filter: FindingsFilter, about: Surroundings): Promise<Figure> {
  const items = await everyRow((page) => api.listSignals({ ...filter, ...page, limit: pageLength }));
  return signalsFigure(items, { filter, about });
}

/** Columns besides those that everybody gets. */
export interface MoreColumns {
  readonly columns: readonly FigureColumn[];
  readonly cellsOf: (signal: Signal, zone: string) => readonly Cell[];
}

interface Asked {
  readonly filter: Pick<FindingsFilter, 'from' | 'to'>;
  readonly about: Surroundings;
}

export async function signalsFigure(
  items: readonly Signal[],
  { filter, about }: Asked,
  more: MoreColumns = { columns: [], cellsOf: () => [] },
): Promise<Figure> {
  const { text, language } = about;
  const { signals: words, findings, kinds, deviations } = texts[language];
  const zoneOf = await zones(about);
  return {
    file: fileName(words.file),
    title: words.title,
    sentence: words.shown(items.length, false),
    facts: factsOf(about, { definition: text.definitions.signals, ...periodOf(filter) }),
    table: {
      caption: words.title,
      columns: [
        ...columnsOf(words.columns, ['sentence'], ['address', 'surprise', 'outage', 'deviations']),
        ...more.columns,
      ],
      rows: items.map((signal): Cell[] => {
        const zone = zoneOf(signal.placeId);
        return [...signalRow(signal, { words, findings, kinds, deviations, zone }), ...more.cellsOf(signal, zone)];
      }),
    },
  };
}

interface SignalWords extends Pick<(typeof texts)['nl'], 'findings' | 'kinds' | 'deviations'> {
  readonly words: (typeof texts)['nl']['signals'];
  readonly zone: string;
}

function signalRow(signal: Signal, { words, findings, kinds, deviations, zone }: SignalWords): Cell[] {
  const told = new Set([...signal.joint.map(({ kind }) => kind), ...signal.kinds]);
  return [
    { at: Date.parse(signal.start), zone },
    signal.end === null ? findings.ongoing : { at: Date.parse(signal.end), zone },
    signal.placeName ?? deviations.elsewhere,
    [...told].map((kind) => kinds[kind]).join(', '),
    signal.deviations.length,
    signal.outage ? words.yes : words.no,
    signal.surprise,
    signal.sentence,
    `${location.origin}${paths.signal(signal.id)}`,
  ];
}

/** As the list of signals: everything that the filters leave. */
export async function figureOfDeviations(filter: FindingsFilter, about: Surroundings): Promise<Figure> {
  const { text, language } = about;
  const { deviations: words, kinds } = texts[language];
  const zoneOf = await zones(about);
  const items = await everyRow((page) => api.listDeviations({ ...filter, ...page, limit: pageLength }));
  return {
    file: fileName(words.title),
    title: words.title,
    sentence: words.shown(items.length, false),
    facts: factsOf(about, {
      definition: text.definitions.deviations,
      simulated: items.some(({ simulated }) => simulated),
      ...periodOf(filter),
    }),
    table: {
      caption: words.caption,
      columns: [
        { name: text.columns.property },
        { name: words.kind },
        { name: words.place },
        { name: words.start },
        { name: words.end },
        { name: text.columns.sentence, width: 3 },
        { name: text.columns.page, isDetail: true },
      ],
      rows: items.map((item): Cell[] => deviationRow(item, { words, kinds, zone: zoneOf(item.placeId) })),
    },
  };
}

interface DeviationWords {
  readonly words: (typeof texts)['nl']['deviations'];
  readonly kinds: (typeof texts)['nl']['kinds'];
  readonly zone: string;
}

function deviationRow(item: Deviation, { words, kinds, zone }: DeviationWords): Cell[] {
  return [
    item.propertyName,
    kinds[item.kind],
    item.placeName ?? words.elsewhere,
    { at: Date.parse(item.start), zone },
    item.end === null ? words.ongoing : { at: Date.parse(item.end), zone },
    item.sentence,
    `${location.origin}${paths.deviation(item.id)}`,
  ];
}

/** Columns by their keys: which are wide, and which a picture has no room for. */
function columnsOf(names: Readonly<Record<string, string>>, wide: readonly string[], details: readonly string[]) {
  return Object.entries(names).map(([key, name]) => ({
    name,
    ...(wide.includes(key) ? { width: 3 } : {}),
    ...(details.includes(key) ? { isDetail: true as const } : {}),
  }));
}

async function zones({ queryClient }: Surroundings): Promise<(placeId: number | null) => string> {
  const { items } = await queryClient.fetchQuery(queries.places());
  const byId = new Map(items.map((place: Place) => [place.id, place.timeZone]));
  return (placeId) => byId.get(placeId ?? -1) ?? items[0]?.timeZone ?? defaultZone;
}

const periodOf = ({ from, to }: Pick<FindingsFilter, 'from' | 'to'>): { period?: string } =>
  from === undefined && to === undefined ? {} : { period: `${from ?? '…'} / ${to ?? '…'}` };
