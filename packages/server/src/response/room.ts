import type { Room } from '../foundation/context.ts';
import type { Places } from '../places/index.ts';
import type { Rhythm } from '../rhythm/index.ts';
import type { Sharing } from '../sharing/index.ts';
import type { ResponseDb } from './tables.ts';

export type Response = Room;

export interface ResponseRoom extends Response {
  readonly db: ResponseDb;
  readonly sharing: Sharing;
  readonly rhythm: Rhythm;
  readonly places: Places;
}
