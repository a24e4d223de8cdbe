import type { Context } from '../../foundation/context.ts';
import type { ImportsDesk } from '../imports/imports-desk.ts';
import { toImport } from '../imports/to-import.ts';

export function cancelImport({ http }: Context, { queue }: ImportsDesk): void {
  http.operation('cancelImport', async ({ params, language }) => toImport(await queue.cancel(params.id), language));
}
