import type { Clock } from '../../foundation/clock.ts';
import type { Log } from '../../foundation/log.ts';
import type { Tracer } from '../../foundation/tracing/tracer.ts';
import type { Sealer } from '../../sharing/index.ts';
import type { ObservationsRoom } from '../room.ts';

export interface FeedKeeperParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly tracer: Tracer;
  readonly sealer: Sealer;
  readonly room: Pick<ObservationsRoom, 'db' | 'intake' | 'sensors' | 'lateLimitMs' | 'watch'>;
}

/** What a key is sealed for. */
export const keyPurpose = (thingId: number) => `feed ${thingId}`;
