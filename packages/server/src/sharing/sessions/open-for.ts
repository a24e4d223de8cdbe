import type { Session } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { writeDeviceCookie } from '../accounts/device-cookie.ts';
import type { SharingRoom } from '../room.ts';
import { writeSessionCookie } from './session-cookie.ts';
import type { Opening } from './sessions.ts';
import { sessionOf } from './to-session.ts';

/** A new session of a person: what the page may know of it, and the cookies that go along. */
export async function openFor(
  { config, access }: Context,
  { db, sessions, sealer }: SharingRoom,
  opening: Exclude<Opening, { way: 'key' }>,
): Promise<{ session: Session; cookies: string[] }> {
  const token = await sessions.open(opening);
  const principal = (await sessions.find(token)) ?? { kind: 'visitor' as const };
  return {
    session: await sessionOf(db, access, principal),
    cookies: [writeSessionCookie(config, token), writeDeviceCookie(config, sealer, opening.personId)],
  };
}
