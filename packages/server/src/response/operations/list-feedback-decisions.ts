import type { Context } from '../../foundation/context.ts';
import { toDecision } from '../feedback/to-decision.ts';
import { tunedPlaces } from '../feedback/to-proposals.ts';
import type { ResponseRoom } from '../room.ts';
import { selectDecisions } from '../sql/feedback-decisions.ts';

const MOST_SHOWN = 100;

export function listFeedbackDecisions({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('listFeedbackDecisions', async ({ query, principal, language }) => {
    const places = tunedPlaces(room, { access, principal, language, now: clock.now(), placeId: query.place });
    // What was decided on an event tells what others thought of a signal: for who may plan events there.
    const rows = (await selectDecisions(room.db, places, MOST_SHOWN)).filter(
      ({ kind, place_id }) => kind !== 'event' || access.may(principal, 'calendar.manage', place_id),
    );
    return { items: rows.map((row) => toDecision(room, row)) };
  });
}
