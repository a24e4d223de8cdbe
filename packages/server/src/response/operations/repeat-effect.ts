import { isDeepStrictEqual } from 'node:util';
import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { atEffect } from '../effects/at-effect.ts';
import { restoreQuestion } from '../effects/keep-inputs.ts';
import type { ResponseRoom } from '../room.ts';
import { selectInputs } from '../sql/effect-inputs.ts';

export function repeatEffect({ http, access }: Context, room: ResponseRoom): void {
  http.operation('repeatEffect', async ({ params, principal }) => {
    const { run } = await atEffect(room, access, { principal, ...params });
    const request = run.question && restoreQuestion(run.question, await selectInputs(room.db, run.id));
    if (!request)
      throw new WijkritmeError('conflict', {
        nl: 'Waaruit dit effect is berekend, wordt niet meer bewaard: de metingen zijn voorbij de termijn van hun paspoort. Het effect zelf blijft te lezen.',
        en: 'What this effect was computed from is not kept any more: its readings are past the term of their passport. The effect itself stays to be read.',
      });
    const outcome = await room.desk.ask<'measure'>(request);
    // As JSON keeps it: what is no number is null.
    return { same: isDeepStrictEqual(JSON.parse(JSON.stringify(outcome)), run.outcome) };
  });
}
