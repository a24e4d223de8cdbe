import type { NoticesRoom } from './room.ts';

/** What goes out, as it waits: sealed, for addresses and links that open something stand in it. */
export type Payload =
  /** Numbers of notices: what is in the mail is made when it goes out, of what one may see then. */
  | { readonly type: 'notices'; readonly ids: readonly number[] }
  | { readonly type: 'invitation'; readonly token: string; readonly endsAt: string }
  | { readonly type: 'verification'; readonly address: string; readonly token: string }
  | { readonly type: 'webhook'; readonly body: object }
  /** The same numbers, for one device. */
  | { readonly type: 'push'; readonly ids: readonly number[] }
  | { readonly type: 'push-test' };

const PURPOSE = 'delivery';

export function sealPayload({ sharing }: Pick<NoticesRoom, 'sharing'>, payload: Payload): Buffer {
  return sharing.sealer.seal(JSON.stringify(payload), PURPOSE);
}

/** undefined: it was sealed with a key that is gone. */
export function openPayload({ sharing }: Pick<NoticesRoom, 'sharing'>, sealed: Buffer): Payload | undefined {
  const text = sharing.sealer.open(sealed, PURPOSE);
  // Written by `sealPayload` alone: what opens with our key is of this shape.
  return text === undefined ? undefined : (JSON.parse(text) as Payload);
}
