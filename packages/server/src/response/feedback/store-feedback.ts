import { isDeepStrictEqual } from 'node:util';
import { type FeedbackVerdict, type Role, WijkritmeError } from '@wijkritme/contract';
import { appendLog } from '../../sharing/index.ts';
import type { AtSignal } from '../at-signal.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns, toSharingMark } from '../sharing-mark.ts';
import { insertFeedback, selectOwnFeedback } from '../sql/feedback.ts';
import type { SharingColumns } from '../tables.ts';

export interface SaidOfSignal {
  readonly verdict: FeedbackVerdict;
  readonly reason: string;
  readonly role: Role;
  /** The version that was seen; 0: none. */
  readonly version: number;
  /** undefined: as far as what was said before. */
  readonly sharing: SharingColumns | undefined;
  readonly at: Date;
  /** As the log names who it was. */
  readonly actor: string;
}

const toThoseWhoWorkThere = toSharingColumns({ label: 'TLP:GREEN', audience: [] });

/**
 * What was said before is kept. The same again is harmless: its first "yes" may have been lost. The log keeps that it goes further, or
 * less far, than before.
 * @throws WijkritmeError conflict: this person has said something since
 */
export async function storeFeedback(
  { db }: ResponseRoom,
  { signal, person }: AtSignal,
  said: SaidOfSignal,
): Promise<void> {
  const { verdict, reason, role, version, at } = said;
  await db.transaction().execute(async (trx) => {
    const [newest] = await selectOwnFeedback(trx, signal.id, person.personId);
    const before = newest && toSharingMark(newest);
    const sharing = said.sharing ?? (before ? toSharingColumns(before) : toThoseWhoWorkThere);
    const goesAsFar = before !== undefined && isDeepStrictEqual(before, toSharingMark(sharing));
    const isSame = newest?.verdict === verdict && newest.reason === reason && newest.role === role && goesAsFar;
    if (isSame && (version === newest.version || version === newest.version - 1)) return;
    const seen = newest?.version ?? 0;
    const isNew =
      version === seen &&
      (await insertFeedback(trx, {
        signal_id: signal.id,
        author_id: person.personId,
        version: seen + 1,
        organisation_id: person.organisationId,
        role,
        place_id: signal.placeId,
        signal_start: signal.start,
        budgeted: signal.budgeted,
        verdict,
        reason,
        given_at: at,
        ...sharing,
      }));
    if (!isNew) throw otherWords(signal.id);
    if (before && !goesAsFar)
      await appendLog(trx, {
        at: at.getTime(),
        kind: 'feedback.label-changed',
        actor: said.actor,
        subject: `signal:${signal.id}`,
        detail: { from: before, to: toSharingMark(sharing) },
      });
  });
}

const otherWords = (signalId: number) =>
  new WijkritmeError('conflict', {
    nl: `U hebt ergens anders iets anders over signaal ${signalId} gezegd. Er is niets overschreven; kijk en zeg het opnieuw.`,
    en: `You have said something else about signal ${signalId} elsewhere. Nothing was overwritten; look and say it again.`,
  });
