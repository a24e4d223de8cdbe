/**
 * Where somebody goes after signing in: a page of ours, else the front page. Anything that a browser could read as another
 * host, such as //host or /\host, is not a page of ours (CWE-601).
 * @example ownPath('/signalen?open=true') // '/signalen?open=true'
 * @example ownPath('//elders.example') // '/'
 */
export function ownPath(text: string | undefined): string {
  const isOwn = text !== undefined && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}$/.test(text) && !text.startsWith('/v1');
  return isOwn ? text : '/';
}
