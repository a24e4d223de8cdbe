import type { OrganisationKind, Role, ViewPurpose } from '@wijkritme/contract';
import type { ColumnType, Generated, Kysely } from 'kysely';

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

export type PasswordTable = { person_id: number; hash: string; changed_at: Date };

export type SecondFactorTable = {
  person_id: number;
  /** Sealed. */
  secret: Buffer;
  /** The newest step of time of which a code was used; int8, so a text. */
  last_step: ColumnType<string, number, number>;
  confirmed_at: Date;
  /** Sealed; of another app that is not confirmed yet. */
  next_secret: Buffer | null;
};

/** A code that was used is gone. */
export type RecoveryCodeTable = { person_id: number; hash: Buffer };

/** One per person; a new one takes the place of the old one, and one that was used is gone. */
export type InvitationTable = {
  person_id: number;
  token_hash: Buffer;
  /** Sealed; of the second factor to set up. */
  secret: Buffer;
  made_at: Date;
  ends_at: Date;
};

/** Who a provider calls by this subject. */
export type PersonIdentityTable = { provider: string; subject: string; person_id: number };

export type LogoutTokenTable = { provider: string; jti: string; ends_at: Date };

export type SessionPurposeTable = {
  session_id: number;
  /** null: everywhere. */
  place_id: number | null;
  purpose: ViewPurpose;
  given_at: Date;
};

/** A key on a device of somebody, known by its public half. */
export type PasskeyTable = {
  id: Generated<number>;
  person_id: number;
  credential_id: string;
  public_key: Buffer;
  /** Of the authenticator; int8, so a text. 0: it keeps none. */
  counter: ColumnType<string, number, number>;
  transports: string[];
  synced: boolean;
  name: string;
  added_at: Date;
  used_at: Date | null;
};

export type PasskeyChallengeTable = { challenge_hash: Buffer; person_id: number | null; ends_at: Date };

export type SharingTables = {
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  organisation: OrganisationTable;
  person: PersonTable;
  role_grant: RoleGrantTable;
  session: SessionTable;
  password: PasswordTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  invitation: InvitationTable;
  person_identity: PersonIdentityTable;
  logout_token: LogoutTokenTable;
  session_purpose: SessionPurposeTable;
};

/** A connection or transaction that sees the tables of this room. */
export type SharingDb = Kysely<SharingTables>;
