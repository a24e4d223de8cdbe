import type { Role } from '@wijkritme/contract';
import { codeOf } from '../../../packages/server/testing/authenticator.ts';
import type { Server } from '../harness/server.ts';
import { postFrom } from './post-from.ts';

const PASSWORD = 'zeven groene fietsen op de kade';
const roles: readonly Role[] = ['ward-officer', 'community-officer', 'welfare-worker', 'housing-manager', 'analyst'];

/** Hashing a password keeps a core busy. */
const AT_ONCE = 4;

/** Somebody with an open session. */
export interface Hired {
  readonly id: number;
  readonly cookie: string;
  readonly role: Role;
}

/** People who were invited and have accepted, with password and second factor: half work everywhere, half at one place. */
export async function hirePeople(server: Server, count: number, places: readonly number[]): Promise<Hired[]> {
  const { id } = await server.client.createOrganisation({ body: { kind: 'municipality', name: 'Meetdienst' } });
  const people: Hired[] = [];
  for (let at = 0; at < count; at += AT_ONCE) {
    const next = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) => at + index);
    people.push(...(await Promise.all(next.map((one) => hire(server, { at: one, organisationId: id, places })))));
  }
  return people;
}

interface Hiring {
  readonly at: number;
  readonly organisationId: number;
  readonly places: readonly number[];
}

async function hire(server: Server, { at, organisationId, places }: Hiring): Promise<Hired> {
  const role = roles[at % roles.length] as Role;
  const placeId = at % 2 === 0 ? null : (places[at % places.length] ?? null);
  const { token, person } = await server.client.invitePerson({
    body: {
      name: `Meter ${at + 1}`,
      email: `meter${at + 1}@voorbeeld.nl`,
      organisationId,
      roles: [{ role, placeId }],
    },
  });
  const localAddress = `127.0.1.${at + 1}`;
  const opened = await postFrom(server, { localAddress, path: '/v1/invitations/opening', body: { token } });
  const { secret } = (JSON.parse(opened.text) as { secondFactor: { secret: string } }).secondFactor;
  const body = { token, password: PASSWORD, code: codeOf(secret) };
  const answer = await postFrom(server, { localAddress, path: '/v1/invitations/acceptance', body });
  const cookie = answer.cookies
    .map((one) => /^wijkritme_session=[^;]+/.exec(one)?.[0])
    .find((one) => one !== undefined);
  if (!cookie) throw new Error(`an invitation was not accepted: ${answer.status} ${answer.text}`);
  return { id: person.id, cookie, role };
}
