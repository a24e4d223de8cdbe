import { WijkritmeError } from '@wijkritme/contract';
import { checkWebhookUrl } from '../webhooks/address.ts';

/** @example isServed('web.push.apple.com', ['*.push.apple.com']) // true */
export function isServed(host: string, services: readonly string[]): boolean {
  return services.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one));
}

/**
 * An address that messages may go to: of a push service that this installation knows, so that nobody who signed in can have it ask
 * whatever host they like.
 * @throws WijkritmeError invalid_input
 */
export function checkEndpoint(
  endpoint: string,
  { services, allowPrivate }: { readonly services: readonly string[]; readonly allowPrivate: boolean },
): string {
  const url = new URL(checkWebhookUrl(endpoint, allowPrivate, 'endpoint'));
  const refuse = (message: string): never => {
    throw new WijkritmeError('invalid_input', `endpoint ${message}.`, { fields: [{ pointer: '/endpoint', message }] });
  };
  if (!isServed(url.hostname, services))
    return refuse(
      `is of the push service ${url.hostname}, which this installation does not use; PUSH_SERVICES names them`,
    );
  if (url.port !== '' && !allowPrivate) return refuse('must not name a port');
  return url.href;
}
