import type { Clock } from '../foundation/clock.ts';
import type { Room } from '../foundation/context.ts';
import type { Places } from '../places/index.ts';
import type { Rhythm } from '../rhythm/index.ts';
import type { Sensors } from '../sensors/index.ts';
import type { Sharing } from '../sharing/index.ts';
import type { EffectDesk } from './effects/effect-desk.ts';
import type { EffectWork } from './effects/effect-work-list.ts';
import type { AttachmentStore } from './files/attachment-store.ts';
import type { ResponseDb } from './tables.ts';

export interface Response extends Room {
  readonly effects: EffectWork;
}

/** What the parts of this room work with. */
export interface ResponseParts {
  readonly db: ResponseDb;
  readonly clock: Clock;
  readonly files: AttachmentStore;
  readonly sharing: Sharing;
  readonly rhythm: Rhythm;
  readonly places: Places;
  readonly sensors: Sensors;
  readonly desk: EffectDesk;
}

export interface ResponseRoom extends Response, ResponseParts {}
