/**
 * Tests run on PGlite (`npm run test:stores`), which is one session for all. What needs two at once cannot be tried there: who waits for a lock
 * of another, a second server, the end of somebody else's connection.
 */
export const isOneSession = process.env.TEST_STORE === 'pglite';
if (isOneSession) console.log('skipped: what needs two sessions of a store, for PGlite has one');
