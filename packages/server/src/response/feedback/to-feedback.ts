import type { SignalFeedback } from '@wijkritme/contract';
import type { AtSignal } from '../at-signal.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingMark } from '../sharing-mark.ts';
import { type FeedbackRow, selectOthersFeedback, selectOwnFeedback, selectReadersOfOwn } from '../sql/feedback.ts';
import { namesOfReaders, toReceipts } from '../to-receipts.ts';

/** What this person may see of the feedback on a signal; the statement decides, not this file. */
export async function toFeedback(
  room: ResponseRoom,
  { signal, person, reader, roles }: AtSignal,
): Promise<SignalFeedback> {
  const asked = { signalId: signal.id, placeId: signal.placeId, reader };
  const [own, readersOfOwn, others, organisations] = await Promise.all([
    selectOwnFeedback(room.db, signal.id, person.personId),
    selectReadersOfOwn(room.db, asked),
    selectOthersFeedback(room.db, asked),
    room.sharing.organisations(),
  ]);
  const readers = await namesOfReaders(room, [...others.rows, { seen_by: readersOfOwn }]);
  const named = organisations.map(({ id, name, kind, closed }) => ({ closed, organisation: { id, name, kind } }));
  const names = new Map(named.map(({ organisation }) => [organisation.id, organisation]));
  return {
    signalId: signal.id,
    own: own.map((row) => ({ ...toSaid(row), version: row.version })),
    seenBy: own.length > 0 ? toReceipts(readersOfOwn, { names, readers }) : null,
    others: others.rows.flatMap((row) => {
      const organisation = names.get(row.organisation_id);
      return organisation
        ? [{ ...toSaid(row), role: row.role, organisation, seenBy: toReceipts(row.seen_by, { names, readers }) }]
        : [];
    }),
    answered: others.answered,
    roles: [...roles],
    organisations: named
      .filter(({ organisation, closed }) => !closed && organisation.id !== person.organisationId)
      .map(({ organisation }) => organisation),
  };
}

const toSaid = (row: FeedbackRow) => ({
  verdict: row.verdict,
  reason: row.reason,
  at: row.given_at.toISOString(),
  ...toSharingMark(row),
});
