import type { Context } from '../../foundation/context.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { ObservationsRoom } from '../room.ts';

/** What every part of this door works with during one request. */
export interface Door {
  readonly context: Context;
  readonly room: ObservationsRoom;
  /** Address of the service root, without a slash at the end. */
  readonly base: string;
  /** Who asks. */
  readonly principal: Principal;
}
