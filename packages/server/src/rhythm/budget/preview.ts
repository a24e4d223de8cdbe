import { type AlarmBudgetPreview, DAY, MOST_SHOWN } from '@wijkritme/contract';
import { type PlaceAccount, placeLimit, shownWithLimit } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import type { StoredPlace } from '../../places/index.ts';
import { previewSentence } from '../sentences/preview-sentence.ts';
import type { Series } from '../series.ts';
import { accountOf } from './place-account.ts';

/** A place that would have the budget, with its own datastreams. */
export interface PreviewedPlace {
  readonly place: StoredPlace;
  readonly series: readonly Series[];
}

const instant = (time: number) => new Date(time).toISOString();

/** What a budget would have shown over the past weeks: a filter on the moments that the series remember. */
export function previewOf(
  placeId: number,
  { places, perWeek }: { readonly places: readonly PreviewedPlace[]; readonly perWeek: number },
  language: Language,
): AlarmBudgetPreview {
  const judged = places
    .map((one) => ({ ...one, account: accountOf(one.series, perWeek) }))
    .filter(({ series }) => series.length > 0);
  const looked = judged.filter(({ account }) => account.to > account.from);
  const shown = looked.flatMap((one) => shownIn(one)).sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const from = Math.min(...looked.map(({ account }) => account.from));
  const to = Math.max(...looked.map(({ account }) => account.to));
  const isEmpty = looked.length === 0;
  const days = isEmpty ? 0 : Math.round((to - from) / DAY);
  const [only, ...others] = judged;
  return {
    placeId,
    perWeek,
    from: isEmpty ? null : instant(from),
    to: isEmpty ? null : instant(to),
    onceInWeeks: only && others.length === 0 ? placeLimit(only.account) : null,
    places: judged.length,
    total: shown.length,
    shown: shown.slice(-MOST_SHOWN),
    sentence: previewSentence({ days, shown: shown.length, places: judged.length }, language),
  };
}

function shownIn({ place, series, account }: PreviewedPlace & { readonly account: PlaceAccount }) {
  return shownWithLimit(account, placeLimit(account)).map(({ start, end, weeks, series: members }) => ({
    placeId: place.id,
    placeName: place.name,
    start: instant(start),
    end: instant(end),
    onceInWeeks: weeks,
    datastreams: members.flatMap((member) => series[member]?.id ?? []),
  }));
}
