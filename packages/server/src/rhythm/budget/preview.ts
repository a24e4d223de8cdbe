import { type AlarmBudgetPreview, DAY } from '@wijkritme/contract';
import { placeLimit, shownWithLimit } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import { previewSentence } from '../sentences/preview-sentence.ts';
import type { Series } from '../series.ts';
import { accountOf } from './place-account.ts';

const instant = (time: number) => new Date(time).toISOString();

/** What a budget would have shown over the past weeks: a filter on the moments that the series remember. */
export function previewOf(
  placeId: number,
  { series, perWeek }: { readonly series: readonly Series[]; readonly perWeek: number },
  language: Language,
): AlarmBudgetPreview {
  const account = accountOf(series, perWeek);
  const limit = placeLimit(account);
  const isEmpty = account.to === account.from;
  const shown = shownWithLimit(account, limit);
  return {
    placeId,
    perWeek,
    from: isEmpty ? null : instant(account.from),
    to: isEmpty ? null : instant(account.to),
    onceInWeeks: limit,
    shown: shown.map(({ start, end, weeks, series: members }) => ({
      start: instant(start),
      end: instant(end),
      onceInWeeks: weeks,
      datastreams: members.flatMap((member) => series[member]?.id ?? []),
    })),
    sentence: previewSentence({ days: Math.round((account.to - account.from) / DAY), shown: shown.length }, language),
  };
}
