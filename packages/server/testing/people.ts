import type { OrganisationKind, RoleGrant } from '@wijkritme/contract';
import { Sessions } from '../src/sharing/sessions/sessions.ts';
import type { SharingDb, SharingTables } from '../src/sharing/tables.ts';
import type { TestServer } from './start-test-server.ts';

export interface BuildPerson {
  readonly roles?: readonly RoleGrant[];
  readonly organisationKind?: OrganisationKind;
  /** Of somebody built before; else a new organisation. */
  readonly organisationId?: number;
}

export interface TestPerson {
  readonly id: number;
  readonly organisationId: number;
  /** Headers of a page of ours in which this person has signed in. */
  readonly headers: { readonly cookie: string; readonly origin: string };
}

let made = 0;

/** A person with an open session, put into the store as the product keeps it: for tests of what they may do. */
export async function buildPerson(server: TestServer, options: BuildPerson = {}): Promise<TestPerson> {
  const db = server.context.db.withTables<SharingTables>();
  const now = new Date(server.context.clock.now());
  made += 1;
  const organisationId = options.organisationId ?? (await insertOrganisation(db, options.organisationKind, now));
  const person = await db
    .insertInto('person')
    .values({ organisation_id: organisationId, name: `Proefpersoon ${made}`, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { role, placeId } of options.roles ?? [])
    await db
      .insertInto('role_grant')
      .values({ person_id: person.id, role, place_id: placeId, source: 'local', granted_at: now })
      .execute();
  return { id: person.id, organisationId, headers: await openSessionOf(server, person.id) };
}

/** Another session of somebody built before. */
export async function openSessionOf(server: TestServer, personId: number): Promise<TestPerson['headers']> {
  const db = server.context.db.withTables<SharingTables>();
  const sessions = new Sessions(db, server.context.clock, server.adminKey);
  const token = await sessions.open({ way: 'password', personId });
  return { cookie: `wijkritme_session=${token}`, origin: server.url };
}

/** As after a long pause. */
export async function endSessionsOf(server: TestServer, personId: number): Promise<void> {
  const db = server.context.db.withTables<SharingTables>();
  await db.deleteFrom('session').where('person_id', '=', personId).execute();
}

async function insertOrganisation(db: SharingDb, kind: OrganisationKind | undefined, now: Date): Promise<number> {
  const { id } = await db
    .insertInto('organisation')
    .values({ kind: kind ?? 'municipality', name: `Proefdienst ${made}`, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
