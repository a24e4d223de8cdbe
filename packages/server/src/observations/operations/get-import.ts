import type { Context } from '../../foundation/context.ts';
import type { ImportsDesk } from '../imports/imports-desk.ts';
import { toImport } from '../imports/to-import.ts';

export function getImport({ http }: Context, { queue }: ImportsDesk): void {
  http.operation('getImport', async ({ params, language }) => toImport(await queue.get(params.id), language));
}
