import type { NoticesRoom } from './room.ts';
import type { NoticeRow } from './sql/notices.ts';

/**
 * Without what is settled: a signal that was given to somebody else since, and an interpretation that has come. Asked when it is
 * listed and when it goes out, so that nobody is asked for what they did.
 */
export async function stillAsked(
  { response }: Pick<NoticesRoom, 'response'>,
  personId: number,
  rows: readonly NoticeRow[],
): Promise<NoticeRow[]> {
  const asked = rows.filter(({ kind }) => kind === 'assigned' || kind === 'reading');
  const work = await response.workOf(
    personId,
    asked.map(({ subject_id }) => subject_id),
  );
  return rows.filter(({ kind, subject_id }) => {
    if (kind === 'assigned') return work.get(subject_id)?.isTheirs ?? false;
    return kind !== 'reading' || !(work.get(subject_id)?.answered ?? true);
  });
}
