import type { CaseFile } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import type { Reader } from '../foundation/reader.ts';
import { atShownCase } from './at-case.ts';
import type { ResponseRoom } from './room.ts';
import { toCase } from './to-case.ts';

interface Shown extends Pick<Reader, 'principal' | 'language'> {
  readonly id: number;
  /** Of its history what happened at this moment or before; else the newest. */
  readonly until?: Date | null;
}

/** A case as somebody gets to see it now, with the receipt that they did. @throws WijkritmeError not_found, forbidden */
export async function showCase(
  room: ResponseRoom,
  access: AccessRules,
  { principal, language, id, until = null }: Shown,
): Promise<CaseFile> {
  return toCase(room, await atShownCase(room, access, { principal, id }), { language, until });
}
