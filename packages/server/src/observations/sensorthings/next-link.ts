import type { Query } from './parse-query.ts';

/**
 * Address of the page after this one: behind the last id where the order allows it, else by counting.
 * @param lastId of this page; undefined where pages are counted
 */
export function nextLinkOf(address: string, query: Query, lastId: bigint | undefined): string {
  const options = query.given
    .filter(([name]) => name !== '$skip' && name !== '$skiptoken')
    .map(([name, value]) => option(name, value));
  options.push(
    lastId === undefined ? option('$skip', String(query.skip + query.top)) : option('$skiptoken', String(lastId)),
  );
  return `${address}?${options.join('&')}`;
}

/** `$`, `,` and `'` may stand as they are and read better so. */
function option(name: string, value: string): string {
  const encoded = encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%24', '$');
  return `${name}=${encoded}`;
}
