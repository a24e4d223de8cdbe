import { defineEvent } from '../foundation/events.ts';
import type { JointNews } from './groups/store-group.ts';

/** These deviations are new or have changed; they are stored. */
export const deviationsChanged = defineEvent<{ readonly ids: readonly number[] }>('rhythm.deviations-changed');
/** These datastreams have a newer verdict. */
export const verdictsChanged = defineEvent<{ readonly ids: ReadonlySet<number> }>('rhythm.verdicts-changed');
/** Joint deviations are new, have changed or are gone; all is stored. */
export const jointDeviationsChanged = defineEvent<JointNews>('rhythm.joint-deviations-changed');
/** These deviations were found not to be any, in the light of late readings; they are gone. */
export const deviationsGone = defineEvent<{ readonly datastreamId: number; readonly count: number }>(
  'rhythm.deviations-gone',
);
