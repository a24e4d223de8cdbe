import type { NoticesDb } from '../tables.ts';
import type { NoticeRow } from './notices.ts';

/** Ways in which notices leave, and where the store keeps when each is due and went. */
const columns = {
  mail: { due: 'mail_due_at', gone: 'mailed_at' },
  push: { due: 'push_due_at', gone: 'pushed_at' },
} as const;

/** What waits to leave this way, one person after the other; for this transaction alone. */
export function selectDue(
  db: NoticesDb,
  way: keyof typeof columns,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<NoticeRow[]> {
  const { due, gone } = columns[way];
  return db
    .selectFrom('notice')
    .selectAll()
    .where(due, '<=', now)
    .where(gone, 'is', null)
    .orderBy('person_id')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function markGone(
  db: NoticesDb,
  way: keyof typeof columns,
  { rows, now }: { readonly rows: readonly Pick<NoticeRow, 'id'>[]; readonly now: Date },
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .updateTable('notice')
    .set({ [columns[way].gone]: now })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
}
