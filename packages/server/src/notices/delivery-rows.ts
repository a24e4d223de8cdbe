import { randomUUID } from 'node:crypto';

const rest = { state: 'waiting' as const, attempts: 0, claimed_until: null, error: null, push_device_id: null };

/** A mail to one person that waits to be sent. */
export const mailRow = ({ personId, now }: { readonly personId: number; readonly now: Date }, payload: Buffer) => ({
  ...rest,
  id: randomUUID(),
  channel: 'mail' as const,
  person_id: personId,
  webhook_id: null,
  cause: null,
  payload,
  due_at: now,
  created_at: now,
});

export interface ToProgram {
  readonly webhookId: number;
  readonly now: Date;
  /** What it came from; of one webhook each once. */
  readonly cause: string;
}

/** A message to one program that waits to be sent. */
export const webhookRow = ({ webhookId, now, cause }: ToProgram, payload: Buffer) => ({
  ...rest,
  id: randomUUID(),
  channel: 'webhook' as const,
  person_id: null,
  webhook_id: webhookId,
  cause,
  payload,
  due_at: now,
  created_at: now,
});

export interface ToDevice {
  readonly deviceId: number;
  readonly personId: number;
  readonly now: Date;
}

/** A message to one device that waits to be sent. */
export const pushRow = ({ deviceId, personId, now }: ToDevice, payload: Buffer) => ({
  ...rest,
  id: randomUUID(),
  channel: 'push' as const,
  person_id: personId,
  webhook_id: null,
  push_device_id: deviceId,
  cause: null,
  payload,
  due_at: now,
  created_at: now,
});
