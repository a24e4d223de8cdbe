import Type, { type Static } from 'typebox';
import { limits } from './limits.ts';
import { oneId } from './one-id.ts';

/** What is planned. A permit names it; people who take part are never named. */
export const PlannedEventKind = Type.Union([
  Type.Literal('event'),
  Type.Literal('market'),
  Type.Literal('sport'),
  Type.Literal('demonstration'),
  Type.Literal('roadworks'),
  Type.Literal('works'),
  Type.Literal('other'),
]);
export type PlannedEventKind = Static<typeof PlannedEventKind>;

const Expected = Type.Union([Type.Literal('higher'), Type.Literal('lower'), Type.Literal('unknown')], {
  description: 'Whether more or less than usual is expected while it lasts',
});

/** Something that is known beforehand and may break the rhythm of a place and of all places below it. */
export const PlannedEvent = Type.Object({
  id: Type.Integer(),
  placeId: Type.Integer(),
  kind: PlannedEventKind,
  name: Type.String(),
  start: Type.String({ format: 'date-time' }),
  end: Type.String({ format: 'date-time' }),
  expected: Expected,
  /** Read from a calendar file; the next file of the same calendar may change it. */
  fromFile: Type.Boolean(),
  version: Type.Integer(),
});
export type PlannedEvent = Static<typeof PlannedEvent>;

/** A time without an offset is what the clock on the wall of the place shows. */
const Moment = Type.String({ maxLength: 40, description: 'RFC 3339, or 2026-12-05T14:00 on the clock of the place' });

const strict = { additionalProperties: false };
const fields = {
  kind: PlannedEventKind,
  name: Type.String({ minLength: 1, maxLength: 120 }),
  start: Moment,
  end: Moment,
  expected: Expected,
};
export const PlannedEventDraft = Type.Object(fields, strict);
export type PlannedEventDraft = Static<typeof PlannedEventDraft>;
const PlannedEventChange = Type.Object({ ...fields, version: Type.Integer({ minimum: 1 }) }, strict);

export const PlannedEvents = Type.Object({
  items: Type.Array(PlannedEvent),
  next: Type.Optional(Type.String()),
});

/** An entry of a calendar file that was left out, and why. */
export const SkippedEntry = Type.Object({
  /** Which entry of the file, counted from 1. */
  entry: Type.Integer(),
  reason: Type.Union([
    Type.Literal('no-name'),
    Type.Literal('no-time'),
    Type.Literal('ends-before-it-starts'),
    Type.Literal('out-of-range'),
    Type.Literal('too-often'),
    Type.Literal('unknown-zone'),
  ]),
});
export type SkippedEntry = Static<typeof SkippedEntry>;

export const CalendarFileResult = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
  unchanged: Type.Integer(),
  skipped: Type.Array(SkippedEntry, { maxItems: limits.calendarEntries }),
});
export type CalendarFileResult = Static<typeof CalendarFileResult>;

const id = Type.Object({ id: oneId });
const instant = Type.String({ format: 'date-time' });

export const plannedEventOperations = {
  listPlannedEvents: {
    method: 'GET',
    path: '/v1/places/:id/planned-events',
    access: 'everyone',
    summary: 'What is planned in a place and in what it lies in, in order of start',
    params: id,
    query: Type.Object({
      from: Type.Optional(instant),
      to: Type.Optional(instant),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: PlannedEvents,
    status: 200,
  },
  addPlannedEvent: {
    method: 'POST',
    path: '/v1/places/:id/planned-events',
    access: 'calendar.manage',
    placed: true,
    summary: 'Say beforehand what is going to happen in a place',
    params: id,
    body: PlannedEventDraft,
    response: PlannedEvent,
    status: 201,
  },
  putPlannedEvent: {
    method: 'PUT',
    path: '/v1/planned-events/:id',
    access: 'calendar.manage',
    placed: true,
    summary: 'Change what is planned; refused when somebody else changed it since',
    params: id,
    body: PlannedEventChange,
    response: PlannedEvent,
    status: 200,
  },
  deletePlannedEvent: {
    method: 'DELETE',
    path: '/v1/planned-events/:id',
    access: 'calendar.manage',
    placed: true,
    summary: 'Take away what is not going to happen',
    params: id,
    response: Type.Object({}),
    status: 200,
  },
  importPlannedEvents: {
    method: 'POST',
    path: '/v1/places/:id/planned-events/imports',
    access: 'calendar.manage',
    placed: true,
    summary:
      'Read a calendar file (iCalendar, RFC 5545) of a place; it takes the place of an earlier file with the same name',
    params: id,
    body: Type.Object(
      {
        calendar: Type.String({ maxLength: limits.calendarFileCharacters, description: 'The text of an .ics file' }),
        file: Type.String({ minLength: 1, maxLength: 120, description: 'Name that the next edition has too' }),
        kind: PlannedEventKind,
        expected: Expected,
      },
      strict,
    ),
    response: CalendarFileResult,
    status: 200,
  },
} as const;
