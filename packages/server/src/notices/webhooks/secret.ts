import type { NoticesRoom } from '../room.ts';

const PURPOSE = 'webhook secret';

export const sealSecret = ({ sharing }: Pick<NoticesRoom, 'sharing'>, secret: string): Buffer =>
  sharing.sealer.seal(secret, PURPOSE);

/** undefined: it was sealed with a key that is gone. */
export const openSecret = ({ sharing }: Pick<NoticesRoom, 'sharing'>, sealed: Buffer): string | undefined =>
  sharing.sealer.open(sealed, PURPOSE);
