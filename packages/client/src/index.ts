export { type Client, ClientError, createClient, type ClientOptions } from './client.ts';
export { openLive } from './live.ts';
