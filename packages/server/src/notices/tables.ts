import type { DeliveryChannel, DeliveryState, MailRhythm, NoticeKind } from '@wijkritme/contract';
import type { ColumnType, Generated, Insertable, Kysely } from 'kysely';

/** How far each kind of news was told; the number of the last signal, or a position in the outbox. */
export type NoticeCursorTable = { source: string; position: ColumnType<number, number, number> };

export type NoticePreferenceTable = {
  person_id: number;
  kinds: NoticeKind[];
  /** With all below them; empty: everywhere this person works. */
  places: number[];
  mail: boolean;
  mail_rhythm: MailRhythm;
  /** Wall-clock time, HH:MM. */
  quiet_from: string | null;
  quiet_to: string | null;
  time_zone: string;
  language: 'nl' | 'en';
  mail_address: string | null;
  mail_verified_at: Date | null;
  version: Generated<number>;
};

export type MailVerificationTable = {
  person_id: number;
  address: string;
  token_hash: Buffer;
  made_at: Date;
  ends_at: Date;
};

/** Something that one person is told. */
export type NoticeTable = {
  id: Generated<number>;
  person_id: number;
  kind: NoticeKind;
  /** Of the signal or the case. */
  subject_id: number;
  /** What it came from: of one person each once. */
  cause: string;
  place_id: number | null;
  at: Date;
  /** Beyond the alarm budget of its place. */
  capped: boolean;
  read_at: Date | null;
  /** When it goes out by mail; null: it does not. */
  mail_due_at: Date | null;
  /** When it was put into a mail. */
  mailed_at: Date | null;
  /** When it goes to devices; null: it does not. */
  push_due_at: Date | null;
  /** When it was put into messages to them. */
  pushed_at: Date | null;
};

export type WebhookTable = {
  id: Generated<number>;
  name: string;
  url: string;
  /** Sealed. */
  secret: Buffer;
  kinds: NoticeKind[];
  place_id: number | null;
  enabled: boolean;
  created_at: Date;
};

/** The pair with which messages to devices are signed; one row. */
export type PushKeyTable = {
  single: Generated<boolean>;
  public_key: Buffer;
  /** Sealed. */
  private_key: Buffer;
  made_at: Date;
};

/** A browser that is sent messages. */
export type PushDeviceTable = {
  id: Generated<number>;
  person_id: number;
  name: string;
  /** Host of its push service. */
  service: string;
  endpoint_hash: Buffer;
  /** Sealed. */
  subscription: Buffer;
  created_at: Date;
  last_sent_at: Date | null;
};

/** Something that goes out, kept until it is there or given up. */
export type DeliveryTable = {
  id: string;
  channel: DeliveryChannel;
  person_id: number | null;
  webhook_id: number | null;
  push_device_id: number | null;
  /** What a message to a webhook came from: of one webhook each once. */
  cause: string | null;
  /** Sealed: addresses and links stand in it. */
  payload: Buffer;
  state: DeliveryState;
  attempts: number;
  due_at: Date;
  /** Somebody is sending it until then; a process that was killed meanwhile gives it back by this. */
  claimed_until: Date | null;
  error: string | null;
  created_at: Date;
};

export type NewNotice = Insertable<NoticeTable>;
export type NewDelivery = Insertable<DeliveryTable>;

export type NoticesTables = {
  notice_cursor: NoticeCursorTable;
  notice_preference: NoticePreferenceTable;
  mail_verification: MailVerificationTable;
  notice: NoticeTable;
  webhook: WebhookTable;
  delivery: DeliveryTable;
  push_key: PushKeyTable;
  push_device: PushDeviceTable;
};

/** A connection or transaction that sees the tables of this room. */
export type NoticesDb = Kysely<NoticesTables>;
