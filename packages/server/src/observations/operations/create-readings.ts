import { limits, type ReadingColumnsResult, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Principal } from '../../foundation/principals.ts';
import { REPEATED } from '../intake/outcome.ts';
import { parseColumns, type ReadColumns } from '../parse-columns.ts';
import type { ObservationsRoom } from '../room.ts';
import { listRefused, type Refused } from '../sensorthings/refused-rows.ts';
import { sequenceOfRequest } from '../watch/sequence-of.ts';

/** Many readings by column: what a gateway or another system has, without the words that SensorThings repeats per row. */
export function createReadingColumns({ http }: Context, room: ObservationsRoom): void {
  http.operation(
    'createReadings',
    async ({ body, principal, request }) => {
      requireSender(principal);
      const columns = parseColumns(body.series);
      room.watch.admit(principal, columns.rows);
      const outcome = await room.watch.once(sequenceOfRequest(principal, request), () =>
        room.intake.submit(columns.readings, { principal, door: 'http', lateLimitMs: room.lateLimitMs }),
      );
      for (const { code, datastream } of columns.refused) room.intake.countUnreadable('http', code, datastream);
      return toResult(columns, outcome, listRefused(room, columns, outcome));
    },
    { bodyLimit: limits.dataArrayBytes },
  );
}

/** Asked before anything is read. Whose datastreams they are is asked at the gate, a reading at a time. */
function requireSender({ kind }: Principal): void {
  if (kind === 'visitor')
    throw new WijkritmeError('unauthorized', {
      nl: 'Om te sturen is de sleutel van het apparaat nodig. Stuur die mee.',
      en: 'Sending needs the key of the device. Send it along.',
    });
  if (kind === 'person')
    throw new WijkritmeError('forbidden', {
      nl: 'Mensen sturen geen metingen; dat doet een apparaat met een sleutel.',
      en: 'People send no readings; a device key does.',
    });
}

function toResult(columns: ReadColumns, outcome: Uint8Array, refused: Refused): ReadingColumnsResult {
  let repeated = 0;
  for (const code of outcome) if (code === REPEATED) repeated += 1;
  let series = 0;
  return {
    stored: columns.rows - columns.empty - refused.total - repeated,
    repeated,
    empty: columns.empty,
    // They stand in the order of the request.
    refused: refused.rows.map(({ at, code, detail }) => {
      while ((columns.seriesStarts[series + 1] ?? Number.POSITIVE_INFINITY) <= at) series += 1;
      return { series, row: at - (columns.seriesStarts[series] ?? 0), code, detail };
    }),
    refusedTotal: refused.total,
  };
}
