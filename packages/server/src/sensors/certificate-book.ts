import type { CertificateStatus } from '@wijkritme/contract';
import type { CertificateFault, Principal } from '../foundation/principals.ts';
import type { StoredCertificate } from './sql/device-certificates.ts';

/** Does it count at this moment? Revoked is said before expired: it does not come back. */
export function statusOf(
  { validFrom, validUntil, revokedAt }: Pick<StoredCertificate, 'validFrom' | 'validUntil' | 'revokedAt'>,
  now: number,
): CertificateStatus {
  if (revokedAt !== null) return 'revoked';
  if (now >= validUntil) return 'expired';
  return now < validFrom ? 'not-yet-valid' : 'valid';
}

/** Certificates of devices, in memory; each belongs to one thing and can be revoked at once. */
export class CertificateBook {
  #byFingerprint = new Map<string, { readonly stored: StoredCertificate; readonly principal: Principal }>();

  replace(certificates: readonly StoredCertificate[]): void {
    this.#byFingerprint = new Map(
      certificates.map((stored) => [
        stored.fingerprint,
        { stored, principal: { kind: 'device', credential: `certificate ${stored.id}`, thingId: stored.thingId } },
      ]),
    );
  }

  /** @param fingerprint in hexadecimal, small letters */
  find(fingerprint: string, now: number): Principal | undefined {
    const known = this.#byFingerprint.get(fingerprint);
    return known && statusOf(known.stored, now) === 'valid' ? known.principal : undefined;
  }

  /** Why it was turned away, and whose it is where that is known. */
  faultOf(fingerprint: string, now: number): { readonly fault: CertificateFault; readonly thingId?: number } {
    const known = this.#byFingerprint.get(fingerprint);
    if (!known) return { fault: 'unknown' };
    const status = statusOf(known.stored, now);
    return { fault: status === 'valid' ? 'other-thing' : status, thingId: known.stored.thingId };
  }
}
