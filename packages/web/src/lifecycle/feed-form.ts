import type { Feed, FeedAdapter, FeedDraft } from '@wijkritme/contract';

/** Of the form in which a source elsewhere is named; every value is a text. */
export interface FeedForm {
  readonly adapter: string;
  readonly origin: string;
  readonly station: string;
  /** Empty: the one that is stored, or none. */
  readonly key: string;
}

/** Begins with what is there. @param adapters those that fit the thing, one at least */
export function toFeedForm(adapters: readonly FeedAdapter[], feed: Feed | undefined): FeedForm {
  const known = adapters.find(({ id }) => id === feed?.adapter) ?? adapters[0];
  return {
    adapter: known?.id ?? '',
    origin: feed?.origin ?? known?.origin ?? '',
    station: feed?.station ?? '',
    key: '',
  };
}

export type FeedProblem = 'station' | 'key';

/** A key that is stored is for one adapter and one host: another one needs a new key. */
export function checkFeedForm(
  { adapter, origin, station, key }: FeedForm,
  adapters: readonly FeedAdapter[],
  feed: Feed | undefined,
): FeedProblem[] {
  const chosen = adapters.find(({ id }) => id === adapter);
  const isStored = feed?.hasKey === true && feed.adapter === adapter && feed.origin === origin;
  const problems: FeedProblem[] = [];
  if (!chosen || !new RegExp(chosen.stationPattern).test(station.trim())) problems.push('station');
  const length = key.trim().length;
  if (chosen?.needsKey ? length < SHORTEST_KEY && !(length === 0 && isStored) : length > 0 && length < SHORTEST_KEY)
    problems.push('key');
  return problems;
}

/** As the contract asks. */
const SHORTEST_KEY = 8;

export function toFeedDraft({ adapter, origin, station, key }: FeedForm): FeedDraft {
  return { adapter, origin, station: station.trim(), ...(key.trim() === '' ? {} : { key: key.trim() }) };
}
