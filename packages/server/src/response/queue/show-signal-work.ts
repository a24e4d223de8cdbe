import type { SignalWorkDetail } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { AtSignal } from '../at-signal.ts';
import type { ResponseRoom } from '../room.ts';
import { selectAssigneeChanges } from '../sql/signal-work.ts';
import { loadColleagues } from './colleagues.ts';
import { toSignalWorks } from './to-signal-work.ts';

const MOST_CHANGES = 50;

/** Who works on it now, and every change. */
export async function showSignalWork(
  room: ResponseRoom,
  access: AccessRules,
  { signal, person }: Pick<AtSignal, 'signal' | 'person'>,
): Promise<SignalWorkDetail> {
  const [works, rows] = await Promise.all([
    toSignalWorks(room, { access, personId: person.personId }, [signal]),
    selectAssigneeChanges(room.db, signal.id, MOST_CHANGES),
  ]);
  const work = works.get(signal.id);
  if (!work) throw new Error(`signal ${signal.id} has no work`);
  const ids = rows.flatMap(({ person_id, by_id }) => (person_id === null ? [by_id] : [person_id, by_id]));
  const colleagues = await loadColleagues(room, access, { me: person.personId, ids });
  return {
    work,
    changes: rows.map((row) => ({
      at: row.at.toISOString(),
      to: row.person_id === null ? null : colleagues.toAssignee(row.person_id),
      by: colleagues.toAssignee(row.by_id, row.by_organisation_id),
      version: row.version,
    })),
  };
}
