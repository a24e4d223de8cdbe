import { defineEvent } from './events.ts';

/**
 * Something is in the store that people may want to be told of. It says not what: who tells people looks there, and looks
 * anyway now and then, so that a missed announcement only makes it later.
 */
export const newsInStore = defineEvent<Record<never, never>>('foundation.news-in-store');
