import Type, { type Static } from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/**
 * What may need somebody today. `answer`: a signal waits for one's interpretation. `task`: of one's organisation, due soon.
 * `case`: one's own, in which nothing moved. `measure`: agreed on and not begun, or running on the day on
 * which it was to stop or end. `verdict`: an effect was judged.
 * `proposal`: follows from feedback. `passport`: ends soon. `removal`: one's own case is about to be removed. `notices`: unread.
 */
export const TodayKind = Type.Union([
  Type.Literal('answer'),
  Type.Literal('task'),
  Type.Literal('case'),
  Type.Literal('measure'),
  Type.Literal('verdict'),
  Type.Literal('proposal'),
  Type.Literal('passport'),
  Type.Literal('removal'),
  Type.Literal('notices'),
]);
export type TodayKind = Static<typeof TodayKind>;

export const TodayItem = Type.Object({
  kind: TodayKind,
  /** Of the signal, case, measure, place or thing that it leads to; of a passport the datastream comes beside it. */
  subjectId: Type.Integer(),
  datastreamId: Nullable(Type.Integer()),
  /** One plain sentence. */
  sentence: Type.String(),
  /** What more there is to say, such as what a signal tells. */
  detail: Nullable(Type.String()),
  /** Why it is this person’s, in one plain sentence. */
  reason: Type.String(),
  /** By when; null: no day was agreed. */
  dueAt: Nullable(Instant),
  late: Type.Boolean(),
});
export type TodayItem = Static<typeof TodayItem>;

/** Items of one kind that are told at most; the rest is counted. */
export const MOST_TODAY = 10;

export const Today = Type.Object({
  /** Late ones first, then by the day they are due, then those without a day. */
  items: Type.Array(TodayItem),
  /** Per kind of which there are more: how many are left out. */
  more: Type.Array(Type.Object({ kind: TodayKind, count: Type.Integer() })),
});
export type Today = Static<typeof Today>;

/** Of the notices room: it may look into all others. */
export const todayOperations = {
  getToday: {
    method: 'GET',
    path: '/v1/today',
    access: 'signed-in',
    summary: 'What needs the person who asks today, with the reason, most urgent first',
    response: Today,
    status: 200,
  },
} as const;
