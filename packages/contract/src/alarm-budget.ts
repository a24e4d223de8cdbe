import Type, { type Static } from 'typebox';
import { oneId } from './one-id.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Signals a week: one in half a year at least, about fourteen a day at most. */
const PerWeek = Type.Number({ minimum: 0.04, maximum: 100 });

/** How many signals a week a team can handle of a place with its own datastreams; places below it without a budget have the same. */
export const AlarmBudget = Type.Object({
  placeId: Type.Integer(),
  perWeek: Type.Number(),
  /** The place whose budget this is; null for the default of one a week. */
  fromPlaceId: Nullable(Type.Integer()),
  /** A deviation of the place's datastreams is told when it is rarer than once in so many weeks; null before the first account. */
  onceInWeeks: Nullable(Type.Number()),
  /** From when that limit holds. */
  since: Nullable(Instant),
});
export type AlarmBudget = Static<typeof AlarmBudget>;

/** Without `perWeek` the place has the budget of the place around it again. */
export const AlarmBudgetChange = Type.Object({ perWeek: Type.Optional(PerWeek) }, { additionalProperties: false });

/** Moments of a preview, the newest ones. */
export const MOST_SHOWN = 500;

/**
 * What another budget would have shown over the past weeks, in the place and in those below it that have their budget from it;
 * silences are told whatever the budget.
 */
export const AlarmBudgetPreview = Type.Object({
  placeId: Type.Integer(),
  perWeek: Type.Number(),
  /** The weeks looked at: eight at most, after the datastreams had learned; null where there are none. */
  from: Nullable(Instant),
  to: Nullable(Instant),
  /** The limit that this budget asks for; null without datastreams, and where the places below differ. */
  onceInWeeks: Nullable(Type.Number()),
  /** Places with datastreams that would have this budget. */
  places: Type.Integer(),
  /** How many moments would have been told. */
  total: Type.Integer(),
  /** Those moments, oldest first; of very many the newest. */
  shown: Type.Array(
    Type.Object({
      placeId: Type.Integer(),
      placeName: Type.String(),
      start: Instant,
      end: Instant,
      /** Weeks between such moments, for the datastream in which it was rarest. */
      onceInWeeks: Type.Number(),
      datastreams: Type.Array(Type.Integer()),
    }),
    { maxItems: MOST_SHOWN },
  ),
  /** One plain sentence. */
  sentence: Type.String(),
});
export type AlarmBudgetPreview = Static<typeof AlarmBudgetPreview>;

const id = Type.Object({ id: oneId });

export const alarmBudgetOperations = {
  getAlarmBudget: {
    method: 'GET',
    path: '/v1/places/:id/alarm-budget',
    access: 'everyone',
    summary: 'Signals a week that a place may have, its own or that of the place around it',
    params: id,
    response: AlarmBudget,
    status: 200,
  },
  putAlarmBudget: {
    method: 'PUT',
    path: '/v1/places/:id/alarm-budget',
    access: 'signals.tune',
    placed: true,
    summary: 'Set how many signals a week a place may have, from now on',
    params: id,
    body: AlarmBudgetChange,
    response: AlarmBudget,
    status: 200,
  },
  previewAlarmBudget: {
    method: 'GET',
    path: '/v1/places/:id/alarm-budget/preview',
    access: 'everyone',
    summary: 'What a budget would have shown over the past weeks',
    params: id,
    query: Type.Object({ perWeek: PerWeek }),
    response: AlarmBudgetPreview,
    status: 200,
  },
} as const;
