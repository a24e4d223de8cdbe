import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noDatastream } from '../../sensors/index.ts';
import type { ObservationsRoom } from '../room.ts';
import { makeReport } from '../validation/make-report.ts';

export function getValidationReport({ http, clock, access }: Context, room: ObservationsRoom): void {
  http.operation('getValidationReport', async ({ params, query, language, principal }) => {
    const { catalog } = room.sensors;
    const entry = catalog.find(params.id);
    if (!entry) throw noDatastream(params.id);
    // Differences of a few windows would tell the counts that are hidden elsewhere.
    if (entry.outward) {
      access.require(principal, 'data.protected', entry.placeId);
      if (!access.seesProtected(principal, entry.placeId))
        throw new WijkritmeError('forbidden', {
          nl: 'Zeg eerst waarvoor u kijkt: dit verslag gaat over aantallen onder de kleinste groep.',
          en: 'State a purpose first: this report tells of counts below the minimum group.',
        });
    }
    const isInLab = entry.stage === 'lab';
    // What it was validated on is kept as it was; in the lab it is worked out anew each time.
    const kept = isInLab || query.reference !== undefined ? undefined : await room.sensors.reportOf(entry.id);
    if (kept) return kept;
    if (!isInLab)
      throw new WijkritmeError('step_not_possible', {
        nl: `Meetreeks ${entry.id} is niet in het lab; alleen daar wordt een rapport gemaakt. Zet haar eerst in het lab.`,
        en: `Datastream ${entry.id} is ${entry.stage}; a report is made in the lab. Bring it there first.`,
      });
    const reference = catalog.find(query.reference ?? entry.referenceId ?? -1);
    if (
      query.reference !== undefined &&
      (!reference || reference.property !== entry.property || reference.id === entry.id)
    )
      throw new WijkritmeError('invalid_query', {
        nl: `reference ${query.reference} is geen andere meetreeks die hetzelfde meet. Kies er zo een.`,
        en: `reference ${query.reference} is no other datastream that measures the same. Choose one that is.`,
      });
    return makeReport(room.db, { entry, reference, now: clock.now(), language });
  });
}
