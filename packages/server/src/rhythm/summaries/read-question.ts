import { DAY, type SummaryMeasure, summaryMeasures, type summaryQuery, WijkritmeError } from '@wijkritme/contract';
import type { Static, TObject } from 'typebox';
import { noPlace } from '../../places/index.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import { noDatastream } from '../../sensors/index.ts';
import type { RhythmRoom } from '../room.ts';
import { isWithinHours, longestYears, USUAL_MS } from './intervals.ts';

export type SummaryQuery = Static<TObject<typeof summaryQuery>>;

/** What is asked, ready to plan with. */
export interface Question {
  readonly interval: SummaryQuery['interval'];
  readonly entries: readonly CatalogEntry[];
  readonly from: number;
  readonly to: number;
  readonly measures: ReadonlySet<SummaryMeasure>;
  readonly quantiles: readonly number[];
  /** From single readings: the hours do not hold what is asked. */
  readonly reads: boolean;
}

/** No reading lies beyond these, and the store does not read every instant that a clock knows. */
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** @throws WijkritmeError invalid_query, not_found, datastream_unknown */
export function readQuestion(room: RhythmRoom, query: SummaryQuery, now: number): Question {
  const to = query.to === undefined ? now : Date.parse(query.to);
  const from = query.from === undefined ? to - USUAL_MS[query.interval] : Date.parse(query.from);
  if (!(from >= EARLIEST && to < LATEST))
    throw new WijkritmeError('invalid_query', {
      nl: 'Kies from en to in de jaren 1900 tot en met 2199.',
      en: 'Choose from and to in the years 1900 to 2199.',
    });
  if (!(from < to))
    throw new WijkritmeError('invalid_query', { nl: 'from moet voor to liggen.', en: 'from must lie before to.' });
  const years = longestYears(query.interval);
  if (to - from > years * 366 * DAY)
    throw new WijkritmeError('invalid_query', {
      nl: `Tussen from en to mag bij dit interval ten hoogste ${years} jaar liggen. Vraag een kortere tijd of langere intervallen.`,
      en: `from and to may lie at most ${years} ${years === 1 ? 'year' : 'years'} apart with this interval. Ask for a shorter time or longer intervals.`,
    });
  const quantiles = query.quantiles?.split(',').map(Number) ?? [];
  const reads = isWithinHours(query.interval) || quantiles.length > 0 || query.exact === true;
  return {
    interval: query.interval,
    entries: entriesOf(room, query),
    from,
    to,
    measures: measuresOf(query.measures),
    quantiles,
    reads,
  };
}

function measuresOf(text: string | undefined): ReadonlySet<SummaryMeasure> {
  if (text === undefined) return new Set(summaryMeasures);
  const known = new Set<string>(summaryMeasures);
  const wrong = text.split(',').find((name) => !known.has(name));
  if (wrong !== undefined)
    throw new WijkritmeError('invalid_query', {
      nl: `measures: “${wrong}” is niet een van ${summaryMeasures.join(', ')}; kwantielen hebben een eigen parameter.`,
      en: `measures: "${wrong}" is not one of ${summaryMeasures.join(', ')}; quantiles have a parameter of their own.`,
    });
  // In the order of the contract, so that a file has the same columns whatever the order of the question.
  const asked = new Set(text.split(','));
  return new Set(summaryMeasures.filter((name) => asked.has(name)));
}

/** By id. */
function entriesOf({ sensors, places }: RhythmRoom, { datastreams, place }: SummaryQuery): CatalogEntry[] {
  if (place !== undefined && !places.directory.find(place)) throw noPlace(place);
  const below = place === undefined ? undefined : places.directory.below(place);
  const named = datastreams === undefined ? undefined : [...new Set(datastreams.split(',').map(Number))];
  const entries = named?.map((id) => {
    const entry = sensors.catalog.find(id);
    if (!entry) throw noDatastream(id);
    return entry;
  });
  return [...(entries ?? sensors.catalog.all())]
    .filter(({ placeId }) => below === undefined || below.has(placeId ?? -1))
    .sort((a, b) => a.id - b.id);
}
