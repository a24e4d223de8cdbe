import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { checkReason } from '../check-reason.ts';
import type { SensorsRoom } from '../room.ts';
import { entriesOf, sayOfSums, toSum } from '../sums/sum-book.ts';

export function declareSum({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('declareSum', async ({ body, principal }) => {
    for (const { placeId } of entriesOf(room, body)) access.require(principal, 'passports.manage', placeId);
    const reason = checkReason(body.reason) ?? null;
    const word = { status: 'declared', reason, at: clock.now(), by: actorOf(principal), moments: null } as const;
    const [row] = await sayOfSums(room, [body], word);
    if (!row)
      throw new WijkritmeError('internal', {
        nl: 'Het totaal is niet bewaard. Probeer het opnieuw.',
        en: 'The sum was not stored. Try again.',
      });
    return toSum(room, row);
  });
}
