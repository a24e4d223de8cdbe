import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { decide } from '../feedback/decide.ts';
import { toDecision } from '../feedback/to-decision.ts';
import { toProposals } from '../feedback/to-proposals.ts';
import type { ResponseRoom } from '../room.ts';
import { newestBudgetDecision } from '../sql/feedback-decisions.ts';

export function createFeedbackDecision({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('createFeedbackDecision', async ({ body, principal, language }) => {
    const { placeId, kind, signalId, perWeek } = body;
    access.require(principal, 'signals.tune', placeId);
    if (kind === 'event') access.require(principal, 'calendar.manage', placeId);
    const now = clock.now();
    // Before the proposals are made: what changes after this is a change that nobody has seen.
    const seen = {
      budget: await room.rhythm.budgets.own(placeId),
      decision: await newestBudgetDecision(room.db, placeId),
    };
    const proposals = await toProposals(room, { access, principal, language, now, placeId });
    const proposal = proposals.find((one) => one.kind === kind && (one.signalId ?? undefined) === signalId);
    if (!proposal || (kind !== 'event' && perWeek !== proposal.perWeek?.proposed))
      throw new WijkritmeError('conflict', {
        nl: 'Dit wordt niet meer voorgesteld: er is een nieuwer oordeel, of iemand besloot al. Er is niets veranderd; kijk opnieuw.',
        en: 'This is not proposed any more: there is newer feedback, or somebody decided. Nothing was changed; look again.',
      });
    const decider = { at: now, by: actorOf(principal) };
    return toDecision(room, await decide(room, proposal, { asked: body, decider, seen }));
  });
}
