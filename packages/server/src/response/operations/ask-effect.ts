import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { judgedUntil } from '../effects/judged-until.ts';
import { atIntervention } from '../interventions/at-intervention.ts';
import { zoneOf } from '../interventions/local-days.ts';
import { toIntervention } from '../interventions/to-intervention.ts';
import type { ResponseRoom } from '../room.ts';
import { countRuns, insertRun } from '../sql/effect-runs.ts';
import { holdMeasure } from '../sql/hold.ts';

/** Each keeps what it was computed from. */
const MOST_RUNS = 100;

export function askEffect({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('askEffect', async ({ params: { id }, principal, language }) => {
    const at = await atIntervention(room, access, { principal, id, shows: true });
    const { frozen, ended_at } = at.row;
    if (!frozen)
      throw new WijkritmeError('conflict', {
        nl: `Maatregel ${id} is nog niet begonnen; er is nog geen effect te berekenen. Vraag het zodra hij loopt.`,
        en: `Measure ${id} has not begun; there is no effect to compute yet. Ask once it runs.`,
      });
    const { plan } = frozen;
    if ((await countRuns(room.db, id)) + plan.expected.length > MOST_RUNS)
      throw new WijkritmeError('conflict', {
        nl: `Maatregel ${id} heeft al ${MOST_RUNS} effecten; bekijk die.`,
        en: `Measure ${id} has ${MOST_RUNS} effects already; look at those.`,
      });
    const now = clock.now();
    const timeZone = zoneOf(room.places, plan.placeId);
    const until = new Date(judgedUntil({ plan, endedAt: ended_at, timeZone }, now));
    await room.db.transaction().execute(async (trx) => {
      if (!(await holdMeasure(trx, id)))
        throw new WijkritmeError('not_found', {
          nl: `Maatregel ${id} is net verwijderd met zijn dossier; er is geen effect gevraagd.`,
          en: `Measure ${id} was removed with its case just now; no effect was asked.`,
        });
      for (const [index, { datastreamId }] of plan.expected.entries())
        await insertRun(trx, {
          interventionId: id,
          index,
          datastreamId,
          reason: 'asked',
          askedAt: new Date(now),
          until,
        });
    });
    room.effects.wake();
    return toIntervention(room, at, language);
  });
}
