import type { Context } from '../../foundation/context.ts';
import { checkReason } from '../check-reason.ts';
import { parseKnown } from '../register/known/parse-known.ts';
import type { SensorsRoom } from '../room.ts';
import { deleteKnownExcept, upsertKnownSensors } from '../sql/known-sensors.ts';

/** A file of 20,000 records of an ordinary size. */
const BODY_BYTES = 32 * 1024 * 1024;

export function importKnownSensors({ http, clock }: Context, room: SensorsRoom): void {
  http.operation(
    'importKnownSensors',
    async ({ body: { format, source, sourceDate, replace, content }, language }) => {
      checkReason(source);
      const { drafts, refused } = parseKnown(content, format);
      // A record that is refused now may have been good before: it is not taken away.
      const named = [...drafts.map(({ sourceId }) => sourceId), ...refused.flatMap(({ id }) => id ?? [])];
      const at = new Date(clock.now());
      const counts = await room.db.transaction().execute(async (trx) => ({
        removed: replace ? await deleteKnownExcept(trx, source, named) : 0,
        ...(await upsertKnownSensors(trx, { source, sourceDate, at }, drafts)),
      }));
      return {
        ...counts,
        unchanged: drafts.length - counts.created - counts.updated,
        refused: refused.map(({ index, id, reason }) => ({ index, id, reason: reason[language] })),
      };
    },
    { bodyLimit: BODY_BYTES },
  );
}
