import type { NoticesRoom } from './room.ts';
import type { NoticeRow } from './sql/notices.ts';
import { daysThatHold, measureOf } from './tell-days.ts';

/**
 * Without what is settled: a signal that was given to somebody else since, an interpretation that has come, and a measure that ended or
 * was given another day. Asked when it is listed and when it goes out, so that nobody is asked for what they did.
 */
export async function stillAsked<T extends NoticeRow>(
  room: Pick<NoticesRoom, 'response'>,
  personId: number,
  rows: readonly T[],
): Promise<T[]> {
  const asked = rows.filter(({ kind }) => kind === 'assigned' || kind === 'reading');
  const work = await room.response.workOf(
    personId,
    asked.map(({ subject_id }) => subject_id),
  );
  const days = await daysThatHold(
    room,
    rows.map(({ cause }) => cause),
  );
  return rows.filter(({ kind, subject_id, cause }) => {
    if (measureOf(cause) !== undefined) return days.has(cause);
    if (kind === 'assigned') return work.get(subject_id)?.isTheirs ?? false;
    return kind !== 'reading' || !(work.get(subject_id)?.answered ?? true);
  });
}
