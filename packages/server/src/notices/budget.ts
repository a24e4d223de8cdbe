import type { NoticeKind } from '@wijkritme/contract';
import type { NoticesRoom } from './room.ts';
import { countTold } from './sql/notices.ts';
import { allowedIn, windowOf } from './timing/budget-cap.ts';

export interface BudgetAsked {
  readonly personId: number;
  readonly news: { readonly kind: NoticeKind; readonly placeId: number | null };
  readonly now: number;
  /** Told in this batch already. */
  readonly same: number;
}

/** Never more than the alarm budget of the place, whatever finds it: sensors that fall silent count too. */
export async function isBeyondBudget(
  { rhythm, db }: NoticesRoom,
  { personId, news, now, same }: BudgetAsked,
): Promise<boolean> {
  const perWeek = news.placeId === null ? 1 : await rhythm.budgets.of(news.placeId);
  const since = new Date(now - windowOf(perWeek));
  const before = await countTold(db, { personId, kind: news.kind, placeId: news.placeId, since });
  return before + same >= allowedIn(perWeek);
}
