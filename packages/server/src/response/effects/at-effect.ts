import { WijkritmeError } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { Principal } from '../../foundation/principals.ts';
import { type AtIntervention, atIntervention } from '../interventions/at-intervention.ts';
import type { ResponseRoom } from '../room.ts';
import { type EffectRunRow, selectRuns } from '../sql/effect-runs.ts';

/** @throws WijkritmeError not_found, forbidden */
export async function atEffect(
  room: ResponseRoom,
  access: AccessRules,
  { principal, id, effect }: { readonly principal: Principal; readonly id: number; readonly effect: number },
): Promise<AtIntervention & { readonly run: EffectRunRow }> {
  const at = await atIntervention(room, access, { principal, id });
  const run = (await selectRuns(room.db, id)).find((one) => one.id === effect);
  if (!run) throw new WijkritmeError('not_found', `Measure ${id} has no effect ${effect}.`);
  return { ...at, run };
}
