import { defineEvent } from '../foundation/events.ts';

/** These deviations are new or have changed; they are stored. */
export const deviationsChanged = defineEvent<{ readonly ids: readonly number[] }>('rhythm.deviations-changed');
/** These datastreams have a newer verdict. */
export const verdictsChanged = defineEvent<{ readonly ids: ReadonlySet<number> }>('rhythm.verdicts-changed');
