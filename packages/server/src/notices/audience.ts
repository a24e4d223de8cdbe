import type { NoticeKind } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import type { PersonPrincipal } from '../foundation/principals.ts';
import type { NoticesRoom } from './room.ts';
import type { PreferenceRow } from './sql/preferences.ts';

/** What somebody may be told of. */
export interface News {
  readonly kind: NoticeKind;
  /** Of the signal or the case. */
  readonly subjectId: number;
  readonly placeId: number | null;
}

/**
 * May this person know of it, as things are now? Asked when it is told, when it is listed and when it goes out: rights and
 * labels change. What no rule allows is not told.
 */
export async function mayKnow(
  { response }: Pick<NoticesRoom, 'response'>,
  access: AccessRules,
  { person, news }: { readonly person: PersonPrincipal; readonly news: News },
): Promise<boolean> {
  if (news.kind === 'case') return (await response.findCase(person, news.subjectId)) !== undefined;
  return access.may(person, 'signals.work', news.placeId);
}

/** Did this person choose to be told of it? Without places: of everywhere. */
export function wants({ kinds, places }: Pick<PreferenceRow, 'kinds' | 'places'>, news: News, access: AccessRules) {
  if (!kinds.includes(news.kind)) return false;
  return places.length === 0 || isWithin(news.placeId, places, access);
}

export function isWithin(placeId: number | null, places: readonly number[], access: AccessRules): boolean {
  return placeId !== null && access.places.pathOf(placeId).some((id) => places.includes(id));
}
