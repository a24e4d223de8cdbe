import type { QueryClient } from '@tanstack/react-query';
import type { Session } from '@wijkritme/contract';
import { keys } from '../../live/keys.ts';

/** What a visitor may not read: gone from the page after signing out. */
const closedKeys = [
  keys.imports[0],
  'import',
  'import-rows',
  'interpretations',
  'explanations',
  'cases',
  'case',
  'case-file',
  keys.mySessions[0],
  keys.organisations[0],
  keys.people[0],
];

/**
 * Write down who one is now. An answer still under way was asked for as somebody else and must not come after:
 * it is cancelled first, whether a part of the page waits for it or not.
 */
export async function becomeSession(queryClient: QueryClient, session: Session): Promise<void> {
  await queryClient.cancelQueries({ queryKey: keys.session });
  queryClient.setQueryData(keys.session, session);
  if (session.role === 'visitor') {
    for (const name of closedKeys) queryClient.removeQueries({ queryKey: [name] });
    return;
  }
  // Everything that was read as somebody else is read again, also what is still being asked for.
  await queryClient.cancelQueries();
  void queryClient.invalidateQueries();
}
