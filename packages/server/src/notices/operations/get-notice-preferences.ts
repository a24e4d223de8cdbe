import type { Context } from '../../foundation/context.ts';
import { requirePerson } from '../own.ts';
import type { NoticesRoom } from '../room.ts';
import { toPreferences } from '../to-preferences.ts';

export function getNoticePreferences(context: Context, room: NoticesRoom): void {
  context.http.operation('getNoticePreferences', ({ principal }) =>
    toPreferences(context, room, requirePerson(principal).personId),
  );
}
