import type { Context } from '../../foundation/context.ts';
import { choiceOf, type Mine } from '../queue/queue-choice.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';

/** Of so many signals, the newest, each choice is counted. */
const MOST_COUNTED = 10_000;

export function getSignalQueueCounts({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getSignalQueueCounts', async ({ query, principal }) => {
    const person = requirePerson(principal);
    const { assignee, waiting: asked, ...rest } = query;
    const mine: Mine = { access, person, mayAt: (placeId) => access.may(person, 'signals.work', placeId) };
    const [me, nobody, waits, late, who, when] = await Promise.all([
      choiceOf(room, mine, { assignee: 'me' }),
      choiceOf(room, mine, { assignee: 'nobody' }),
      choiceOf(room, mine, { waiting: 'me' }),
      choiceOf(room, mine, { waiting: 'late' }),
      choiceOf(room, mine, { assignee }),
      choiceOf(room, mine, { waiting: asked }),
    ]);
    const rows = [
      { choices: [me, nobody], holds: who },
      { choices: [waits, late], holds: when },
    ];
    const { kinds, open, choices, more } = await room.rhythm.countChoices(rest, rows, MOST_COUNTED);
    const [mineNow = 0, ofNobody = 0, waiting = 0, tooLate = 0] = choices;
    return {
      kinds: [...kinds],
      open,
      assignees: { me: mineNow, nobody: ofNobody },
      waiting: { me: waiting, late: tooLate },
      more,
    };
  });
}
