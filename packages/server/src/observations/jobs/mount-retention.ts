import type { Context } from '../../foundation/context.ts';
import { listRetentionReports } from '../operations/list-retention-reports.ts';
import { runRetention } from '../operations/run-retention.ts';
import { Retention, type RetentionParts } from './retention.ts';

/** Every night; in the hour that no clock change of Europe repeats or leaves out. */
const NIGHTLY = '20 4 * * *';

export function mountRetention(context: Context, parts: RetentionParts): Retention {
  const retention = new Retention(context, parts);
  context.jobs.declare(
    'retention',
    async () => {
      await retention.run('schedule', 'retention job');
    },
    NIGHTLY,
  );
  listRetentionReports(context, parts);
  runRetention(context, retention);
  return retention;
}
