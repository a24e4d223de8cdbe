import { type FieldProblem, WijkritmeError } from '@wijkritme/contract';
import { zoneRules } from '@wijkritme/engine';
import type { Context } from '../../foundation/context.ts';
import { requirePerson } from '../own.ts';
import type { NoticesRoom } from '../room.ts';
import { findPreference, savePreference } from '../sql/preferences.ts';
import { toPreferences } from '../to-preferences.ts';

export function putNoticePreferences(context: Context, room: NoticesRoom): void {
  context.http.operation('putNoticePreferences', async ({ body, principal }) => {
    const { personId } = requirePerson(principal);
    const unknown = body.places.findIndex((id) => !room.places.directory.find(id));
    if (unknown >= 0) throw invalid({ pointer: `/places/${unknown}`, message: 'names no place' });
    if (!isZone(body.timeZone))
      throw invalid({ pointer: '/timeZone', message: 'is no time zone, such as Europe/Amsterdam' });
    if (body.mail && (await findPreference(room.db, personId)).mail_verified_at === null)
      throw invalid({ pointer: '/mail', message: 'needs an address whose link was opened' });
    if (!(await savePreference(room.db, personId, body)))
      throw new WijkritmeError(
        'conflict',
        'You changed this elsewhere. Nothing was overwritten; look and change again.',
      );
    return toPreferences(context, room, personId);
  });
}

function invalid(field: FieldProblem): WijkritmeError {
  return new WijkritmeError('invalid_input', `${field.pointer} ${field.message}.`, { fields: [field] });
}

function isZone(name: string): boolean {
  try {
    zoneRules(name);
    return true;
  } catch {
    return false;
  }
}
