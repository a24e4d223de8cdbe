import { DAY } from '@wijkritme/contract';
import type { Context } from '../context.ts';
import { forgetRequestsBefore } from './kept-requests.ts';

const KEEP_MS = DAY;

/** Every hour, so that nothing is kept longer than promised. */
export function declareForgetting({ jobs, db, clock }: Context): void {
  jobs.declare('forget-repeats', () => forgetRequestsBefore(db, new Date(clock.now() - KEEP_MS)), '17 * * * *');
}
