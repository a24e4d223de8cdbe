import type { Context } from '../../foundation/context.ts';
import type { RhythmRoom } from '../room.ts';
import { signalsPage } from '../signals-page.ts';

export function listSignals({ http }: Context, room: RhythmRoom): void {
  http.operation('listSignals', ({ query, ...reader }) => signalsPage(room, query, reader));
}
