import type { SignalWork } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { ResponseRoom } from '../room.ts';
import { selectWork, type WorkRow } from '../sql/signal-work.ts';
import { type AnswerTerms, daysLeft, loadAnswerTerms, type TermedSignal } from './answer-terms.ts';
import { type Colleagues, loadColleagues } from './colleagues.ts';

/** A signal at a place where the one who asks works. */
export interface WorkedSignal {
  readonly id: number;
  readonly placeId: number | null;
  readonly start: Date;
}

export interface WorkReader {
  readonly access: AccessRules;
  readonly personId: number;
}

/** Where these signals stand for this person, by number. */
export async function toSignalWorks(
  room: ResponseRoom,
  { access, personId }: WorkReader,
  signals: readonly WorkedSignal[],
): Promise<ReadonlyMap<number, SignalWork>> {
  if (signals.length === 0) return new Map();
  const ids = signals.map(({ id }) => id);
  const [rows, noticed, terms] = await Promise.all([
    selectWork(room.db, ids, personId),
    room.rhythm.noticedOf(ids),
    loadAnswerTerms(room),
  ]);
  const named = rows.flatMap((row) => (row.person_id === null ? [] : [row.person_id]));
  const colleagues = await loadColleagues(room, access, { me: personId, ids: named });
  const now = room.clock.now();
  const byId = new Map(rows.map((row) => [row.signal_id, row]));
  return new Map(
    signals.flatMap((signal) => {
      const row = byId.get(signal.id);
      const seen = {
        ...signal,
        ...(noticed.get(signal.id) ?? { noticed: signal.start, aboutSensor: false, kinds: [] }),
      };
      return row ? [[signal.id, toSignalWork(row, seen, { colleagues, terms, now })] as const] : [];
    }),
  );
}

interface Told {
  readonly colleagues: Colleagues;
  readonly terms: AnswerTerms;
  readonly now: number;
}

function toSignalWork(row: WorkRow, signal: WorkedSignal & TermedSignal, { colleagues, terms, now }: Told): SignalWork {
  const { person_id: person } = row;
  const isHeld = person !== null && colleagues.mayWork(person, signal.placeId);
  const dueAt = row.answered ? undefined : terms.dueAt(signal, now);
  return {
    signalId: signal.id,
    assignee: isHeld ? colleagues.toAssignee(person) : null,
    since: isHeld ? (row.at?.toISOString() ?? null) : null,
    version: row.version ?? 0,
    answered: row.answered,
    dueAt: dueAt === undefined ? null : new Date(dueAt).toISOString(),
    daysLeft: dueAt === undefined ? null : daysLeft(dueAt, now),
  };
}
