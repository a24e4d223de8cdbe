import type { KeyObject } from 'node:crypto';
import type { LogVerification } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { type LogHead, startOf, verifyChain } from '../log/chain.ts';
import { isSignedBy } from '../log/checkpoint.ts';
import { readLog, selectLogHead } from '../sql/log.ts';

export function verifyLog({ http, db }: Context, key: () => KeyObject): void {
  http.operation('verifyLog', async ({ body }): Promise<LogVerification> => {
    const { checkpoints = [] } = body;
    // The head first: entries that are added meanwhile do no harm, entries that vanish show.
    const { log, head } = await selectLogHead(db);
    const forged = checkpoints.find((checkpoint) => checkpoint.log !== log || !isSignedBy(checkpoint, key()));
    const told = { log, checkpoints: checkpoints.length };
    if (forged)
      return {
        ...told,
        ok: false,
        entries: 0,
        hash: head.hash,
        fault: { kind: 'bad-signature', position: forged.position },
      };
    const seen: LogHead[] = [...checkpoints, head];
    const conflicting = seen.find((one) =>
      seen.some((other) => other.position === one.position && other.hash !== one.hash),
    );
    if (conflicting)
      return {
        ...told,
        ok: false,
        entries: 0,
        hash: head.hash,
        fault: { kind: 'not-as-checkpoint', position: conflicting.position },
      };
    const verdict = await verifyChain(startOf(log), readLog(db), seen);
    if (verdict.ok) return { ...told, ok: true, entries: verdict.head.position, hash: verdict.head.hash, fault: null };
    const { kind, position } = verdict.fault;
    return { ...told, ok: false, entries: Math.max(0, position - 1), hash: head.hash, fault: { kind, position } };
  });
}
