import { type PageToken, writePageToken } from './page-token.ts';
import type { Query } from './parse-query.ts';

/** Address of the page after this one: behind the last entity of this page, so that rows which arrive meanwhile shift nothing. */
export function nextLinkOf(address: string, query: Query, last: PageToken): string {
  const options = query.given
    .filter(([name]) => name !== '$skip' && name !== '$skiptoken')
    .map(([name, value]) => option(name, value));
  options.push(option('$skiptoken', writePageToken(last)));
  return `${address}?${options.join('&')}`;
}

/** `$`, `,` and `'` may stand as they are and read better so. */
function option(name: string, value: string): string {
  const encoded = encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%24', '$');
  return `${name}=${encoded}`;
}
