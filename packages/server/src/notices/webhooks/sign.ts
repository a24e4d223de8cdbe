import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** 256 bits, as Standard Webhooks 1.0.0 writes a secret. */
export const makeSecret = (): string => PREFIX + randomBytes(32).toString('base64');

export interface ToSign {
  /** The same over attempts. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * Headers of Standard Webhooks 1.0.0 (standardwebhooks.com): number, moment of sending, and HMAC-SHA-256 over both and the body.
 * @example signedHeaders({ id: 'a', timestamp: 1, body: '{}' }, 'whsec_c2VjcmV0')['webhook-id'] // 'a'
 */
export function signedHeaders({ id, timestamp, body }: ToSign, secret: string): Record<string, string> {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${mac}` };
}
