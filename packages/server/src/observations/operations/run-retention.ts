import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import type { Retention } from '../jobs/retention.ts';
import { toRetentionReport } from '../jobs/to-report.ts';

export function runRetention({ http }: Context, retention: Retention): void {
  http.operation('runRetention', async ({ principal }) =>
    toRetentionReport(await retention.run('request', actorOf(principal))),
  );
}
