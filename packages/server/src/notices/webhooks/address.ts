import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Words } from '@wijkritme/contract';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { fieldWords } from '../field-words.ts';

/** Addresses that are not of the open internet (RFC 6890 and the IANA registries of special-purpose addresses). */
const special = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(net, bits, 'ipv4');

/** The only IPv6 addresses of the open internet; what translates to IPv4 is left out of it. */
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
const special6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special6.addSubnet(net, bits, 'ipv6');

/** @example isPublicAddress('127.0.0.1') // false */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address, 'ipv4');
  if (isIP(address) === 6) return open6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
  return false;
}

/** Thrown while connecting, when a name turns out to lead inside. */
export const PRIVATE = 'EPRIVATE';

/** Looks a name up when the connection is made, and refuses it there: a name cannot lead elsewhere than it was checked for. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[] | string) => {
    const all = Array.isArray(found) ? found : [];
    const [first] = all;
    if (error) return done(error, '', 4);
    if (!first || !all.every(({ address }) => isPublicAddress(address)))
      return done(Object.assign(new Error('a private address'), { code: PRIVATE }), '', 4);
    return options.all ? done(null, all) : done(null, first.address, first.family);
  });
};

/**
 * An address that messages may go to, of a webhook or what `field` names.
 * @throws WijkritmeError invalid_input: no web address, without TLS, with a name and password in it, or a private one
 */
export function checkWebhookUrl(text: string, allowPrivate: boolean, field = 'url'): string {
  const refuse = (message: Words): never => {
    throw wrongFields([{ pointer: `/${field}`, message }]);
  };
  if (!URL.canParse(text)) return refuse(fieldWords.noUrl);
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return refuse(fieldWords.noTls);
  if (url.username || url.password) return refuse(fieldWords.secretInUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isInside =
    isIP(host) !== 0 ? !isPublicAddress(host) : /(^|\.)(localhost|local|internal|home\.arpa)$/i.test(host);
  if (isInside && !allowPrivate) return refuse(fieldWords.privateUrl);
  url.hash = '';
  return url.href;
}
