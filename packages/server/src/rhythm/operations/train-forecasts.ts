import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { RhythmRoom } from '../room.ts';
import { assertPlace } from './get-alarm-budget.ts';
import { trainingOf } from './get-forecast-training.ts';

export function trainForecasts({ http, access }: Context, room: RhythmRoom): void {
  http.operation('trainForecasts', async ({ params, principal }) => {
    assertPlace(room, params.id);
    access.require(principal, 'signals.tune', params.id);
    if (!room.keeper.isOurs)
      throw new WijkritmeError('unavailable', {
        nl: 'Een ander proces houdt het ritme van deze opslag bij en leert de voorspellingen. Vraag het daar.',
        en: 'Another process keeps the rhythm of this store and learns forecasts. Ask it there.',
      });
    room.forecasts.want(room.forecasts.groupsOf(params.id));
    return trainingOf(room, params.id);
  });
}
