import type { Context } from '../../foundation/context.ts';
import type { ImportsDesk } from '../imports/imports-desk.ts';
import { toImport } from '../imports/to-import.ts';

export function resumeImport({ http }: Context, { queue }: ImportsDesk): void {
  http.operation('resumeImport', async ({ params, language }) => toImport(await queue.resume(params.id), language));
}
