import { createHash } from 'node:crypto';

/** Namespace for addresses [RFC 9562, 6.6]. */
const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * The same id for the same address, always [RFC 9562, 5.5: version 5].
 * @example toUuid('https://www.example.com/') // '3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559'
 */
export function toUuid(url: string): string {
  const bytes = createHash('sha1').update(URL_NAMESPACE).update(url, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
