import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { originOf } from '../../foundation/http/pages.ts';
import type { Places } from '../../places/index.ts';
import { listEntries } from '../register/entries.ts';
import { registerExports } from '../register/exports/index.ts';
import type { SensorsRoom } from '../room.ts';
import { selectFirstPassportAt } from '../sql/read-first-passport.ts';

export function getRegisterExport({ http, clock, config }: Context, room: SensorsRoom, places: Places): void {
  http.operation('getRegisterExport', async ({ params, request, reply }) => {
    const found = registerExports.find(({ id }) => id === params.format);
    if (!found)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen export ${params.format}. Kies een vorm die op de pagina van het register staat.`,
        en: `There is no export ${params.format}. Choose one that the page of the register names.`,
      });
    const now = clock.now();
    const [entries, startedAt] = await Promise.all([
      listEntries({ room, places: places.directory, now }),
      selectFirstPassportAt(room.db),
    ]);
    const baseUrl = config.publicUrl ?? originOf(request);
    reply.type(found.mediaType);
    return found.toExport({ entries, startedAt, baseUrl, now, settings: config.register });
  });
}
