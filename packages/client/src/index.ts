export type { Call } from './call.ts';
export { calls } from './calls.ts';
export { type Client, ClientError, type ClientOptions, createClient } from './client.ts';
export { everyPage } from './every-page.ts';
export { type LiveHandlers, openLive } from './live.ts';
