import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false };

/**
 * What one may be told of: something leaves its rhythm, a sensor needs a look, there is news in a case, somebody gave one a signal,
 * one's interpretation is still missing shortly before its term ends.
 */
export const NoticeKind = Type.Union([
  Type.Literal('signal'),
  Type.Literal('sensor'),
  Type.Literal('case'),
  Type.Literal('assigned'),
  Type.Literal('reading'),
]);
export type NoticeKind = Static<typeof NoticeKind>;
export const noticeKinds: readonly NoticeKind[] = NoticeKind.anyOf.map(({ const: one }) => one);

/** Something that one person is told. What it is about is read when the page is opened: rights may change. */
export const Notice = Type.Object({
  id: Type.Integer(),
  kind: NoticeKind,
  /** Of the signal or the case. */
  subjectId: Type.Integer(),
  placeId: Nullable(Type.Integer()),
  at: Instant,
  readAt: Nullable(Instant),
  /** Beyond the alarm budget of its place: listed, and neither counted nor sent. */
  capped: Type.Boolean(),
  sentence: Type.String(),
});
export type Notice = Static<typeof Notice>;
export const NoticeList = Type.Object({
  items: Type.Array(Notice),
  next: Nullable(Type.String()),
  unread: Type.Integer(),
});
export type NoticeList = Static<typeof NoticeList>;

/** When mail and messages to devices go out: as it comes, every day at eight, or on Mondays at eight. */
export const MailRhythm = Type.Union([Type.Literal('each'), Type.Literal('daily'), Type.Literal('weekly')]);
export type MailRhythm = Static<typeof MailRhythm>;
export const mailRhythms: readonly MailRhythm[] = MailRhythm.anyOf.map(({ const: one }) => one);

/** Wall-clock time, HH:MM. */
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

const choices = {
  kinds: Type.Array(NoticeKind, { maxItems: 5, uniqueItems: true }),
  /** Places with all below them; empty: everywhere one works. */
  places: Type.Array(oneId, { maxItems: 50, uniqueItems: true }),
  mail: Type.Boolean(),
  mailRhythm: MailRhythm,
  /** No mail and no messages to devices between these two times; null: at any time. */
  quiet: Nullable(Type.Object({ from: Clock, to: Clock }, strict)),
  timeZone: Type.String({ minLength: 1, maxLength: 60 }),
  language: Type.Union([Type.Literal('nl'), Type.Literal('en')]),
};

export const NoticePreferences = Type.Object({
  ...choices,
  /** Where mail goes; null: no address yet. */
  mailAddress: Nullable(Type.String()),
  /** false: nothing is sent before the link in the mail to it was opened. */
  mailVerified: Type.Boolean(),
  /** Can this installation send mail at all? */
  mailPossible: Type.Boolean(),
  /** Can it send messages to devices? */
  pushPossible: Type.Boolean(),
  version: Type.Integer(),
});
export type NoticePreferences = Static<typeof NoticePreferences>;

export const NoticePreferencesChange = Type.Object({ ...choices, version: Type.Integer({ minimum: 0 }) }, strict);
export type NoticePreferencesChange = Static<typeof NoticePreferencesChange>;

const Nothing = Type.Object({});

/** What persons are told; of the notices room. */
export const noticeOperations = {
  listNotices: {
    method: 'GET',
    path: '/v1/notices',
    access: 'signed-in',
    summary: 'What one was told, newest first, as far as one may still see it',
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      after: Type.Optional(Type.String({ pattern: '^\\d{1,10}$' })),
    }),
    response: NoticeList,
    status: 200,
  },
  readNotices: {
    method: 'POST',
    path: '/v1/notices/read',
    access: 'signed-in',
    summary: 'Mark what one was told as read, up to and with this one',
    body: Type.Object({ upTo: oneId }, strict),
    response: Type.Object({ unread: Type.Integer() }),
    status: 200,
  },
  getNoticePreferences: {
    method: 'GET',
    path: '/v1/notice-preferences',
    access: 'signed-in',
    summary: 'Of what, where and when one is told',
    response: NoticePreferences,
    status: 200,
  },
  putNoticePreferences: {
    method: 'PUT',
    path: '/v1/notice-preferences',
    access: 'signed-in',
    summary: 'Choose of what, where and when one is told',
    body: NoticePreferencesChange,
    response: NoticePreferences,
    status: 200,
  },
  createMailVerification: {
    method: 'POST',
    path: '/v1/notice-preferences/mail-verifications',
    access: 'signed-in',
    summary: 'Send a link to an address; mail goes there once the link was opened',
    body: Type.Object({ address: Type.String({ format: 'email', maxLength: 200 }) }, strict),
    response: NoticePreferences,
    status: 202,
  },
  confirmMailAddress: {
    method: 'POST',
    path: '/v1/mail-confirmations',
    access: 'everyone',
    summary: 'Open the link that was sent to an address',
    body: Type.Object({ token: Type.String({ minLength: 8, maxLength: 200 }) }, strict),
    response: Nothing,
    status: 200,
  },
} as const;
