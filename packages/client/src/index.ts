export { type Client, ClientError, type ClientOptions, createClient } from './client.ts';
export { everyPage } from './every-page.ts';
export { openLive } from './live.ts';
