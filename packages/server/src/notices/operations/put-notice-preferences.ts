import { WijkritmeError } from '@wijkritme/contract';
import { zoneRules } from '@wijkritme/engine';
import type { Context } from '../../foundation/context.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { fieldWords } from '../field-words.ts';
import { requirePerson } from '../own.ts';
import type { NoticesRoom } from '../room.ts';
import { findPreference, savePreference } from '../sql/preferences.ts';
import { toPreferences } from '../to-preferences.ts';

export function putNoticePreferences(context: Context, room: NoticesRoom): void {
  context.http.operation('putNoticePreferences', async ({ body, principal }) => {
    const { personId } = requirePerson(principal);
    const unknown = body.places.findIndex((id) => !room.places.directory.find(id));
    if (unknown >= 0) throw wrongFields([{ pointer: `/places/${unknown}`, message: fieldWords.noPlace }]);
    if (!isZone(body.timeZone)) throw wrongFields([{ pointer: '/timeZone', message: fieldWords.noZone }]);
    if (body.mail && (await findPreference(room.db, personId)).mail_verified_at === null)
      throw wrongFields([{ pointer: '/mail', message: fieldWords.noAddress }]);
    if (!(await savePreference(room.db, personId, body)))
      throw new WijkritmeError('conflict', {
        nl: 'U hebt dit ergens anders veranderd. Er is niets overschreven; kijk en verander opnieuw.',
        en: 'You changed this elsewhere. Nothing was overwritten; look and change again.',
      });
    return toPreferences(context, room, personId);
  });
}

function isZone(name: string): boolean {
  try {
    zoneRules(name);
    return true;
  } catch {
    return false;
  }
}
