import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';
import { NoticeKind } from './notices.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false };

export const DeliveryChannel = Type.Union([Type.Literal('mail'), Type.Literal('webhook'), Type.Literal('push')]);
export type DeliveryChannel = Static<typeof DeliveryChannel>;

/** Waiting to be sent (again), gone out, or given up until somebody sends it again. */
export const DeliveryState = Type.Union([Type.Literal('waiting'), Type.Literal('sent'), Type.Literal('dead')]);
export type DeliveryState = Static<typeof DeliveryState>;

/** Something that goes out, without what is in it and without the address it goes to. */
export const Delivery = Type.Object({
  id: Type.String(),
  channel: DeliveryChannel,
  /** Number of the person it is for; null: of a webhook, or of somebody who is gone. */
  personId: Nullable(Type.Integer()),
  webhookId: Nullable(Type.Integer()),
  state: DeliveryState,
  attempts: Type.Integer(),
  /** When it is tried next; null: not any more. */
  dueAt: Nullable(Instant),
  /** Why the last attempt failed, in a word: never what a server said. */
  error: Nullable(Type.String()),
  createdAt: Instant,
});
export type Delivery = Static<typeof Delivery>;
export const DeliveryList = Type.Object({
  items: Type.Array(Delivery),
  /** Of all, not of this page. */
  counts: Type.Object({ waiting: Type.Integer(), dead: Type.Integer() }),
  mailPossible: Type.Boolean(),
});
export type DeliveryList = Static<typeof DeliveryList>;

/** An address of another program that is told what leaves its rhythm. */
export const Webhook = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  url: Type.String(),
  kinds: Type.Array(NoticeKind),
  /** This place and all below it; null: everywhere. */
  placeId: Nullable(Type.Integer()),
  enabled: Type.Boolean(),
  createdAt: Instant,
});
export type Webhook = Static<typeof Webhook>;
export const WebhookList = Type.Object({ items: Type.Array(Webhook) });

export const NewWebhook = Type.Object(
  {
    name: Type.String({ minLength: 3, maxLength: 80, pattern: '\\S' }),
    url: Type.String({ minLength: 8, maxLength: 500 }),
    kinds: Type.Array(Type.Union([Type.Literal('signal'), Type.Literal('sensor')]), {
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
    }),
    placeId: Nullable(oneId),
  },
  strict,
);
export type NewWebhook = Static<typeof NewWebhook>;

/** The secret is told once: with it the other program checks that a message comes from here. */
export const MadeWebhook = Type.Object({ webhook: Webhook, secret: Type.String() });
export type MadeWebhook = Static<typeof MadeWebhook>;

const id = Type.Object({ id: oneId });
const administrator = { access: 'administrator', status: 200 } as const;

/** What goes out, and to which programs; of the notices room. */
export const deliveryOperations = {
  listDeliveries: {
    ...administrator,
    method: 'GET',
    path: '/v1/deliveries',
    summary: 'What goes out and what did not get through, newest first; 100 at most',
    query: Type.Object({ state: Type.Optional(DeliveryState) }),
    response: DeliveryList,
  },
  resendDelivery: {
    ...administrator,
    method: 'POST',
    path: '/v1/deliveries/:delivery/resend',
    summary: 'Send something that was given up again, with the same number',
    params: Type.Object({ delivery: Type.String({ format: 'uuid' }) }),
    response: Delivery,
  },
  listWebhooks: {
    ...administrator,
    method: 'GET',
    path: '/v1/webhooks',
    summary: 'Programs that are told what leaves its rhythm',
    response: WebhookList,
  },
  createWebhook: {
    ...administrator,
    method: 'POST',
    path: '/v1/webhooks',
    summary: 'Tell a program; the secret in the answer is told once',
    body: NewWebhook,
    response: MadeWebhook,
    status: 201,
  },
  changeWebhook: {
    ...administrator,
    method: 'PUT',
    path: '/v1/webhooks/:id',
    summary: 'Stop telling a program, or go on',
    params: id,
    body: Type.Object({ enabled: Type.Boolean() }, strict),
    response: Webhook,
  },
  deleteWebhook: {
    ...administrator,
    method: 'DELETE',
    path: '/v1/webhooks/:id',
    summary: 'Take a program off, with what still waits for it',
    params: id,
    response: Type.Object({}),
  },
  testWebhook: {
    ...administrator,
    method: 'POST',
    path: '/v1/webhooks/:id/test',
    summary: 'Send a program a message that says that it is a test',
    params: id,
    response: Delivery,
    status: 202,
  },
} as const;
