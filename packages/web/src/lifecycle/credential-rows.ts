import type { CertificateStatus, DeviceCredentials } from '@wijkritme/contract';

/** A key or a certificate, as one row of the list. Times are ISO texts. */
export interface CredentialRow {
  readonly kind: 'key' | 'certificate';
  readonly id: number;
  readonly label: string;
  readonly since: string;
  /** null: a key holds until it is revoked. */
  readonly until: string | null;
  readonly status: CertificateStatus;
}

/** What counts first, then what does not; the newest first. */
export function credentialRows({ keys, certificates }: DeviceCredentials): CredentialRow[] {
  const rows: CredentialRow[] = [
    ...keys.map(({ id, createdAt }) => ({
      kind: 'key' as const,
      id,
      label: '',
      since: createdAt,
      until: null,
      status: 'valid' as const,
    })),
    ...certificates.map(({ id, label, createdAt, validUntil, status }) => ({
      kind: 'certificate' as const,
      id,
      label,
      since: createdAt,
      until: validUntil,
      status,
    })),
  ];
  const rank = ({ status }: CredentialRow) => (status === 'valid' ? 0 : 1);
  return rows.sort((a, b) => rank(a) - rank(b) || b.since.localeCompare(a.since));
}
