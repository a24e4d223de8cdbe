import { WijkritmeError } from '@wijkritme/contract';
import { findOwn, type OwnAt } from './sql/write-interpretations.ts';
import type { ResponseDb } from './tables.ts';

/**
 * Why a change of one's own interpretation did not go through.
 * @throws WijkritmeError not_found: there is none; conflict: declined, or changed meanwhile
 */
export async function refuseChange(db: ResponseDb, own: OwnAt): Promise<never> {
  const now = await findOwn(db, own);
  if (!now) throw new WijkritmeError('not_found', `You have not interpreted signal ${own.signalId} yet.`);
  if (now.state === 'declined')
    throw new WijkritmeError('conflict', 'You chose not to interpret this signal, and have seen the others since.');
  throw new WijkritmeError(
    'conflict',
    `You changed this elsewhere: it is at version ${now.version}, you saw ${own.version}. Nothing was overwritten; look and change again.`,
  );
}

/** @throws WijkritmeError conflict: somebody changed it meanwhile */
export function refuseOldVersion(what: string, { now, seen }: { readonly now: number; readonly seen: number }): never {
  throw new WijkritmeError(
    'conflict',
    `${what} was changed meanwhile: it is at version ${Math.max(now, seen + 1)}, you saw ${seen}. Nothing was overwritten; look and change again.`,
  );
}
