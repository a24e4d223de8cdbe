import { createHash, randomBytes } from 'node:crypto';
import type { Principal } from '../foundation/principals.ts';
import type { StoredKey } from './sql/device-keys.ts';

/** How many known keys are remembered in the clear for this process, so that a reading costs no hash. */
const REMEMBERED = 10_000;

export function makeDeviceKey(): string {
  return `wrd_${randomBytes(24).toString('base64url')}`;
}

export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Keys of devices, in memory; each belongs to one thing and can be revoked at once. */
export class DeviceKeys {
  #byHash = new Map<string, StoredKey>();
  readonly #remembered = new Map<string, Principal>();

  replace(keys: readonly StoredKey[]): void {
    this.#byHash = new Map(keys.map((key) => [key.hash, key]));
    this.#remembered.clear();
  }

  find(key: string): Principal | undefined {
    const remembered = this.#remembered.get(key);
    if (remembered) return remembered;
    if (!key.startsWith('wrd_')) return undefined;
    const stored = this.#byHash.get(hashOf(key).toString('base64'));
    if (!stored) return undefined;
    const principal: Principal = { kind: 'device', credential: `key ${stored.id}`, thingId: stored.thingId };
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear();
    this.#remembered.set(key, principal);
    return principal;
  }
}
