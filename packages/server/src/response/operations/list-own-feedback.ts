import type { Context } from '../../foundation/context.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { selectOwnVerdicts } from '../sql/feedback.ts';

export function listOwnFeedback({ http }: Context, { db }: ResponseRoom): void {
  http.operation('listOwnFeedback', async ({ query, principal }) => {
    const { personId } = requirePerson(principal);
    return { items: await selectOwnVerdicts(db, personId, query.signals.split(',').map(Number)) };
  });
}
