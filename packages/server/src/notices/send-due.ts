import { MINUTE } from '@wijkritme/contract';
import type { Context } from '../foundation/context.ts';
import type { Tracer } from '../foundation/tracing/tracer.ts';
import type { Outcome } from './outcome.ts';
import type { NoticesRoom } from './room.ts';
import { claimDue, type DeliveryRow, finishDelivery } from './sql/deliveries.ts';
import { nextAttempt } from './timing/retry.ts';

/** Sent in one go. */
const BATCH = 50;
/** Longer than an attempt can take: after this a claim is of a process that is gone. */
const CLAIM_MS = 5 * MINUTE;

export type Send = (row: DeliveryRow) => Promise<Outcome>;

/**
 * Sends what is due. Addresses do not wait for one another; where nothing gets through, the rest to it is put off
 * without waiting for it once more. @returns whether there may be more
 */
export async function sendDue(context: Context, room: NoticesRoom, send: Send): Promise<boolean> {
  const now = context.clock.now();
  const claim = { now: new Date(now), until: new Date(now + CLAIM_MS), limit: BATCH };
  const rows = await claimDue(room.db, claim);
  const byTarget = new Map<string, DeliveryRow[]>();
  for (const row of rows) {
    const target = `${row.channel} ${row.webhook_id ?? row.push_device_id ?? ''}`;
    byTarget.set(target, [...(byTarget.get(target) ?? []), row]);
  }
  await Promise.all([...byTarget.values()].map((group) => sendGroup(context, room, { group, send })));
  return rows.length === BATCH;
}

async function sendGroup(
  context: Context,
  room: NoticesRoom,
  { group, send }: { readonly group: readonly DeliveryRow[]; readonly send: Send },
): Promise<void> {
  for (const [at, row] of group.entries()) {
    const outcome = await sendNoted(context.tracer, row, send);
    await settle(context, room, { row, outcome });
    if (outcome.kind !== 'failed' || !outcome.target) continue;
    // Nothing gets through there: it counts as an attempt of the rest too, so that all of them end some day.
    for (const other of group.slice(at + 1)) await settle(context, room, { row: other, outcome });
    return;
  }
}

function sendNoted(tracer: Tracer, row: DeliveryRow, send: Send): Promise<Outcome> {
  return tracer.span('delivery', { 'wijkritme.channel': row.channel }, async (span) => {
    const outcome = await send(row);
    span.note({ 'wijkritme.outcome': outcome.kind });
    if (outcome.kind === 'failed' || outcome.kind === 'refused') span.fail(`delivery_${outcome.kind}`);
    return outcome;
  });
}

async function settle(
  { clock, metrics, log }: Context,
  { db }: NoticesRoom,
  { row, outcome }: { readonly row: DeliveryRow; readonly outcome: Outcome },
): Promise<void> {
  const attempts = row.attempts + 1;
  metrics.deliveries.inc({ channel: row.channel, outcome: outcome.kind });
  if (outcome.kind === 'sent' || outcome.kind === 'dropped') {
    await finishDelivery(db, row.id, { state: 'sent', attempts, error: null });
    return;
  }
  const next = outcome.kind === 'refused' ? undefined : nextAttempt(attempts, clock.now());
  const { error } = outcome;
  if (next === undefined) {
    log.warn({ delivery: row.id, channel: row.channel, error }, 'a delivery was given up');
    await finishDelivery(db, row.id, { state: 'dead', attempts, error });
    return;
  }
  await finishDelivery(db, row.id, { state: 'waiting', attempts, due_at: new Date(next), error });
}
