import type { FastifyReply } from 'fastify';
import type { Config } from '../config.ts';

export interface CookieOptions {
  readonly maxAgeSeconds: number;
  /** Strict: never sent along from elsewhere. Lax: also when a link or answer from elsewhere leads here. */
  readonly sameSite?: 'Strict' | 'Lax';
  readonly path?: string;
}

/** A cookie that scripts cannot read; only over TLS when this installation is reached that way. Zero seconds: gone. */
export function writeCookie(
  { publicUrl }: Config,
  { name, value }: { readonly name: string; readonly value: string },
  { maxAgeSeconds, sameSite = 'Strict', path = '/' }: CookieOptions,
): string {
  const secure = publicUrl?.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=${path}; HttpOnly; SameSite=${sameSite}; Max-Age=${maxAgeSeconds}${secure}`;
}

/** This very answer goes over TLS, as the socket or a trusted proxy says: its cookies are for TLS alone. */
export function secureCookies(reply: FastifyReply): void {
  const given = reply.getHeader('set-cookie');
  if (given === undefined) return;
  const cookies = [given].flat().map(String);
  reply.removeHeader('set-cookie');
  reply.header(
    'set-cookie',
    cookies.map((cookie) => (/; Secure(;|$)/.test(cookie) ? cookie : `${cookie}; Secure`)),
  );
}
