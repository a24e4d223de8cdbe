import type { Config } from '../../foundation/config.ts';
import { sessionCookie } from '../../foundation/http/authenticate.ts';
import { writeCookie } from '../../foundation/http/cookies.ts';
import { SESSION_MS } from './session-limits.ts';

export function writeSessionCookie(config: Config, token: string): string {
  return writeCookie(config, { name: sessionCookie, value: token }, { maxAgeSeconds: SESSION_MS / 1000 });
}

export function clearSessionCookie(config: Config): string {
  return writeCookie(config, { name: sessionCookie, value: '' }, { maxAgeSeconds: 0 });
}
