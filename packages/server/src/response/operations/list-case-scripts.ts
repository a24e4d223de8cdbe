import type { Context } from '../../foundation/context.ts';
import type { ResponseRoom } from '../room.ts';
import { scripts } from '../scripts/index.ts';

export function listCaseScripts({ http }: Context, _room: ResponseRoom): void {
  http.operation('listCaseScripts', () => ({ items: [...scripts] }));
}
