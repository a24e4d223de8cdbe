import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { parseDocument } from '../discovery/parse-document.ts';
import type { SensorsRoom } from '../room.ts';

const FORMS = {
  nl: 'Stuur een SensorThings Thing met Datastreams, een W3C Thing Description, een join van The Things Stack, of {"claim": "…"}.',
  en: 'Send a SensorThings Thing with Datastreams, a W3C Thing Description, a join of The Things Stack, or {"claim": "…"}.',
};

/** Open to everybody: whoever announces gets nothing but a yes or no, and nothing happens until somebody decides. */
export function announceDevice({ http, config }: Context, room: SensorsRoom): void {
  http.operation(
    'announceDevice',
    async ({ body, request }) => {
      if (!config.discovery)
        throw new WijkritmeError('forbidden', {
          nl: 'Apparaten kunnen zich hier niet aankondigen (DISCOVERY staat uit). Voeg het apparaat zelf toe.',
          en: 'Devices may not announce themselves here (DISCOVERY is off). Add the device yourself.',
        });
      const result = await room.found.note(request.ip, () => parseDocument(body));
      switch (result) {
        case 'noted':
          return { noted: true };
        case 'unreadable':
          throw new WijkritmeError('announcement_unreadable', FORMS);
        case 'too-many':
          throw new WijkritmeError(
            'rate_limited',
            {
              nl: 'Er kwamen te veel aankondigingen; probeer het over een minuut opnieuw.',
              en: 'Too many announcements; try again in a minute.',
            },
            {
              retryAfterSeconds: 60,
            },
          );
        case 'full':
          throw new WijkritmeError(
            'busy',
            {
              nl: 'Er wachten te veel apparaten op een besluit; vraag de beheerder om te besluiten.',
              en: 'Too many devices wait for a decision; ask the administrator to decide.',
            },
            {
              retryAfterSeconds: 3_600,
            },
          );
        default:
          return result satisfies never;
      }
    },
    { bodyLimit: limits.announcementBytes },
  );
}
