import { defineEvent } from '../foundation/events.ts';

/** Places, their shapes or their calendars have changed; whoever keeps something derived should make it anew. */
export const placesChanged = defineEvent<Record<never, never>>('places.changed');
