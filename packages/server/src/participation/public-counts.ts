import { REPORTS_SHOWN_FROM, type ReportCounts } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import { lastMonth } from './last-month.ts';
import type { ParticipationRoom } from './room.ts';
import { selectCategories } from './sql/categories.ts';
import { countByCategory } from './sql/read-reports.ts';

interface CountsAsked {
  readonly placeId: number;
  readonly timeZone: string;
  readonly language: Language;
}

/**
 * What everybody may know: of one place itself, one whole month and one category at a time, where there were enough. There is no
 * sum of them and no other stretch, so nothing that is hidden is left when one is taken off another. None looks like a few.
 */
export async function publicCounts(
  { db, clock }: Pick<ParticipationRoom, 'db' | 'clock'>,
  { placeId, timeZone, language }: CountsAsked,
): Promise<ReportCounts> {
  const month = lastMonth(clock.now(), timeZone);
  const counts = await countByCategory(db, placeId, [new Date(month.from), new Date(month.to)]);
  const numbers = new Map(counts.map(({ category_id, n }) => [category_id, n]));
  const items = (await selectCategories(db))
    .filter(({ id, closed }) => !closed || (numbers.get(id) ?? 0) >= REPORTS_SHOWN_FROM)
    .map(({ id, tone, nl, en }) => {
      const n = numbers.get(id) ?? 0;
      const count = n >= REPORTS_SHOWN_FROM ? n : null;
      return { categoryId: id, categoryName: language === 'nl' ? nl : en, tone, count };
    });
  const shown = items.filter(({ count }) => count !== null);
  return { placeId, month: month.name, shownFrom: REPORTS_SHOWN_FROM, items, sentence: sentenceOf(shown, language) };
}

function sentenceOf(
  shown: readonly { readonly categoryName: string; readonly count: number | null }[],
  language: Language,
): string {
  const list = shown.map(({ categoryName, count }) => `${categoryName} (${count})`).join(', ');
  if (language === 'nl')
    return list === ''
      ? `Er was niets dat hier minstens ${REPORTS_SHOWN_FROM} keer is gemeld.`
      : `Minstens ${REPORTS_SHOWN_FROM} keer gemeld: ${list}.`;
  return list === ''
    ? `Nothing was reported here at least ${REPORTS_SHOWN_FROM} times.`
    : `Reported at least ${REPORTS_SHOWN_FROM} times: ${list}.`;
}
