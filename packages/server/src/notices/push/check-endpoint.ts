import type { Words } from '@wijkritme/contract';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { fieldWords } from '../field-words.ts';
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
  const refuse = (message: Words): never => {
    throw wrongFields([{ pointer: '/endpoint', message }]);
  };
  if (!isServed(url.hostname, services)) return refuse(fieldWords.otherService(url.hostname));
  if (url.port !== '' && !allowPrivate) return refuse(fieldWords.port);
  return url.href;
}
