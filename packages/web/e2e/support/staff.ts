import type { Role } from '@wijkritme/contract';
import { codeOf } from '../../../server/testing/authenticator.ts';
import { theServer } from './bench.ts';

const PASSWORD = 'zeven groene fietsen op de kade';

let made = 0;

/** Somebody with these roles everywhere, who was invited and has accepted, as people do. @returns the token of their session */
export async function hireStaff(...roles: readonly Role[]): Promise<string> {
  const { api, url } = theServer();
  made += 1;
  const { id: organisationId } = await api.createOrganisation({
    body: { kind: 'municipality', name: `Proefdienst ${made}` },
  });
  const email = `proef${made}@voorbeeld.nl`;
  const { token } = await api.invitePerson({
    body: { name: `Noor ${made}`, email, organisationId, roles: roles.map((role) => ({ role, placeId: null })) },
  });
  const { secret } = (await api.openInvitation({ body: { token } })).secondFactor;
  const answer = await fetch(`${url}/v1/invitations/acceptance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, password: PASSWORD, code: codeOf(secret) }),
  });
  const cookies = answer.headers.getSetCookie();
  const session = cookies.map((one) => /^wijkritme_session=([^;]+)/.exec(one)?.[1]).find(Boolean);
  if (!session) throw new Error(`${roles} could not accept: ${answer.status} ${await answer.text()}`);
  return session;
}

/** For the cookies of a page. */
export const cookieOfSession = (value: string) => ({ name: 'wijkritme_session', value, url: theServer().url });
