import type { SignalReason } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { membersAt } from '../joint-members.ts';
import { contradictionsAt, saysSomething } from '../neighbours/to-contradiction.ts';
import { noSignal } from '../no-signal.ts';
import type { RhythmRoom } from '../room.ts';
import { jointReasons } from '../sentences/joint-sentence.ts';
import { selectDeviationsByIds } from '../sql/deviations.ts';
import { selectJointOfSignals } from '../sql/joint-deviations.ts';
import { selectSignals } from '../sql/signals.ts';
import { factsOfJoint } from '../to-joint-deviation.ts';
import { toSignals } from '../to-signals.ts';

export function getSignal({ http }: Context, room: RhythmRoom): void {
  http.operation('getSignal', async ({ params, ...reader }): Promise<SignalReason> => {
    const rows = await selectSignals(room.db, { id: params.id, order: 'newest', limit: 1, offset: 0 });
    const [signal] = await toSignals(rows, room, reader);
    if (!signal) throw noSignal(params.id);
    const deviations = await selectDeviationsByIds(room.db, signal.deviations);
    const explanations = await contradictionsAt(
      room,
      {
        datastreams: [...new Set(deviations.filter(saysSomething).map(({ datastream_id }) => datastream_id))],
        start: Date.parse(signal.start),
        end: signal.end === null ? null : Date.parse(signal.end),
      },
      reader.language,
    );
    const joint: SignalReason['joint'] = [];
    for (const one of await selectJointOfSignals(room.db, [params.id])) {
      joint.push({
        id: one.id,
        reasons: jointReasons(factsOfJoint(one, room), reader.language),
        members: await membersAt(one, room, reader),
      });
    }
    return { signal, explanations, joint };
  });
}
