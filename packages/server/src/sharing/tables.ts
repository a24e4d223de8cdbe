import type { OrganisationKind, Role } from '@wijkritme/contract';
import type { Generated, Kysely } from 'kysely';

export type OrganisationTable = {
  id: Generated<number>;
  kind: OrganisationKind;
  name: string;
  created_at: Date;
  closed_at: Date | null;
};

export type PersonTable = {
  id: Generated<number>;
  organisation_id: number;
  name: string;
  /** null: came by a provider that tells none. */
  email: string | null;
  created_at: Date;
  blocked_at: Date | null;
};

export type RoleGrantTable = {
  person_id: number;
  role: Role;
  /** null: everywhere. */
  place_id: number | null;
  /** `local`: given here; else the provider whose claims gave it. */
  source: string;
  granted_at: Date;
};

export type SessionTable = {
  id: Generated<number>;
  /** SHA-256 of the token. */
  token_hash: Buffer;
  /** null: opened with the administrator key. */
  person_id: number | null;
  /** `key`, `password`, or the id of a provider. */
  way: string;
  /** SHA-256 of the administrator key it was opened with; another key ends it. */
  key_hash: Buffer | null;
  /** Who it is, and which session, at the provider: what back-channel logout names. */
  subject: string | null;
  provider_session: string | null;
  opened_at: Date;
  seen_at: Date;
  ends_at: Date;
};

export type SharingTables = {
  organisation: OrganisationTable;
  person: PersonTable;
  role_grant: RoleGrantTable;
  session: SessionTable;
};

/** A connection or transaction that sees the tables of this room. */
export type SharingDb = Kysely<SharingTables>;
