import { isBeyondBudget } from './budget.ts';
import { asksSomething } from './case-news.ts';
import type { NoticesRoom } from './room.ts';
import type { UnreadOfCase } from './sql/case-notices.ts';
import type { NewNotice } from './tables.ts';

interface Bundling {
  /** What this person was told of the case before and has not read. */
  readonly told: UnreadOfCase | undefined;
  /** What is told in this batch already. */
  readonly before: readonly NewNotice[];
  readonly now: number;
}

/**
 * News of a case beside what somebody was told of it before. While that is not read it is counted up and goes out no more; else it is a new
 * notice, of which there are never more than the alarm budget of the place.
 */
export async function bundled(room: NoticesRoom, row: NewNotice, { told, before, now }: Bundling): Promise<NewNotice> {
  const own = before.filter(
    (one) => one.person_id === row.person_id && one.kind === 'case' && !asksSomething(one.cause),
  );
  const same = own.filter((one) => one.subject_id === row.subject_id);
  if ((told && !told.capped) || same.some(({ capped }) => !capped))
    return {
      ...row,
      mail_due_at: told?.mailed || same.some((one) => one.mail_due_at !== null) ? null : row.mail_due_at,
      push_due_at: told?.pushed || same.some((one) => one.push_due_at !== null) ? null : row.push_due_at,
    };
  const placeId = row.place_id ?? null;
  const others = own.filter((one) => one.place_id === placeId && !one.capped).map((one) => one.subject_id);
  const news = { kind: row.kind, placeId } as const;
  const asked = { personId: row.person_id, news, now, same: new Set(others).size };
  return (await isBeyondBudget(room, asked)) ? { ...row, capped: true, mail_due_at: null, push_due_at: null } : row;
}
