import { createCipheriv, hkdfSync } from 'node:crypto';

const LENGTHS = { salt: 16, key: 16, nonce: 12 };
const LAST_RECORD = 2;
/** In which a message fits whole: a push service takes no more than 4096 bytes [RFC 8030, 7.2]. */
const RECORD_BYTES = 4_096;

export interface ContentCoding {
  /** Input keying material. */
  readonly secret: Buffer;
  /** 16 random bytes, never the same twice with one secret. */
  readonly salt: Buffer;
  readonly keyId: Buffer;
}

/**
 * Encrypted content coding aes128gcm [RFC 8188], as one record without padding.
 * @throws RangeError on more than fits into one record
 * @example encodeContent(Buffer.from('…'), { secret, salt, keyId: Buffer.alloc(0) })
 */
export function encodeContent(content: Buffer, { secret, salt, keyId }: ContentCoding): Buffer {
  const derive = (info: string, length: number) => Buffer.from(hkdfSync('sha256', secret, salt, `${info}\0`, length));
  const header = Buffer.alloc(LENGTHS.salt + 5);
  salt.copy(header);
  header.writeUInt32BE(RECORD_BYTES, LENGTHS.salt);
  header.writeUInt8(keyId.length, LENGTHS.salt + 4);
  const cipher = createCipheriv(
    'aes-128-gcm',
    derive('Content-Encoding: aes128gcm', LENGTHS.key),
    derive('Content-Encoding: nonce', LENGTHS.nonce),
  );
  const record = [cipher.update(content), cipher.update(Buffer.of(LAST_RECORD)), cipher.final(), cipher.getAuthTag()];
  const encoded = Buffer.concat([header, keyId, ...record]);
  if (encoded.length > RECORD_BYTES) throw new RangeError(`a message of ${content.length} bytes does not fit`);
  return encoded;
}
