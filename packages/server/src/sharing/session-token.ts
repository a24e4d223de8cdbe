import { createHmac } from 'node:crypto';
import { HOUR } from '@wijkritme/contract';
import { isSameKey } from './admin-key.ts';

export const SESSION_MS = 12 * HOUR;
const PREFIX = 'wrs_';

/** A session is its end time, signed with the key of this installation; nothing about a person is in it. */
export function makeSessionToken(adminKey: string, now: number): string {
  const end = String(now + SESSION_MS);
  return `${PREFIX}${end}.${sign(adminKey, end)}`;
}

export function isSessionToken(adminKey: string, token: string, now: number): boolean {
  const [end = '', signature = ''] = token.startsWith(PREFIX) ? token.slice(PREFIX.length).split('.') : [];
  return Number(end) > now && Number(end) <= now + SESSION_MS && isSameKey(signature, sign(adminKey, end));
}

function sign(adminKey: string, text: string): string {
  return createHmac('sha256', adminKey).update(text).digest('base64url');
}
