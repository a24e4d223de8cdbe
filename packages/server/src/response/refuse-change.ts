import { WijkritmeError, type Words } from '@wijkritme/contract';
import { findOwn, type OwnAt } from './sql/write-interpretations.ts';
import type { ResponseDb } from './tables.ts';

/**
 * Why a change of one's own interpretation did not go through.
 * @throws WijkritmeError not_found: there is none; conflict: declined, or changed meanwhile
 */
export async function refuseChange(db: ResponseDb, own: OwnAt): Promise<never> {
  const now = await findOwn(db, own);
  if (!now)
    throw new WijkritmeError('not_found', {
      nl: `U hebt signaal ${own.signalId} nog niet geduid. Zeg eerst wat u denkt.`,
      en: `You have not interpreted signal ${own.signalId} yet. Say first what you think.`,
    });
  if (now.state === 'declined')
    throw new WijkritmeError('conflict', {
      nl: 'U koos ervoor dit signaal niet te duiden, en hebt daarna de anderen gezien. Daarom kan dit niet meer.',
      en: 'You chose not to interpret this signal, and have seen the others since. That is why this is no longer possible.',
    });
  throw new WijkritmeError('conflict', {
    nl: `U hebt dit ergens anders veranderd: het is nu versie ${now.version}, u zag ${own.version}. Er is niets overschreven; kijk en verander opnieuw.`,
    en: `You changed this elsewhere: it is at version ${now.version}, you saw ${own.version}. Nothing was overwritten; look and change again.`,
  });
}

/** @throws WijkritmeError conflict: somebody changed it meanwhile */
export function refuseOldVersion(what: Words, { now, seen }: { readonly now: number; readonly seen: number }): never {
  throw new WijkritmeError('conflict', {
    nl: `${what.nl} is intussen veranderd: het is nu versie ${Math.max(now, seen + 1)}, u zag ${seen}. Er is niets overschreven; kijk en verander opnieuw.`,
    en: `${what.en} was changed meanwhile: it is at version ${Math.max(now, seen + 1)}, you saw ${seen}. Nothing was overwritten; look and change again.`,
  });
}
