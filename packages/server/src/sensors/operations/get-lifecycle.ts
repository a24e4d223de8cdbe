import type { Context } from '../../foundation/context.ts';
import { lifecycleOf } from '../lifecycle/to-lifecycle.ts';
import type { SensorsRoom } from '../room.ts';

export function getLifecycle({ http, clock }: Context, room: SensorsRoom): void {
  http.operation('getLifecycle', ({ params, language }) => lifecycleOf(room, params.id, language, clock.now()));
}
