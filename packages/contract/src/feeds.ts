import Type, { type Static } from 'typebox';
import { oneId } from './one-id.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Why a feed brought nothing. Nothing of what the other side said is repeated. */
export const FeedFault = Type.Union([
  /** No answer: no connection, a name that is not known, a certificate that is not right. */
  Type.Literal('unreachable'),
  Type.Literal('timeout'),
  /** The other side wants another key, or none of us (401, 403). */
  Type.Literal('key-refused'),
  /** It asks for fewer questions (429). */
  Type.Literal('too-often'),
  /** It points elsewhere; that is never followed. */
  Type.Literal('redirect'),
  /** Another answer than 200. */
  Type.Literal('bad-answer'),
  Type.Literal('too-large'),
  /** No JSON, or not of this kind of source. */
  Type.Literal('unreadable'),
  /** Our own store or queue could not take it. */
  Type.Literal('not-stored'),
  /** The key cannot be opened with the files of this server: give it anew. */
  Type.Literal('key-lost'),
  /** The file tells of many stations, but not of this one. */
  Type.Literal('station-missing'),
  /** What it measures are not the series that the thing has. */
  Type.Literal('other-series'),
]);
export type FeedFault = Static<typeof FeedFault>;

/** A source elsewhere that is asked for readings of one thing. The key goes in and never comes out. */
export const Feed = Type.Object({
  thingId: Type.Integer(),
  thingName: Type.String(),
  adapter: Type.String(),
  adapterName: Type.String(),
  station: Type.String(),
  origin: Type.String({ description: 'Scheme and host that are asked, and no other' }),
  hasKey: Type.Boolean(),
  health: Type.Union([Type.Literal('waiting'), Type.Literal('working'), Type.Literal('failing')]),
  fault: Nullable(FeedFault),
  /** Failed in a row. */
  failures: Type.Integer(),
  triedAt: Nullable(Instant),
  succeededAt: Nullable(Instant),
  nextAt: Instant,
  /** Newest reading that it brought. */
  reached: Nullable(Instant),
  stored: Type.Integer(),
  refused: Type.Integer(),
  /** In words, in the language that was asked for. */
  sentence: Type.String(),
});
export type Feed = Static<typeof Feed>;

export const FeedAdapter = Type.Object({
  id: Type.String(),
  name: Type.String(),
  deviceType: Nullable(
    Type.String({
      description: 'Device type that the thing must have; null where the thing comes from an import of the source',
    }),
  ),
  origin: Type.String(),
  /** The usual one first, then those of FEED_ORIGINS that this kind of source could be at. */
  origins: Type.Array(Type.String()),
  stationPattern: Type.String({ description: 'Regular expression of what the source calls a station' }),
  stationExample: Type.String(),
  needsKey: Type.Boolean(),
  source: Type.String({ description: 'Address of the public documentation' }),
});
export type FeedAdapter = Static<typeof FeedAdapter>;

export const FeedList = Type.Object({ items: Type.Array(Feed), adapters: Type.Array(FeedAdapter) });
export type FeedList = Static<typeof FeedList>;

export const FeedDraft = Type.Object(
  {
    adapter: Type.String({ maxLength: 40 }),
    station: Type.String({ minLength: 1, maxLength: 120, description: 'What the source calls the station or segment' }),
    key: Type.Optional(
      Type.String({ minLength: 8, maxLength: 500, description: 'Stored sealed; left out: the one that is stored' }),
    ),
    origin: Type.Optional(
      Type.String({ maxLength: 200, description: 'Another host than the usual one; FEED_ORIGINS must name it' }),
    ),
  },
  { additionalProperties: false },
);
export type FeedDraft = Static<typeof FeedDraft>;

const thing = Type.Object({ id: oneId });

export const feedOperations = {
  listFeeds: {
    method: 'GET',
    path: '/v1/feeds',
    access: 'sensors.manage',
    summary: 'Sources elsewhere that are asked for readings, how they are doing, and which kinds there are',
    query: Type.Object({
      thing: Type.Optional(Type.Integer({ ...oneId, description: 'Of this thing alone, and the kinds that fit it' })),
    }),
    response: FeedList,
    status: 200,
  },
  putFeed: {
    method: 'PUT',
    path: '/v1/things/:id/feed',
    access: 'administrator',
    summary: 'Ask a source elsewhere for the readings of a thing, from now on',
    params: thing,
    body: FeedDraft,
    response: Feed,
    status: 200,
  },
  deleteFeed: {
    method: 'DELETE',
    path: '/v1/things/:id/feed',
    access: 'administrator',
    summary: 'Ask no more; what was stored stays',
    params: thing,
    response: Type.Object({ removed: Type.Boolean() }),
    status: 200,
  },
} as const;
