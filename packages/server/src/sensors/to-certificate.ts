import type { DeviceCertificate } from '@wijkritme/contract';
import { statusOf } from './certificate-book.ts';
import type { StoredCertificate } from './sql/device-certificates.ts';

const iso = (time: number) => new Date(time).toISOString();

/** @param now UTC ms, for whether it counts */
export function toCertificate(stored: StoredCertificate, now: number): DeviceCertificate {
  return {
    id: stored.id,
    label: stored.label,
    fingerprint: stored.fingerprint,
    validFrom: iso(stored.validFrom),
    validUntil: iso(stored.validUntil),
    createdAt: iso(stored.createdAt),
    revokedAt: stored.revokedAt === null ? null : iso(stored.revokedAt),
    status: statusOf(stored, now),
  };
}
