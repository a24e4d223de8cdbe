import type { PoolClient } from 'pg';

/** In words of the list of deliveries. */
export const RESTORED = 'restored from a backup';

/**
 * In a store that was filled from a backup: what waited then may have gone out since, so it is given up and an administrator may send
 * it again; what was to go into a mail stays a notice alone. A backup of before there were notices has no such tables.
 */
export async function silence(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ found: string | null }>(`select to_regclass('public.delivery')::text as found`);
  if (rows[0]?.found == null) return;
  await client.query(`update delivery set state = 'dead', error = $1, claimed_until = null where state = 'waiting'`, [
    RESTORED,
  ]);
  await client.query('update notice set mail_due_at = null where mail_due_at is not null and mailed_at is null');
  const push = await client.query<{ found: string | null }>(`select to_regclass('public.push_device')::text as found`);
  if (push.rows[0]?.found == null) return;
  await client.query('update notice set push_due_at = null where push_due_at is not null and pushed_at is null');
}
