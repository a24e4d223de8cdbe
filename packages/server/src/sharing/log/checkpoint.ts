import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { LogHead } from './chain.ts';

/**
 * What may leave the house and be kept by somebody else: at this time the log was so long and ended in this hash. With it
 * nobody, the administrator included, can change or cut off what stood before.
 */
export interface Checkpoint extends LogHead {
  readonly kind: 'wijkritme-log-checkpoint';
  readonly log: string;
  /** UTC, milliseconds. */
  readonly at: number;
}

export interface SignedCheckpoint extends Checkpoint {
  /** Ed25519 (RFC 8032) over the canonical form of the checkpoint, base64url. */
  readonly signature: string;
}

/** Key pair for signing checkpoints. The private key belongs in the data folder, readable by its owner alone. */
export function makeCheckpointKeys(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ed25519');
}

export function signCheckpoint(
  log: string,
  head: LogHead,
  { at, key }: { at: number; key: KeyObject },
): SignedCheckpoint {
  const checkpoint: Checkpoint = {
    kind: 'wijkritme-log-checkpoint',
    log,
    at,
    position: head.position,
    hash: head.hash,
  };
  return { ...checkpoint, signature: sign(null, bytesOf(checkpoint), key).toString('base64url') };
}

/** Did the holder of this key sign exactly this? The public key of a private one is taken. */
export function isSignedBy({ signature, ...checkpoint }: SignedCheckpoint, key: KeyObject): boolean {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return verify(null, bytesOf(checkpoint), publicKey, Buffer.from(signature, 'base64url'));
}

function bytesOf({ kind, log, at, position, hash }: Checkpoint): Buffer {
  return Buffer.from(canonicalJson({ kind, log, at, position, hash }), 'utf8');
}
