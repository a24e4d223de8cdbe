import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../exit-code.ts';

/** Keys of an installation: without them sealed second factors cannot be opened, and checkpoints are signed by another hand. */
const names = ['admin.key', 'log.key', 'sign-in.key'] as const;

const SHORTEST = 12;
/** Cost of scrypt (RFC 7914): about 128 MB and half a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

interface SealedKeys {
  readonly salt: string;
  readonly nonce: string;
  readonly tag: string;
  readonly sealed: string;
}

/** @throws CommandError when it is too short to protect anything */
export function checkPassphrase(passphrase: string | undefined): string {
  if (passphrase !== undefined && passphrase.length >= SHORTEST) return passphrase;
  throw new CommandError({
    nl: `Zet een wachtzin van ten minste ${SHORTEST} tekens in BACKUP_PASSPHRASE.`,
    en: `Put a passphrase of at least ${SHORTEST} characters in BACKUP_PASSPHRASE.`,
  });
}

/** The keys of the data folder, sealed with a passphrase (AES-256-GCM, NIST SP 800-38D). */
export function sealKeys(dataDir: string, passphrase: string): string {
  const found = names.filter((name) => existsSync(join(dataDir, name)));
  const keys = Object.fromEntries(found.map((name) => [name, readFileSync(join(dataDir, name), 'utf8')]));
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, COST), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(keys), 'utf8'), cipher.final()]);
  const text = (bytes: Buffer) => bytes.toString('base64url');
  const kept: SealedKeys = {
    salt: text(salt),
    nonce: text(nonce),
    tag: text(cipher.getAuthTag()),
    sealed: text(sealed),
  };
  return `${JSON.stringify(kept)}\n`;
}

/**
 * Opens sealed keys.
 * @throws CommandError with another passphrase, or when the file was changed
 */
export function openKeys(text: string, passphrase: string): Readonly<Record<string, string>> {
  try {
    const { salt, nonce, tag, sealed } = JSON.parse(text) as SealedKeys;
    const bytes = (part: string) => Buffer.from(part, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', scryptSync(passphrase, bytes(salt), 32, COST), bytes(nonce));
    decipher.setAuthTag(bytes(tag));
    const plain = Buffer.concat([decipher.update(bytes(sealed)), decipher.final()]).toString();
    return JSON.parse(plain) as Record<string, string>;
  } catch {
    throw new CommandError({
      nl: 'De sleutels gaan niet open: de wachtzin is een andere, of het bestand is veranderd.',
      en: 'The keys do not open: the passphrase is another one, or the file was changed.',
    });
  }
}

/** Puts keys into a data folder. Only names that we know: the file comes from outside. */
export function writeKeys(dataDir: string, keys: Readonly<Record<string, string>>): void {
  for (const name of names) {
    const key = keys[name];
    if (key !== undefined) writeFileSync(join(dataDir, name), key, { mode: 0o600 });
  }
}
