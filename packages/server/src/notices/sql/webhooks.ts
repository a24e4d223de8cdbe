import type { Insertable, Selectable } from 'kysely';
import type { NoticesDb, WebhookTable } from '../tables.ts';

export type WebhookRow = Selectable<WebhookTable>;

export function selectWebhooks(db: NoticesDb): Promise<WebhookRow[]> {
  return db.selectFrom('webhook').selectAll().orderBy('id').execute();
}

export function findWebhook(db: NoticesDb, id: number): Promise<WebhookRow | undefined> {
  return db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
}

export function insertWebhook(db: NoticesDb, row: Insertable<WebhookTable>): Promise<WebhookRow> {
  return db.insertInto('webhook').values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateWebhook(db: NoticesDb, id: number, enabled: boolean): Promise<WebhookRow | undefined> {
  return db.updateTable('webhook').set({ enabled }).where('id', '=', id).returningAll().executeTakeFirst();
}

/** What still waits for it goes with it. */
export async function deleteWebhookRow(db: NoticesDb, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('webhook').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
