import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { checkReason } from '../check-reason.ts';
import type { SensorsRoom } from '../room.ts';
import { selectSums } from '../sql/series-sums.ts';
import { sayOfSums, toSum } from '../sums/sum-book.ts';

export function decideSum({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('decideSum', async ({ params, body, principal }) => {
    const found = (await selectSums(room.db)).find(({ id }) => id === params.id);
    if (!found)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen totaal ${params.id}. Kies er een uit de lijst van totalen.`,
        en: `There is no sum ${params.id}. Choose one from the list of sums.`,
      });
    // A part that is gone had the place of its total.
    for (const id of [found.total_id, ...found.parts]) {
      const entry = room.catalog.find(id) ?? room.catalog.find(found.total_id);
      access.require(principal, 'passports.manage', entry?.placeId ?? null);
    }
    const { status } = body;
    const reason = checkReason(body.reason) ?? null;
    const word = { status, reason, at: clock.now(), by: actorOf(principal), moments: found.moments };
    const [row] = await sayOfSums(room, [{ total: found.total_id, parts: found.parts }], word);
    if (!row)
      throw new WijkritmeError('internal', {
        nl: 'Het besluit is niet bewaard. Probeer het opnieuw.',
        en: 'The decision was not stored. Try again.',
      });
    return toSum(room, row);
  });
}
