export { type Client, ClientError, type ClientOptions, createClient } from './client.ts';
export { openLive } from './live.ts';
