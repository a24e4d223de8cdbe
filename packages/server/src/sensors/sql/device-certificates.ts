import type { CertificateFacts } from '../read-certificate.ts';
import type { SensorsDb } from './read-catalog.ts';

export interface StoredCertificate {
  readonly id: number;
  readonly thingId: number;
  /** SHA-256 in hexadecimal. */
  readonly fingerprint: string;
  readonly label: string;
  /** UTC ms. */
  readonly validFrom: number;
  readonly validUntil: number;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** Those that were revoked too: who shows one is told apart from a stranger. */
export async function selectCertificates(db: SensorsDb, thingId?: number): Promise<StoredCertificate[]> {
  let query = db.selectFrom('device_certificate').selectAll().orderBy('id');
  if (thingId !== undefined) query = query.where('thing_id', '=', thingId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    thingId: row.thing_id,
    fingerprint: row.fingerprint.toString('hex'),
    label: row.label,
    validFrom: row.valid_from.getTime(),
    validUntil: row.valid_until.getTime(),
    createdAt: row.created_at.getTime(),
    revokedAt: row.revoked_at?.getTime() ?? null,
  }));
}

export async function countCertificates(db: SensorsDb, thingId: number): Promise<number> {
  const { n } = await db
    .selectFrom('device_certificate')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('thing_id', '=', thingId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** @returns undefined where this certificate was registered before, here or at another thing */
export async function insertCertificate(
  db: SensorsDb,
  { thingId, label, now }: { readonly thingId: number; readonly label: string; readonly now: number },
  facts: CertificateFacts,
): Promise<number | undefined> {
  const row = await db
    .insertInto('device_certificate')
    .values({
      thing_id: thingId,
      label,
      fingerprint: facts.fingerprint,
      valid_from: new Date(facts.validFrom),
      valid_until: new Date(facts.validUntil),
      created_at: new Date(now),
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** @returns undefined where there is none in use */
export async function revokeCertificate(
  db: SensorsDb,
  id: number,
  now: number,
): Promise<{ readonly thingId: number; readonly fingerprint: string } | undefined> {
  const row = await db
    .updateTable('device_certificate')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['thing_id', 'fingerprint'])
    .executeTakeFirst();
  return row && { thingId: row.thing_id, fingerprint: row.fingerprint.toString('hex') };
}

/** Where the thing of this certificate stands; null when that is not known, or the certificate is not. */
export async function selectPlaceOfCertificate(db: SensorsDb, id: number): Promise<number | null> {
  const row = await db
    .selectFrom('device_certificate')
    .innerJoin('thing', 'thing.id', 'device_certificate.thing_id')
    .select('thing.place_id')
    .where('device_certificate.id', '=', id)
    .executeTakeFirst();
  return row?.place_id ?? null;
}

/** All certificates of a thing at once. */
export async function revokeCertificatesOf(db: SensorsDb, thingId: number, now: Date): Promise<void> {
  await db
    .updateTable('device_certificate')
    .set({ revoked_at: now })
    .where('thing_id', '=', thingId)
    .where('revoked_at', 'is', null)
    .execute();
}
