import { errors } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noDatastream, passportStatusOf } from '../../sensors/index.ts';
import type { ObservationsRoom } from '../room.ts';

export function listRefusals({ http, clock }: Context, room: ObservationsRoom): void {
  http.operation('listRefusals', ({ params, language }) => {
    const entry = room.sensors.catalog.find(params.id);
    if (!entry) throw noDatastream(params.id);
    const items = [...room.counters.rules(entry.id)].map(([rule, { count, lastAt }]) => ({
      rule,
      title: errors[rule].title[language],
      count,
      lastAt: new Date(lastAt).toISOString(),
    }));
    return {
      datastream: entry.id,
      passportStatus: passportStatusOf(entry, clock.now()),
      passportVersion: entry.passportVersion,
      items: items.sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
    };
  });
}
