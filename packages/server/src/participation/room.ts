import type { Clock } from '../foundation/clock.ts';
import type { Room } from '../foundation/context.ts';
import type { Observations } from '../observations/index.ts';
import type { Places } from '../places/index.ts';
import type { Response } from '../response/index.ts';
import type { Rhythm } from '../rhythm/index.ts';
import type { Sensors } from '../sensors/index.ts';
import type { Sharing } from '../sharing/index.ts';
import type { ReportMarks } from './report-marks.ts';
import type { ParticipationDb } from './tables.ts';

export interface Participation extends Room {}

/** Rooms before this one. */
export interface RoomsBefore {
  readonly sharing: Sharing;
  readonly places: Places;
  readonly sensors: Sensors;
  readonly observations: Observations;
  readonly rhythm: Rhythm;
  readonly response: Response;
}

/** What the parts of this room work with. */
export interface ParticipationRoom extends RoomsBefore {
  readonly db: ParticipationDb;
  readonly clock: Clock;
  readonly marks: ReportMarks;
}
