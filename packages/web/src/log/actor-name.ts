import type { LogActor } from '@wijkritme/contract';
import type { LogText } from './texts-nl.ts';

/** Who did it, by role and organisation. @example actorName(actor, logNl) // 'Wijkregisseur, organisatie 3' */
export function actorName({ kind, roles, organisationId }: LogActor, text: LogText): string {
  const who = roles.map((role) => text.roles[role] ?? role).join(', ') || text.actors[kind];
  return organisationId === null ? who : `${who}, ${text.organisation(organisationId)}`;
}
