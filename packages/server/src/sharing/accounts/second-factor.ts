import { createHash, randomBytes } from 'node:crypto';
import { SECOND, type SecondFactorSetup } from '@wijkritme/contract';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** RFC 4226, 4: 160 bits recommended. */
const SECRET_BYTES = 20;
/** A clock may be one period off (RFC 6238, 5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 8;

/** @returns base32 */
export function makeSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app needs to know. */
export function setupOf(secret: string, account: string): SecondFactorSetup {
  return { secret, uri: totpOf(secret, account).toString() };
}

/**
 * The step of time that a code belongs to, or undefined when it is wrong. Keep the step: a code counts once
 * (RFC 6238, 5.2).
 */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totpOf(secret, '').validate({ token, timestamp: now, window: WINDOW });
  return delta === null ? undefined : Math.floor(now / (PERIOD_SECONDS * SECOND)) + delta;
}

function totpOf(secret: string, label: string): TOTP {
  const issuer = 'Wijkritme';
  return new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret });
}

/** Sixteen characters without look-alikes each (80 bits), for when the second factor is lost. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(16)]
      .map((byte) => alphabet[byte % alphabet.length])
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  );
}
/** 32 characters, so that every byte gives each of them as often. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** However it is typed. */
export function hashOfRecoveryCode(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest();
}
