import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { undo } from '../feedback/decide.ts';
import { toDecision } from '../feedback/to-decision.ts';
import type { ResponseRoom } from '../room.ts';
import { findDecision } from '../sql/feedback-decisions.ts';

export function undoFeedbackDecision({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('undoFeedbackDecision', async ({ params, principal }) => {
    const row = await findDecision(room.db, params.id);
    if (!row || !access.may(principal, 'signals.tune', row.place_id))
      throw new WijkritmeError('not_found', {
        nl: `Er is geen besluit ${params.id} dat u ongedaan mag maken. Kijk in de lijst van besluiten.`,
        en: `There is no decision ${params.id} that you may undo. Look in the list of decisions.`,
      });
    if (row.kind === 'event') access.require(principal, 'calendar.manage', row.place_id);
    return toDecision(room, await undo(room, row, { at: clock.now(), by: actorOf(principal) }));
  });
}
