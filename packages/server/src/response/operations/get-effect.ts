import type { Context } from '../../foundation/context.ts';
import { atEffect } from '../effects/at-effect.ts';
import { toEffectNumbers } from '../effects/to-numbers.ts';
import { toEffectRun } from '../effects/to-run.ts';
import type { ResponseRoom } from '../room.ts';
import { countInputs } from '../sql/effect-inputs.ts';

export function getEffect({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getEffect', async ({ params, principal, language }) => {
    const { run, row } = await atEffect(room, access, { principal, ...params, shows: true });
    const kept = await countInputs(room.db, [run.id]);
    const { outcome, question, datastream_id: datastreamId } = run;
    const report = outcome?.report;
    return {
      run: toEffectRun(room, run, { frozen: row.frozen, language, kept }),
      numbers: report && question ? toEffectNumbers(room, { report, question, datastreamId }, language) : null,
    };
  });
}
