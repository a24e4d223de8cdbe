import type { KeyObject } from 'node:crypto';
import type { Context } from '../foundation/context.ts';
import { type PasswordCost, Passwords } from './accounts/password-hash.ts';
import { loadSignInKey, Sealer } from './accounts/sealer.ts';
import { SignInGuard } from './accounts/sign-in-guard.ts';
import { isSameKey, loadAdminKey } from './admin-key.ts';
import { coworkersAt } from './coworkers.ts';
import { rightsChanged } from './events.ts';
import { loadCheckpointKey } from './log/checkpoint-key.ts';
import { finishOidc } from './oidc/finish-oidc.ts';
import { logoutOidc } from './oidc/logout-oidc.ts';
import { Providers } from './oidc/providers.ts';
import { startOidc } from './oidc/start-oidc.ts';
import { acceptInvitation } from './operations/accept-invitation.ts';
import { addPasskey } from './operations/add-passkey.ts';
import { changeOrganisation } from './operations/change-organisation.ts';
import { changePassword } from './operations/change-password.ts';
import { changePerson } from './operations/change-person.ts';
import { closeSession } from './operations/close-session.ts';
import { confirmSecondFactor } from './operations/confirm-second-factor.ts';
import { createLogCheckpoint } from './operations/create-log-checkpoint.ts';
import { createOrganisation } from './operations/create-organisation.ts';
import { deletePersonOperation } from './operations/delete-person.ts';
import { getSession } from './operations/get-session.ts';
import { givePurpose } from './operations/give-purpose.ts';
import { invitePerson } from './operations/invite-person.ts';
import { listCoworkers } from './operations/list-coworkers.ts';
import { listLog } from './operations/list-log.ts';
import { listOrganisations } from './operations/list-organisations.ts';
import { listPasskeys } from './operations/list-passkeys.ts';
import { listPeople } from './operations/list-people.ts';
import { listPurposes } from './operations/list-purposes.ts';
import { listSessions } from './operations/list-sessions.ts';
import { listSignInWays } from './operations/list-sign-in-ways.ts';
import { openAccountSession } from './operations/open-account-session.ts';
import { openInvitation } from './operations/open-invitation.ts';
import { openPasskeySession } from './operations/open-passkey-session.ts';
import { openSession } from './operations/open-session.ts';
import { removePasskey } from './operations/remove-passkey.ts';
import { renamePasskey } from './operations/rename-passkey.ts';
import { resetPerson } from './operations/reset-person.ts';
import { revokeSession } from './operations/revoke-session.ts';
import { startPasskey } from './operations/start-passkey.ts';
import { startPasskeySignIn } from './operations/start-passkey-sign-in.ts';
import { startSecondFactor } from './operations/start-second-factor.ts';
import { verifyLog } from './operations/verify-log.ts';
import type { Sharing, SharingRoom } from './room.ts';
import { Sessions } from './sessions/sessions.ts';
import { ensureLog } from './sql/log.ts';
import { selectOrganisations } from './sql/organisations.ts';
import { selectNames } from './sql/people.ts';
import { selectWorking } from './sql/working.ts';
import type { SharingTables } from './tables.ts';

export type { PasswordCost } from './accounts/password-hash.ts';
export { loadSignInKey, Sealer } from './accounts/sealer.ts';
export { personInvited, rightsChanged } from './events.ts';
export { isWider } from './is-wider.ts';
export { canonicalJson, type Json } from './log/canonical-json.ts';
export type { LogFact } from './log/chain.ts';
export { sharingMigrations } from './migrations/index.ts';
export type { Sharing } from './room.ts';
export { hashOfToken, makeToken } from './sessions/token.ts';
export { isForEverybody, type LabelReader, labelAllows } from './sql/label-rule.ts';
export { appendLog, type LogDb, logPlaceOf } from './sql/log.ts';
export { closeSimulatedOrganisations, ensureSimulatedOrganisation } from './sql/simulated-organisations.ts';
export type { WorkingPerson } from './sql/working.ts';

/** After these somebody may do more or less, or is no longer here. */
const changesOfRights = [
  changeOrganisation,
  changePassword,
  changePerson,
  closeSession,
  confirmSecondFactor,
  deletePersonOperation,
  givePurpose,
  resetPerson,
  revokeSession,
];

const operations = [
  acceptInvitation,
  createOrganisation,
  getSession,
  invitePerson,
  listCoworkers,
  listOrganisations,
  listPeople,
  listPurposes,
  listSessions,
  listSignInWays,
  openAccountSession,
  openInvitation,
  openSession,
  startSecondFactor,
  addPasskey,
  listPasskeys,
  openPasskeySession,
  removePasskey,
  renamePasskey,
  startPasskey,
  startPasskeySignIn,
];

/** Who people are, how they sign in, and the log of what they did. What they may do: `foundation/access.ts`. */
export function mountSharing(context: Context, passwordCost?: PasswordCost): Sharing {
  const adminKey = loadAdminKey(context.config);
  const db = context.db.withTables<SharingTables>();
  const room: SharingRoom = {
    name: 'sharing',
    adminKey,
    db,
    sessions: new Sessions(db, context.clock, adminKey),
    sealer: new Sealer(loadSignInKey(context.config.dataDir)),
    guard: new SignInGuard(context.clock),
    passwords: new Passwords(passwordCost),
    organisations: () => selectOrganisations(db),
    coworkersAt: (placeId) => coworkersAt(db, context.access, placeId),
    namesOf: (ids) => selectNames(db, ids),
    working: () => selectWorking(db),
    start: () => ensureLog(context.db),
  };
  knowAdminKey(context, adminKey);
  context.principals.useSessions(room.sessions);
  for (const mount of operations) mount(context, room);
  for (const mount of changesOfRights) mount(announcing(context), room);
  mountOidc(context, room);
  mountLog(context);
  return room;
}

/** A context whose operations tell, before they answer, that rights may have changed. */
function announcing(context: Context): Context {
  const operation: Context['http']['operation'] = (id, handler, options) =>
    context.http.operation(
      id,
      async (call) => {
        const answer = await handler(call);
        await context.events.announce(rightsChanged, {});
        return answer;
      },
      options,
    );
  return { ...context, http: { ...context.http, operation } };
}

function knowAdminKey({ principals }: Context, adminKey: string): void {
  let lastGood = '';
  principals.add((key) => {
    if (key !== lastGood && !isSameKey(key, adminKey)) return undefined;
    lastGood = key;
    return { kind: 'administrator' };
  });
}

function mountOidc(context: Context, room: SharingRoom): void {
  const providers = new Providers(context.config.oidcProviders);
  for (const mount of [startOidc, finishOidc, logoutOidc]) mount(context, room, providers);
}

function mountLog(context: Context): void {
  let checkpointKey: KeyObject | undefined;
  const keyOfCheckpoints = () => {
    checkpointKey ??= loadCheckpointKey(context.config.dataDir);
    return checkpointKey;
  };
  listLog(context);
  verifyLog(context, keyOfCheckpoints);
  createLogCheckpoint(context, keyOfCheckpoints);
}
