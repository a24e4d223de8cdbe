import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Key that seals secrets: in the data folder, readable by its owner only, so that the database alone gives nothing away. */
export function loadSignInKey(dataDir: string): Buffer {
  const file = join(dataDir, 'sign-in.key');
  if (existsSync(file)) return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  const key = randomBytes(KEY_BYTES);
  writeFileSync(file, `${key.toString('base64url')}\n`, { mode: 0o600 });
  return key;
}

/** Seals what is kept elsewhere (AES-256-GCM, NIST SP 800-38D) and marks what a browser keeps for us (HMAC-SHA-256). */
export class Sealer {
  readonly #seal: Buffer;
  readonly #mark: Buffer;

  constructor(key: Buffer) {
    this.#seal = derive(key, 'seal');
    this.#mark = derive(key, 'mark');
  }

  /** @param purpose bound to it: what was sealed for one purpose does not open for another */
  seal(text: string, purpose: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#seal, nonce).setAAD(Buffer.from(purpose));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** undefined when it was changed, cut off, sealed with another key or for another purpose. */
  open(sealed: Buffer, purpose: string): string | undefined {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#seal, sealed.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString();
    } catch {
      return undefined;
    }
  }

  mark(text: string): string {
    return createHmac('sha256', this.#mark).update(text).digest('base64url');
  }

  isMarked(text: string, mark: string): boolean {
    const [own, given] = [Buffer.from(this.mark(text)), Buffer.from(mark)];
    return own.length === given.length && timingSafeEqual(own, given);
  }
}

function derive(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `wijkritme ${use}`, KEY_BYTES));
}
