import { randomBytes } from 'node:crypto';
import { DAY, SECOND } from '@wijkritme/contract';
import type { Config } from '../../foundation/config.ts';
import { writeCookie } from '../../foundation/http/cookies.ts';
import type { Sealer } from './sealer.ts';

export const deviceCookie = 'wijkritme_device';
const MAX_AGE_SECONDS = (180 * DAY) / SECOND;

/** Says that this browser opened this account before. It opens nothing by itself. */
export function writeDeviceCookie(config: Config, sealer: Sealer, personId: number): string {
  const text = `${personId}.${randomBytes(12).toString('base64url')}`;
  const value = `${text}.${sealer.mark(`device ${text}`)}`;
  return writeCookie(config, { name: deviceCookie, value }, { maxAgeSeconds: MAX_AGE_SECONDS });
}

/** Name of this browser, when it opened the account of this person before. */
export function knownDevice(
  sealer: Sealer,
  value: string | undefined,
  personId: number | undefined,
): string | undefined {
  const [person = '', nonce = '', mark = ''] = value?.split('.') ?? [];
  if (personId === undefined || person !== String(personId)) return undefined;
  return sealer.isMarked(`device ${person}.${nonce}`, mark) ? `${person}.${nonce}` : undefined;
}
