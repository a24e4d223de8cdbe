import type { SignalFeedback } from '@wijkritme/contract';
import type { AtSignal } from '../at-signal.ts';
import type { ResponseRoom } from '../room.ts';
import { selectOthersFeedback, selectOwnFeedback } from '../sql/feedback.ts';
import { organisationNames } from '../to-case.ts';

/** What this person may see of the feedback on a signal; the statement decides, not this file. */
export async function toFeedback(
  room: ResponseRoom,
  { signal, person, reader, roles }: AtSignal,
): Promise<SignalFeedback> {
  const asked = { signalId: signal.id, placeId: signal.placeId, reader };
  const [own, others, names] = await Promise.all([
    selectOwnFeedback(room.db, signal.id, person.personId),
    selectOthersFeedback(room.db, asked),
    organisationNames(room),
  ]);
  return {
    signalId: signal.id,
    own: own.map(({ verdict, reason, given_at, version }) => ({
      verdict,
      reason,
      at: given_at.toISOString(),
      version,
    })),
    others: others.rows.flatMap(({ verdict, reason, given_at, role, organisation_id }) => {
      const organisation = names.get(organisation_id);
      return organisation ? [{ verdict, reason, at: given_at.toISOString(), role, organisation }] : [];
    }),
    answered: others.answered,
    roles: [...roles],
  };
}
