import type { ValidationReport } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import type { ObservationsRoom } from '../room.ts';
import { makeReport } from '../validation/make-report.ts';

/** From the lab to validated: on the report of this moment, which is kept with the step; without one that passes only with a reason. */
export function validateThing({ http, clock, access }: Context, room: ObservationsRoom): void {
  http.operation('validateThing', async ({ params, body, language, principal }) => {
    const { sensors } = room;
    const now = clock.now();
    const chosen = sensors.chosenOf(params.id, body.datastreams);
    access.require(principal, 'sensors.manage', chosen[0]?.placeId ?? null);
    const inLab = chosen.filter(({ stage }) => stage === 'lab');
    const entries = body.datastreams !== undefined || inLab.length === 0 ? chosen : inLab;
    const reports = new Map<number, ValidationReport>();
    for (const entry of entries) {
      const reference = sensors.catalog.find(entry.referenceId ?? -1);
      if (reference) reports.set(entry.id, await makeReport(room.db, { entry, reference, now, language }));
    }
    await sensors.validate(entries, { to: 'validated', by: actorOf(principal), reason: body.reason, reports }, now);
    return sensors.lifecycleOf(params.id, language, clock.now());
  });
}
