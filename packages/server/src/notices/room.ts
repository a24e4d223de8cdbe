import type { Room } from '../foundation/context.ts';
import type { Places } from '../places/index.ts';
import type { Response } from '../response/index.ts';
import type { Rhythm } from '../rhythm/index.ts';
import type { Sensors } from '../sensors/index.ts';
import type { Sharing } from '../sharing/index.ts';
import type { Unsent } from './sql/deliveries.ts';
import type { NoticesDb } from './tables.ts';

export interface Notices extends Room {
  /** Tell what is new, put due news into mails and send what is due; one run at a time. */
  run(): Promise<void>;
  /** What waits to be sent, and what was given up. */
  unsent(): Promise<Unsent>;
}

export interface NoticesRoom extends Room {
  readonly db: NoticesDb;
  readonly sharing: Sharing;
  readonly places: Places;
  readonly sensors: Sensors;
  readonly rhythm: Rhythm;
  readonly response: Response;
  /** Ask for a run soon; returns at once. */
  wake(): void;
}
