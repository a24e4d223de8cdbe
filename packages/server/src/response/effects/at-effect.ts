import { WijkritmeError } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import { type AskedIntervention, type AtIntervention, atIntervention } from '../interventions/at-intervention.ts';
import type { ResponseRoom } from '../room.ts';
import { type EffectRunRow, selectRuns } from '../sql/effect-runs.ts';

/** @throws WijkritmeError not_found, forbidden */
export async function atEffect(
  room: ResponseRoom,
  access: AccessRules,
  { effect, ...asked }: AskedIntervention & { readonly effect: number },
): Promise<AtIntervention & { readonly run: EffectRunRow }> {
  const at = await atIntervention(room, access, asked);
  const run = (await selectRuns(room.db, asked.id)).find((one) => one.id === effect);
  if (!run)
    throw new WijkritmeError('not_found', {
      nl: `Maatregel ${asked.id} heeft geen effect ${effect}. Kies er een op de pagina van de maatregel.`,
      en: `Measure ${asked.id} has no effect ${effect}. Choose one on the page of the measure.`,
    });
  return { ...at, run };
}
