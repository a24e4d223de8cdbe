import type { Context } from '../../foundation/context.ts';
import { atEffect } from '../effects/at-effect.ts';
import { toIntervention } from '../interventions/to-intervention.ts';
import type { ResponseRoom } from '../room.ts';
import { updateRun } from '../sql/effect-runs.ts';

export function cancelEffect({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('cancelEffect', async ({ params, principal, language }) => {
    const at = await atEffect(room, access, { principal, ...params, shows: true });
    const finishedAt = new Date(clock.now());
    // One that is done stays: its answer came first.
    if (await updateRun(room.db, at.run.id, { state: 'cancelled', progress: 100, finishedAt }))
      await room.effects.abandon(at.run.id);
    return toIntervention(room, at, language);
  });
}
